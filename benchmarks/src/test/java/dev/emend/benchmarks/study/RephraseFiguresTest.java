package dev.emend.benchmarks.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.emend.interaction.Judgement;
import dev.emend.interaction.Judgement.Candidate;
import dev.emend.interaction.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RephraseFiguresTest {
  @Test
  void figuresAreThoseOfPaperAndPencil() {
    Talk talk = new Talk(Talk.FIRST);
    talk.repairs("a");
    talk.repairs("b");
    talk.says("c", "play abba", Talk.play("abba"), Talk.play("abba"), null);
    talk.says("c", "stop the music", Talk.play("music"), Talk.play("music"), null);
    Map<String, Double> probabilities =
        Map.of("2026-03-01-1", 0.9, "2026-03-01-3", 0.4, "2026-03-01-5", 0.6);
    RephraseFigures figures =
        RephraseFigures.of(List.of(talk.judged(probabilities, Outcome.UNKNOWN)));
    // Ranked: a hit, a miss, a hit.
    assertThat(figures.averagePrecision().orElseThrow()).isEqualTo((1 + 2 / 3.0) / 2);
    // At 0.5 one hit, one false alarm and one missed.
    assertThat(figures.f1().orElseThrow()).isEqualTo(0.5);
    assertThat(figures.calibrationError().orElseThrow())
        .isCloseTo((0.1 + 0.6 + 0.6) / 3, within(1e-12));
  }

  @Test
  void candidatesThatDoNotCompeteHaveTheirOwnOdds() {
    // Odds of 2 and 1 among candidates and "none".
    List<Candidate> candidates = List.of(new Candidate("x", 0.5), new Candidate("y", 0.25));
    Judgement competing = Talk.judgement("z", candidates, Outcome.UNKNOWN);
    Judgement alone = new Uncontested(0.6).of(List.of(competing)).get(0);
    assertThat(alone.candidates().get(0).probability()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(alone.candidates().get(1).probability()).isCloseTo(1 / 2.0, within(1e-12));
    assertThat(alone.rephraseOf()).isEqualTo("x");
    assertThat(new Uncontested(0.7).of(List.of(competing)).get(0).rephraseOf()).isNull();
  }
}
