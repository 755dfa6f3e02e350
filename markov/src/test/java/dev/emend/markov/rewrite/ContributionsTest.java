package dev.emend.markov.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.emend.interaction.Answer;
import dev.emend.interaction.FailurePoint;
import dev.emend.interaction.Heard;
import dev.emend.interaction.Judgement;
import dev.emend.interaction.Judgement.Candidate;
import dev.emend.interaction.Outcome;
import dev.emend.interaction.Reading;
import dev.emend.interaction.Turn;
import dev.emend.markov.rewrite.Contribution.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContributionsTest {
  private static Turn turn(int number, String utterance) {
    return new Turn(
        "t" + number,
        "c1",
        null,
        null,
        "en-US",
        Instant.ofEpochSecond(number),
        null,
        null,
        new Heard(utterance, null, null),
        null,
        Reading.NOTHING,
        null,
        null,
        new Answer(null, Answer.Status.OK, null, null),
        null,
        null,
        null,
        null);
  }

  private static Judgement judged(int number, Outcome outcome, Candidate... candidates) {
    return new Judgement(
        "t" + number,
        "g1",
        List.of(candidates),
        null,
        Set.of(),
        outcome,
        0,
        FailurePoint.CORRECT,
        1);
  }

  private static final List<Turn> THREE = List.of(turn(0, "A"), turn(1, " b"), turn(2, "c"));

  private static double sum(List<Contribution> contributions, String from, Kind kind, String to) {
    return contributions.stream()
        .filter(c -> c.from().text().equals(from) && c.kind() == kind)
        .filter(c -> to == null || c.to().text().equals(to))
        .mapToDouble(Contribution::probability)
        .sum();
  }

  @Test
  void turnIsSaidAgainFirstAsTheEarliestThatSaysItAgain() {
    List<Contribution> contributions =
        new Contributions(0)
            .of(
                THREE,
                List.of(
                    judged(0, new Outcome(0.1, 0.8)),
                    judged(1, new Outcome(0.2, 0.8), new Candidate("t0", 0.6)),
                    judged(
                        2,
                        new Outcome(1, 0),
                        new Candidate("t1", 0.7),
                        new Candidate("t0", 0.25))));
    assertThat(sum(contributions, "a", Kind.SAID_AGAIN, "b")).isCloseTo(0.6, within(1e-12));
    assertThat(sum(contributions, "a", Kind.SAID_AGAIN, "c")).isCloseTo(0.1, within(1e-12));
    assertThat(sum(contributions, "b", Kind.SAID_AGAIN, "c")).isCloseTo(0.7, within(1e-12));
    assertThat(sum(contributions, "a", Kind.SUCCESS, null)).isCloseTo(0.1, within(1e-12));
    assertThat(sum(contributions, "a", Kind.FAILURE, null)).isCloseTo(0.1, within(1e-12));
    assertThat(sum(contributions, "b", Kind.SUCCESS, null)).isCloseTo(0.2, within(1e-12));
    assertThat(sum(contributions, "b", Kind.FAILURE, null)).isCloseTo(0.1, within(1e-12));
    assertThat(sum(contributions, "c", Kind.SUCCESS, null)).isEqualTo(1);
  }

  @Test
  void rephrasesBelowTheFloorAreNotCounted() {
    List<Contribution> contributions =
        new Contributions(0.3)
            .of(
                THREE,
                List.of(
                    judged(0, new Outcome(0, 1)),
                    judged(1, new Outcome(1, 0), new Candidate("t0", 0.29)),
                    judged(2, new Outcome(1, 0), new Candidate("t0", 0.3))));
    assertThat(sum(contributions, "a", Kind.SAID_AGAIN, "b")).isZero();
    assertThat(sum(contributions, "a", Kind.SAID_AGAIN, "c")).isEqualTo(0.3);
    assertThat(sum(contributions, "a", Kind.FAILURE, null)).isCloseTo(0.7, within(1e-12));
  }

  @Test
  void whatIsCertainlySaidAgainAddsNothingElse() {
    List<Contribution> contributions =
        new Contributions(0)
            .of(
                THREE,
                List.of(
                    judged(0, new Outcome(0.5, 0.5)),
                    judged(1, Outcome.UNKNOWN, new Candidate("t0", 1)),
                    judged(2, Outcome.UNKNOWN, new Candidate("t0", 0.9))));
    assertThat(contributions)
        .containsExactly(
            new Contribution(new State(null, "a"), Kind.SAID_AGAIN, new State(null, "b"), 1));
  }

  @Test
  void onlyEarlierTurnsOfTheSessionAreSaidAgain() {
    List<Contribution> contributions =
        new Contributions(0)
            .of(
                THREE,
                List.of(
                    judged(0, Outcome.UNKNOWN, new Candidate("t2", 0.9)),
                    judged(1, Outcome.UNKNOWN, new Candidate("t1", 0.9)),
                    judged(2, Outcome.UNKNOWN, new Candidate("elsewhere", 0.9))));
    assertThat(contributions).isEmpty();
  }

  @Test
  void everyTurnAddsAtMostOne() {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      List<Turn> turns = new ArrayList<>();
      List<Judgement> judgements = new ArrayList<>();
      for (int i = 0; i < 2 + random.nextInt(8); i++) {
        turns.add(turn(i, "utterance " + i));
        double success = random.nextDouble();
        judgements.add(
            judged(
                i,
                new Outcome(success, (1 - success) * random.nextDouble()),
                candidates(random, i)));
      }
      List<Contribution> contributions = new Contributions(0.1).of(turns, judgements);
      for (Turn turn : turns) {
        double sum =
            contributions.stream()
                .filter(c -> c.from().text().equals(turn.utterance()))
                .mapToDouble(Contribution::probability)
                .sum();
        assertThat(sum).isBetween(0.0, 1 + 1e-12);
      }
    }
  }

  private static Candidate[] candidates(Random random, int turn) {
    double left = 1;
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < turn; i++) {
      double probability = left * random.nextDouble();
      left -= probability;
      candidates.add(new Candidate("t" + i, probability));
    }
    return candidates.toArray(Candidate[]::new);
  }

  @Test
  void everyTurnNeedsAJudgement() {
    assertThatThrownBy(() -> new Contributions(0).of(THREE, List.of()))
        .hasMessage("Invalid judgements: 0 for 3 turns (must be one a turn)");
  }

  @Test
  void floorIsAProbability() {
    assertThatThrownBy(() -> new Contributions(1.5))
        .hasMessage("Invalid floor: 1.5 (must be 0 to 1)");
  }
}
