package dev.emend.rephrase;

import static dev.emend.rephrase.Say.fails;
import static dev.emend.rephrase.Say.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.emend.interaction.Judgement.Candidate;
import dev.emend.interaction.Session;
import java.util.List;
import org.junit.jupiter.api.Test;

class RephraseDetectorTest {
  private final RephraseDetector detector =
      new RephraseDetector(x -> 2 * x[Feature.TOKENS.ordinal()], Worlds.STOPS, 2, Followers.NONE);

  @Test
  void candidatesComeMostProbableFirst() {
    Session session = Say.session(fails("a b"), fails("c d"), fails("a b"));
    List<Candidate> candidates = detector.detect(session).get(2);
    double odds = Math.exp(2);
    assertThat(candidates).extracting(Candidate::turnId).containsExactly("t0", "t1");
    assertThat(candidates.get(0).probability()).isCloseTo(odds / (2 + odds), within(1e-12));
    assertThat(candidates.get(1).probability()).isCloseTo(1 / (2 + odds), within(1e-12));
  }

  @Test
  void ofEquallyProbableCandidatesTheNearestIsFirst() {
    Session session = Say.session(fails("a"), fails("a"), fails("a"));
    assertThat(detector.detect(session).get(2).get(0).turnId()).isEqualTo("t1");
  }

  @Test
  void theFirstTurnHasNoCandidateAndATerminationNoProbability() {
    List<List<Candidate>> detected =
        detector.detect(Say.session(fails("a"), ok("stop", "general.stop"), fails("a")));
    assertThat(detected.get(0)).isEmpty();
    assertThat(detected.get(1)).containsExactly(new Candidate("t0", 0));
    assertThat(detected.get(2)).extracting(Candidate::turnId).containsExactly("t0");
  }

  @Test
  void aDetectorLooksAtOneCandidateAtLeast() {
    assertThatThrownBy(() -> new RephraseDetector(x -> 0, Worlds.STOPS, 0, Followers.NONE))
        .hasMessage("Invalid number of candidates: 0 (must be at least 1)");
  }
}
