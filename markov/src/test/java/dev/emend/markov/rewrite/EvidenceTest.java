package dev.emend.markov.rewrite;

import static dev.emend.markov.rewrite.Evidences.open;
import static dev.emend.markov.rewrite.Evidences.plays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emend.interaction.Reading;
import dev.emend.interaction.Slot;
import dev.emend.markov.rewrite.Saying.ReadAs;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceTest {
  @Test
  void stepsLeadBetweenStatesThatWereSaid() {
    Evidences to = Evidences.of().said("a", 1, 0, plays("a")).again("a", "b", 1, 1);
    assertThatThrownBy(to::evidence)
        .hasMessageEndingWith("ends in a state that was never said")
        .hasMessageContaining("text=b");
    Evidences from = Evidences.of().said("a", 1, 0, plays("a")).again("b", "a", 1, 1);
    assertThatThrownBy(from::evidence)
        .hasMessageEndingWith("begins in a state that was never said");
  }

  @Test
  void nothingIsGivenTwice() {
    Evidences states = Evidences.of().said("a", 1, 0, plays("a")).said("a", 2, 0, plays("a"));
    assertThatThrownBy(states::evidence).hasMessageEndingWith("is given twice");
    Evidences steps =
        Evidences.of().said("a", 1, 0, plays("a")).again("a", "a", 1, 1).again("a", "a", 2, 1);
    assertThatThrownBy(steps::evidence).hasMessageEndingWith("is given twice");
  }

  @Test
  void textIsFoundUnderEveryContext() {
    State asked = new State("request:song", "a");
    Evidence evidence =
        Evidences.of()
            .said(asked, 1, 0, plays("a"))
            .said("b", 1, 0, plays("b"))
            .said("a", 1, 0, plays("a"))
            .evidence();
    assertThat(evidence.statesOf("a")).containsExactly(open("a"), asked);
    assertThat(evidence.statesOf("c")).isEmpty();
  }

  @Test
  void readingsThatMeanTheSameAreOne() {
    Reading upper = new Reading("music", "play", List.of(Slot.of("song", "Thai")));
    Reading other = plays("tired");
    Saying saying =
        new Saying(
            open("a"),
            1,
            0,
            List.of(new ReadAs(other, 4), new ReadAs(plays("thai"), 3), new ReadAs(upper, 2)));
    assertThat(saying.mainReading()).isEqualTo(plays("thai"));
    assertThat(saying.readings())
        .containsExactly(new ReadAs(plays("thai"), 5), new ReadAs(other, 4));
    assertThat(saying.turns()).isEqualTo(9);
  }

  @Test
  void orderOfEqualReadingsChangesNothing() {
    Reading upper = new Reading("music", "play", List.of(Slot.of("song", "Thai")));
    List<ReadAs> one = List.of(new ReadAs(plays("thai"), 2), new ReadAs(upper, 2));
    List<ReadAs> two = List.of(new ReadAs(upper, 2), new ReadAs(plays("thai"), 2));
    assertThat(new Saying(open("a"), 1, 0, one)).isEqualTo(new Saying(open("a"), 1, 0, two));
  }

  @Test
  void massesAreNotNegative() {
    assertThatThrownBy(() -> new Saying(open("a"), -1, 0, List.of()))
        .hasMessage("Invalid mass of 'a': success -1.0, failure 0.0 (must not be negative)");
    assertThatThrownBy(() -> Evidences.of().again("a", "b", 0, 1))
        .hasMessage("Invalid mass of 'a' -> 'b': 0.0 (must be positive)");
  }
}
