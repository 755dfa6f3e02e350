package dev.emend.rephrase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emend.interaction.Session;
import dev.emend.interaction.Turn;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
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
    assertThat(lifts(true).logOdds().get(6)).isGreaterThan(0.5);
  }

  @Test
  void whatManySayNextIsNoSignWhereItIsSomethingElse() {
    assertThat(lifts(false)).isEqualTo(Lifts.NONE);
  }

  /** What is learnt where others say next what is said again, or only what is not. */
  private static Lifts lifts(boolean again) {
    return new RephraseTrainer(
            new RephraseTrainer.Options(8_000, 1, 6), Worlds.STOPS, saidNext(again))
        .train(SESSIONS, ModelCodec.defaultModel())
        .lifts();
  }

  private static Followers saidNext(boolean again) {
    List<Followers.Count> counts = new ArrayList<>();
    for (Annotated world : WORLDS) {
      for (Session session : world.sessions()) {
        for (int i = 1; i < session.size(); i++) {
          Turn earlier = session.turn(i - 1);
          Turn later = session.turn(i);
          if (world.saysAgain(later.turnId(), earlier.turnId()) == again) {
            Followers.Next next =
                new Followers.Next(Followers.Text.of(earlier), Followers.Text.of(later));
            counts.add(new Followers.Count(next, 10, 12, 12));
          }
        }
      }
    }
    return Followers.of(counts, 100_000, List.of());
  }

  @Test
  void thatOthersGoOnAfterATextIsLearntWhereItIsSaidAgain() {
    Map<Followers.Text, long[]> counts = new HashMap<>();
    for (Annotated world : WORLDS) {
      for (Session session : world.sessions()) {
        for (Turn turn : session.turns()) {
          long[] count = counts.computeIfAbsent(Followers.Text.of(turn), text -> new long[2]);
          count[0]++;
          count[1] += world.rephraseOf().containsValue(turn.turnId()) ? 1 : 0;
        }
      }
    }
    List<Followers.Fate> fates =
        counts.entrySet().stream()
            .map(e -> new Followers.Fate(e.getKey(), 1 + e.getValue()[0], e.getValue()[1]))
            .toList();
    Fates learnt =
        new RephraseTrainer(
                new RephraseTrainer.Options(8_000, 1, 6),
                Worlds.STOPS,
                Followers.of(List.of(), 0, fates))
            .train(SESSIONS, ModelCodec.defaultModel())
            .fates();
    assertThat(learnt.ofEarlier()).isGreaterThan(0.2);
  }

  @Test
  void whatIsLeftOutIsNotLearntFrom() {
    Set<Feature> left = EnumSet.allOf(Feature.class);
    left.removeAll(Set.of(Feature.SOUND, Feature.SILENCE, Feature.SAID_NEXT));
    RephraseTrainer trainer =
        new RephraseTrainer(
            new RephraseTrainer.Options(8_000, 1, 6, left), Worlds.STOPS, saidNext(true));
    RephraseModel begin = trainer.learn(WORLDS);
    assertThat(used(begin)).isNotEmpty().isSubsetOf(left);
    assertThat(used(trainer.train(SESSIONS, begin))).isNotEmpty().isSubsetOf(left);
    assertThat(used(learnt)).contains(Feature.SOUND, Feature.SILENCE);
  }

  /** The features that trees split by, and those of others that add anything. */
  private static Set<Feature> used(RephraseModel model) {
    Set<Feature> used = EnumSet.noneOf(Feature.class);
    for (TreeEnsemble.Tree tree : model.pairs().trees()) {
      IntStream.of(tree.feature()).filter(f -> f >= 0).forEach(f -> used.add(Feature.values()[f]));
    }
    if (!model.lifts().equals(Lifts.NONE)) {
      used.add(Feature.SAID_NEXT);
    }
    return used;
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
    Set<Feature> wordsAlone = EnumSet.of(Feature.SOUND, Feature.EDIT);
    assertThatThrownBy(() -> new RephraseTrainer.Options(8000, 1, 6, wordsAlone))
        .hasMessage("Invalid features: none of BEHAVIOUR among [EDIT, SOUND]");
  }

  private static ModelQuality quality(PairScore score) {
    Calibrator calibrator = new Calibrator(Worlds.STOPS, 6);
    return ModelQuality.of(
        WORLDS.stream().flatMap(world -> calibrator.grade(score, world).stream()).toList(),
        RephraseModel.Calibration.NONE);
  }
}
