package dev.emend.markov.rewrite;

import static dev.emend.markov.rewrite.Evidences.plays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.emend.markov.chain.ChainSolver;
import dev.emend.markov.rewrite.Tuning.Band;
import dev.emend.markov.rewrite.Tuning.Choice;
import dev.emend.markov.rewrite.Tuning.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class TunerTest {
  private static final MiningOptions CONFIGURED =
      new MiningOptions(2, 0.6, 0.4, 0.05, 0.9, 0, 4, 3);

  /** So few that no kinds of texts are fitted. */
  private static final int TEXTS = 16;

  private static Tuner tuner() {
    return new Tuner(
        CONFIGURED, 0.9, new RewriteMiner(CONFIGURED, ChainSolver.Options.DEFAULT, "stop"::equals));
  }

  /**
   * Texts that fail and are served, and as many that work half of the time, below the demanded
   * gain: after both people say something else.
   */
  private static Evidence learnt() {
    Evidences evidence = Evidences.of();
    for (int i = 0; i < TEXTS; i++) {
      evidence.said("right " + i, 90, 10, plays("song " + i));
      evidence.said("half " + i, 9, 0, plays("noise " + i));
      evidence.said("bad " + i, 2, 2, plays("other " + i));
      evidence.again("half " + i, "right " + i, 8, 8);
      evidence.again("bad " + i, "right " + i, 8, 8);
    }
    return evidence.evidence();
  }

  /** A night in which some of each text's turns show that its rewrite was wanted. */
  private static Evidence night(double ofBad, double ofHalf) {
    Evidences evidence = Evidences.of();
    for (int i = 0; i < TEXTS; i++) {
      evidence.said("right " + i, 9, 0, plays("song " + i));
      evidence.said("half " + i, 5 - ofHalf, 0, plays("noise " + i));
      evidence.said("bad " + i, 5 - ofBad, 0, plays("other " + i));
      evidence.again("half " + i, "right " + i, ofHalf, 2);
      evidence.again("bad " + i, "right " + i, ofBad, 2);
    }
    return evidence.evidence();
  }

  private static Tuning tuned(double ofBad, double ofHalf) {
    return tuner().tune(List.of(new Replay(learnt(), night(ofBad, ofHalf))));
  }

  private static Choice gain(Tuning tuning) {
    return tuning.choices().stream()
        .filter(choice -> choice.demand() == Demand.MIN_GAIN)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatIsAsGoodAsWhatIsServedJoins() {
    Tuning tuning = tuned(3, 4);
    assertThat(tuning.chosen().minGain()).isLessThan(0.4);
    assertThat(gain(tuning).bands()).extracting(Band::verdict).contains(Verdict.JOINS);
    assertThat(tuning.sentence())
        .startsWith("Thresholds tuned: mine.min-gain 0.")
        .contains("instead of 0.40");
  }

  @Test
  void whatIsWorseStaysOut() {
    Tuning tuning = tuned(4, 1);
    assertThat(tuning.chosen()).isEqualTo(CONFIGURED);
    assertThat(tuning.sentence())
        .isEqualTo(
            "Thresholds as configured; in 1 night replayed, of 80 turns with a rewrite 80 % show"
                + " that it was wanted");
  }

  @Test
  void whatIsServedIsCountedAsTheNightShowsIt() {
    Borne served = tuned(4, 1).served();
    assertThat(served.wanted()).isCloseTo(64, within(1e-9));
    assertThat(served.content()).isCloseTo(16, within(1e-9));
    assertThat(served.elsewhere()).isZero();
  }

  @Test
  void whatIsNotHalfAsGoodAsTheRestLeaves() {
    Evidences learnt = Evidences.of();
    Evidences night = Evidences.of();
    for (int i = 0; i < 24; i++) {
      boolean small = i < 8;
      learnt.said("right " + i, 90, 10, plays("song " + i));
      learnt.said("bad " + i, small ? 5.5 : 0, 2, plays("other " + i));
      learnt.again("bad " + i, "right " + i, 4, 4);
      night.said("right " + i, 9, 0, plays("song " + i));
      night.said("bad " + i, small ? 5 : 1, 0, plays("other " + i));
      night.again("bad " + i, "right " + i, small ? 0.1 : 4, 2);
    }
    Tuning tuning = tuner().tune(List.of(new Replay(learnt.evidence(), night.evidence())));
    assertThat(tuning.chosen().minGain()).isGreaterThan(0.4);
    assertThat(gain(tuning).bands().get(gain(tuning).bands().size() - 1).verdict())
        .isEqualTo(Verdict.STAYS_IN);
  }

  @Test
  void aFewTurnsChangeNothing() {
    Evidences learnt = Evidences.dragons();
    Evidences night =
        Evidences.of()
            .said("play maj and dragons", 3, 0, plays("maj and dragons"))
            .said("play imagine dragons", 3, 0, plays("imagine dragons"))
            .again("play maj and dragons", "play imagine dragons", 1, 1);
    Tuning tuning = tuner().tune(List.of(new Replay(learnt.evidence(), night.evidence())));
    assertThat(tuning.chosen()).isEqualTo(CONFIGURED);
    assertThat(tuning.nights()).isEqualTo(1);
  }

  @Test
  void withoutANightToReplayEverythingStays() {
    Tuning tuning = tuner().tune(List.of());
    assertThat(tuning.chosen()).isEqualTo(CONFIGURED);
    assertThat(tuning.sentence()).isEqualTo("Thresholds as configured: no night was replayed");
  }

  @Test
  void theCredibleLevelIsChecked() {
    assertThatThrownBy(
            () ->
                new Tuner(
                    CONFIGURED,
                    0.4,
                    new RewriteMiner(CONFIGURED, ChainSolver.Options.DEFAULT, "stop"::equals)))
        .hasMessage("Invalid credible level: 0.4 (must be above 0.5 and below 1)");
  }
}
