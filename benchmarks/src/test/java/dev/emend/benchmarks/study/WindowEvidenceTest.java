package dev.emend.benchmarks.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.interaction.Outcome;
import dev.emend.jobs.steps.CountOptions;
import dev.emend.markov.rewrite.Evidence;
import dev.emend.markov.rewrite.SaidAgain;
import dev.emend.markov.rewrite.Saying;
import dev.emend.markov.rewrite.State;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WindowEvidenceTest {
  private static final Outcome WELL = new Outcome(0.5, 0);

  @Test
  void nightsAreSummedAndEachCustomerIsBounded() {
    Talk first = new Talk(Talk.FIRST);
    first.repairs("a");
    first.repairs("a");
    first.repairs("b");
    Talk second = new Talk(Talk.FIRST.plusDays(1));
    second.repairs("a");
    Map<String, Double> probabilities =
        Map.of("2026-03-01-1", 0.75, "2026-03-01-3", 0.75, "2026-03-01-5", 0.5);
    CountOptions options = Variants.configured().count();
    Map<String, Evidence> all =
        WindowEvidence.of(
            List.of(
                NightTransitions.of(first.judged(probabilities, WELL), options),
                NightTransitions.of(second.judged(Map.of("2026-03-02-1", 0.25), WELL), options)));
    assertThat(all).containsOnlyKeys("en-US");
    Evidence evidence = all.get("en-US");
    State misheard = new State(null, "play bay on say");
    SaidAgain step = evidence.steps().get(0);
    assertThat(evidence.steps()).hasSize(1);
    assertThat(step.from()).isEqualTo(misheard);
    // Twice 0.75 of "a" are bounded to 1; "b" adds 0.5, and the second night 0.25.
    assertThat(step.mass()).isEqualTo(1.75);
    assertThat(step.customers()).hasSize(2);
    // "a" said it all in one session.
    assertThat(step.sessions()).isEqualTo(3);
    assertThat(step.first()).isEqualTo(Talk.FIRST);
    assertThat(step.last()).isEqualTo(Talk.FIRST.plusDays(1));
    Saying source = saying(evidence, misheard);
    assertThat(source.turns()).isEqualTo(4);
    // What is left of 0.5: 0.25 of each of the two, 0.5 of "b" and 0.5 of the second night.
    assertThat(source.success()).isEqualTo(1.5);
    assertThat(saying(evidence, new State(null, "play beyonce")).mainReading())
        .isEqualTo(Talk.BEYONCE);
  }

  @Test
  void rephrasesBelowTheFloorAreNotCounted() {
    Talk night = new Talk(Talk.FIRST);
    night.repairs("a");
    JudgedNight judged = night.judged(Map.of("2026-03-01-1", 0.1), WELL);
    assertThat(steps(judged, Variants.configured("count.floor=0.2").count())).isEmpty();
    assertThat(steps(judged, Variants.configured("count.floor=0").count())).hasSize(1);
  }

  private static List<SaidAgain> steps(JudgedNight night, CountOptions options) {
    return WindowEvidence.of(List.of(NightTransitions.of(night, options))).get("en-US").steps();
  }

  private static Saying saying(Evidence evidence, State state) {
    return evidence.sayings().stream()
        .filter(saying -> saying.state().equals(state))
        .findFirst()
        .orElseThrow();
  }
}
