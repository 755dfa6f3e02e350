package dev.emend.rephrase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emend.interaction.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RephraseTrainerTest {
  private static final RephraseTrainer TRAINER =
      new RephraseTrainer(new RephraseTrainer.Options(8_000, 1, 6), Worlds.STOPS, Followers.NONE);

  private static final List<Annotated> WORLDS =
      LongStream.rangeClosed(301, 306).mapToObj(seed -> Worlds.drawn(seed, 200)).toList();
  private static final List<Session> SESSIONS =
      WORLDS.stream().flatMap(world -> world.sessions().stream()).toList();

  private static RephraseModel learnt;

  @BeforeAll
  static void learn() {
    learnt = TRAINER.train(SESSIONS);
  }

  @Test
  void trainingWithoutTruthBeatsTheFirstGuessAndTokenOverlap() {
    ModelQuality trained = quality(learnt::rawLogOdds);
    ModelQuality guess = quality(new FirstGuess());
    ModelQuality overlap = quality(x -> x[Feature.TOKENS.ordinal()] - 0.5);
    assertThat(trained.averagePrecision()).isGreaterThan(guess.averagePrecision() + 0.02);
    assertThat(trained.bestF1()).isGreaterThan(guess.bestF1() + 0.01);
    assertThat(trained.averagePrecision()).isGreaterThan(overlap.averagePrecision() + 0.2);
    assertThat(trained.bestF1()).isGreaterThan(overlap.bestF1() + 0.1);
  }

  @Test
  void whatIsKnownTeachesMoreThanWhatIsGuessed() {
    List<Annotated> others =
        LongStream.rangeClosed(401, 406).mapToObj(seed -> Worlds.drawn(seed, 200)).toList();
    ModelQuality known = quality(TRAINER.learn(others)::rawLogOdds);
    assertThat(known.averagePrecision())
        .isGreaterThan(quality(learnt::rawLogOdds).averagePrecision());
  }

  @Test
  void theSameSessionsGiveTheSameBytes() {
    assertThat(ModelCodec.write(TRAINER.train(SESSIONS))).isEqualTo(ModelCodec.write(learnt));
  }

  @Test
  void whatTrainingYieldsIsWhatIsWritten() {
    assertThat(ModelCodec.read(ModelCodec.write(learnt))).isEqualTo(learnt);
  }

  @Test
  void trainingOnKeepsWhatTheShippedModelKnowsOfOtherWorlds() {
    RephraseModel shipped = ModelCodec.defaultModel();
    RephraseModel retrained = TRAINER.train(SESSIONS, shipped);
    assertThat(retrained.id()).isNotEqualTo(shipped.id());
    assertThat(quality(retrained).averagePrecision())
        .isGreaterThan(quality(learnt).averagePrecision());
  }

  @Test
  void whatManySayNextIsLearntWhereItIsSaidAgain() {
    Followers said = said(SESSIONS);
    RephraseModel model =
        new RephraseTrainer(new RephraseTrainer.Options(8_000, 1, 6), Worlds.STOPS, said)
            .train(SESSIONS, ModelCodec.defaultModel());
    assertThat(model.lifts().logOdds()).isSorted();
    assertThat(model.lifts().logOdds().get(6)).isGreaterThan(0.2);
  }

  /** Each session counts as a customer. */
  private static Followers said(List<Session> sessions) {
    Map<Followers.Next, Long> counts = new LinkedHashMap<>();
    Map<String, Long> earlier = new HashMap<>();
    Map<String, Long> later = new HashMap<>();
    for (Session session : sessions) {
      for (Followers.Next next : Set.copyOf(Followers.in(session, Worlds.STOPS))) {
        counts.merge(next, 1L, Long::sum);
        earlier.merge(next.earlier(), 1L, Long::sum);
        later.merge(next.later(), 1L, Long::sum);
      }
    }
    List<Followers.Count> rows = new ArrayList<>();
    counts.forEach(
        (next, n) ->
            rows.add(
                new Followers.Count(
                    next, n, earlier.get(next.earlier()), later.get(next.later()))));
    return Followers.of(rows, counts.values().stream().mapToLong(Long::longValue).sum());
  }

  @Test
  void sessionsWithoutPairsTeachNothing() {
    assertThatThrownBy(
            () -> TRAINER.train(List.of(Say.session(Say.fails("a")), Say.session(Say.fails("b")))))
        .hasMessage("Cannot train on 2 sessions: none has two attempts");
  }

  @Test
  void fewPairsAreEnoughToTrainWithoutFault() {
    assertThat(TRAINER.train(List.of(Say.session(Say.fails("a"), Say.fails("b")))).pairs())
        .isNotNull();
  }

  @Test
  void optionsAreCheckedWithTheirValues() {
    assertThatThrownBy(() -> new RephraseTrainer.Options(8000, 0, 6))
        .hasMessage(
            "Invalid training: 8000 pairs, 0 rounds, 6 candidates (each must be at least 1)");
  }

  private static ModelQuality quality(PairScore score) {
    Calibrator calibrator = new Calibrator(Worlds.STOPS, 6);
    return ModelQuality.of(
        WORLDS.stream().flatMap(world -> calibrator.grade(score, world).stream()).toList(),
        RephraseModel.Calibration.NONE);
  }
}
