package dev.emend.benchmarks.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.interaction.Outcome;
import dev.emend.jobs.config.Settings;
import dev.emend.jobs.evaluate.RewriteScore;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RewriteReplayTest {
  private static final int CUSTOMERS = 6;

  @Test
  void aNightIsScoredByWhatTheNightsBeforeTaught() {
    JudgedNight first = judged(0);
    JudgedNight second = judged(1);
    Settings usual = Variants.configured();
    Settings demanding = Variants.configured("mine.min-customers=7");
    Map<?, RewriteFigures> figures =
        RewriteReplay.of(
            List.of(first, second), usual.count(), List.of(usual.mine(), demanding.mine()));
    // All who are misheard on the second night would have been read right at once.
    RewriteScore wins = new RewriteScore(1, 5 * CUSTOMERS, CUSTOMERS, CUSTOMERS, 0, 0);
    assertThat(figures.get(usual.mine())).isEqualTo(new RewriteFigures(wins, wins));
    RewriteScore nothing = new RewriteScore(0, 5 * CUSTOMERS, CUSTOMERS, 0, 0, 0);
    assertThat(figures.get(demanding.mine())).isEqualTo(new RewriteFigures(nothing, nothing));
  }

  /** Six customers are misheard and say it again; what fails is said again, the rest ends well. */
  private static JudgedNight judged(int day) {
    Talk talk = new Talk(Talk.FIRST.plusDays(day));
    for (int customer = 0; customer < CUSTOMERS; customer++) {
      talk.repairs("c" + customer);
    }
    // Whatever follows must not be what anybody says anyway.
    for (int other = 0; other < 3 * CUSTOMERS; other++) {
      talk.says("d" + other, "play abba", Talk.play("abba"), Talk.play("abba"), null);
    }
    Map<String, Double> rephrases =
        IntStream.range(0, CUSTOMERS)
            .boxed()
            .collect(
                Collectors.toMap(i -> Talk.FIRST.plusDays(day) + "-" + (2 * i + 1), i -> 0.95));
    return talk.judged(rephrases, new Outcome(0.9, 0.1));
  }
}
