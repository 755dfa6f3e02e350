package dev.emend.rephrase;

import static dev.emend.rephrase.Say.fails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.emend.interaction.Terminations;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CandidatesTest {
  private static final Terminations STOPS = Terminations.of(List.of("stop"));

  @Test
  void candidatesAreTheNearestAttempts() {
    Candidates two = candidates(2, "a", "b", "stop", "c", "d");
    assertThat(two.of(0)).isEmpty();
    assertThat(two.of(1)).containsExactly(0);
    assertThat(two.of(2)).as("a termination says nothing again").isEmpty();
    assertThat(two.of(3)).containsExactly(1, 0);
    assertThat(two.of(4)).containsExactly(3, 1);
  }

  @Test
  void oneCandidateKeepsItsProbability() {
    double odds = Math.exp(0.7);
    assertThat(Candidates.compete(new double[] {0.7})[0])
        .isCloseTo(odds / (1 + odds), within(1e-15));
  }

  @Test
  void candidatesAndNoneSumToOne() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      double[] logOdds = random.doubles(1 + round % 6, -12, 12).toArray();
      double[] p = Candidates.compete(logOdds);
      double none = p[0] / Math.exp(logOdds[0]);
      assertThat(Arrays.stream(p).sum() + none).isCloseTo(1, within(1e-9));
    }
  }

  @Test
  void competitionKeepsTheOrderAndTheRatioOfOdds() {
    double[] p = Candidates.compete(new double[] {2, 1, -1});
    assertThat(p[0] / p[1]).isCloseTo(Math.E, within(1e-12));
    assertThat(p[1] / p[2]).isCloseTo(Math.E * Math.E, within(1e-12));
  }

  @Test
  void endlessCertaintyStaysFinite() {
    double[] p = Candidates.compete(new double[] {1e6, 1e6, Double.NEGATIVE_INFINITY});
    assertThat(p).containsExactly(new double[] {0.5, 0.5, 0}, within(1e-9));
  }

  private static Candidates candidates(int most, String... texts) {
    Say[] said = Arrays.stream(texts).map(Say::fails).toArray(Say[]::new);
    return new Candidates(PreparedTurn.all(Say.session(said).turns(), STOPS), most);
  }

  @Test
  void aSessionOfOneTurnHasNoCandidate() {
    Candidates one = new Candidates(PreparedTurn.all(Say.session(fails("a")).turns(), STOPS), 6);
    assertThat(one.of(0)).isEmpty();
  }
}
