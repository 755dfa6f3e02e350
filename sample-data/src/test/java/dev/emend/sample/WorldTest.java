package dev.emend.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.interaction.Answer.Status;
import dev.emend.interaction.Turn;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorldTest {
  private static final WorldOptions SAMPLE = WorldOptions.sample();
  private static List<GeneratedTurn> turns;

  @BeforeAll
  static void allNights() {
    World world = new World(SAMPLE);
    turns = SAMPLE.dates().stream().flatMap(date -> world.night(date).stream()).toList();
  }

  @Test
  void sameOptionsGiveTheSameNightWhateverWasAskedBefore() {
    LocalDate second = SAMPLE.dates().get(1);
    List<GeneratedTurn> alone = new World(SAMPLE).night(second);
    assertThat(turns).containsSequence(alone);
  }

  @Test
  void anotherSeedGivesAnotherWorld() {
    WorldOptions one = WorldOptions.drawn(1, 50);
    WorldOptions two = WorldOptions.drawn(2, 50);
    assertThat(one.behaviour()).isNotEqualTo(two.behaviour());
    assertThat(new World(one).night(one.firstNight()))
        .isNotEqualTo(new World(two).night(two.firstNight()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void drawnWorldsHoldTogether(long seed) {
    WorldOptions options = WorldOptions.drawn(seed, 200);
    List<GeneratedTurn> night = new World(options).night(options.firstNight());
    assertThat(night).hasSizeGreaterThan(200);
    assertThat(night).anyMatch(turn -> turn.truth().rephraseOf() != null);
    assertRephrasesPointBack(night);
  }

  @Test
  void truthSaysWhetherTheReadingIsRight() {
    assertThat(turns)
        .allSatisfy(
            turn ->
                assertThat(turn.truth().correct())
                    .isEqualTo(turn.turn().reading().key().equals(turn.truth().reading().key())));
  }

  @Test
  void everyRephraseSaysAgainAnEarlierTurnOfItsGoal() {
    assertRephrasesPointBack(turns);
  }

  private static void assertRephrasesPointBack(List<GeneratedTurn> night) {
    Map<String, GeneratedTurn> seen = new HashMap<>();
    for (GeneratedTurn turn : night) {
      String of = turn.truth().rephraseOf();
      if (of != null) {
        assertThat(seen).containsKey(of);
        GeneratedTurn first = seen.get(of);
        assertThat(first.truth().goalId()).isEqualTo(turn.truth().goalId());
        assertThat(first.turn().deviceId()).isEqualTo(turn.turn().deviceId());
        assertThat(first.turn().at()).isBefore(turn.turn().at());
      }
      seen.put(turn.turn().turnId(), turn);
    }
  }

  @Test
  void nobodyIsHeardWhileTheAssistantStillTalksToThem() {
    Map<String, Turn> last = new HashMap<>();
    for (GeneratedTurn generated : turns) {
      Turn turn = generated.turn();
      Turn before = last.put(turn.deviceId(), turn);
      if (before != null) {
        assertThat(turn.at()).isAfter(before.answerEnd());
      }
    }
  }

  @Test
  void failurePointsFollowFromWhatWasHeardAndRead() {
    for (GeneratedTurn generated : turns) {
      Turn turn = generated.turn();
      Truth truth = generated.truth();
      boolean heard = turn.utterance().equals(truth.transcript());
      switch (truth.failurePoint()) {
        case ASR -> assertThat(heard || truth.correct()).isFalse();
        case NLU -> assertThat(heard && !truth.correct()).isTrue();
        case RESULT -> assertThat(turn.answer().status()).isIn(Status.NO_RESULT, Status.ERROR);
        case CORRECT -> assertThat(truth.correct()).isTrue();
        case UNKNOWN -> assertThat(truth.correct() && truth.content()).isFalse();
      }
    }
  }

  @Test
  void nightsHoldADozenMishearingsThatManyPeopleMend() {
    assertThat(mended(Truth.Fault.ASR, 4)).hasSizeGreaterThanOrEqualTo(12);
    assertThat(mended(Truth.Fault.ASR, 4).get("play maj and dragons"))
        .contains("play imagine dragons");
  }

  @Test
  void nightsHoldADozenWordingsThatTheNluLacksAndManyPeopleMend() {
    assertThat(mended(Truth.Fault.NLU, 4)).hasSizeGreaterThanOrEqualTo(24);
  }

  /** Texts that failed for a number of people, with what then worked for them. */
  private static Map<String, Set<String>> mended(Truth.Fault fault, int people) {
    Map<String, GeneratedTurn> byId = new HashMap<>();
    turns.forEach(turn -> byId.put(turn.turn().turnId(), turn));
    Map<String, Set<String>> who = new TreeMap<>();
    Map<String, Set<String>> what = new TreeMap<>();
    for (GeneratedTurn turn : turns) {
      GeneratedTurn first = byId.get(turn.truth().rephraseOf());
      boolean works = turn.truth().correct() && turn.turn().answer().status() == Status.OK;
      if (works && first != null && first.truth().failurePoint() == fault) {
        String text = first.turn().utterance();
        who.computeIfAbsent(text, t -> new HashSet<>()).add(turn.turn().customerId());
        what.computeIfAbsent(text, t -> new TreeSet<>()).add(turn.turn().utterance());
      }
    }
    what.keySet().removeIf(text -> who.get(text).size() < people);
    return what;
  }

  @Test
  void nobodyTriesAgainWhereNobodyRetries() {
    WorldOptions.Behaviour b = SAMPLE.behaviour();
    List<GeneratedTurn> night =
        night(
            SAMPLE.hearing(),
            new WorldOptions.Behaviour(
                0,
                b.verbatim(),
                b.rephrase(),
                b.simplify(),
                b.correct(),
                b.skill(),
                b.stop(),
                b.complain(),
                0,
                0,
                b.moreGoals(),
                b.changeOfMind(),
                b.again(),
                b.polite(),
                b.feedback(),
                b.teach(),
                0,
                b.retryGapMillis(),
                b.goalGapMillis(),
                b.gapSpread(),
                0));
    assertThat(night)
        .filteredOn(turn -> turn.truth().rephraseOf() != null)
        .allMatch(turn -> turn.turn().context() != null);
    assertThat(night)
        .filteredOn(turn -> turn.turn().answer().bargeInMillis() != null)
        .allMatch(turn -> turn.turn().answer().millis() > 20_000);
  }

  @Test
  void everyoneIsHeardRightWhereNothingIsMisheard() {
    WorldOptions.Hearing clear = new WorldOptions.Hearing(0, 0.5, 0, 0, 0.5, 3, 0.1);
    assertThat(night(clear, SAMPLE.behaviour()))
        .allMatch(turn -> turn.turn().utterance().equals(turn.truth().transcript()))
        .noneMatch(turn -> turn.truth().failurePoint() == Truth.Fault.ASR);
  }

  private static List<GeneratedTurn> night(
      WorldOptions.Hearing hearing, WorldOptions.Behaviour behaviour) {
    WorldOptions options =
        new WorldOptions(
            7,
            SAMPLE.firstNight(),
            1,
            50,
            300,
            SAMPLE.vocabulary(),
            hearing,
            SAMPLE.understanding(),
            behaviour);
    return new World(options).night(options.firstNight());
  }

  @Test
  void wordyAssistantsTalkLonger() {
    assertThat(millisOfFailures(4)).isGreaterThan(2 * millisOfFailures(1));
  }

  /** Mean length of the answers to what was not understood, milliseconds. */
  private static double millisOfFailures(double wordiness) {
    WorldOptions.Understanding u = SAMPLE.understanding();
    WorldOptions options =
        new WorldOptions(
            7,
            SAMPLE.firstNight(),
            1,
            50,
            300,
            SAMPLE.vocabulary(),
            SAMPLE.hearing(),
            new WorldOptions.Understanding(
                u.holes(), u.tolerance(), u.hiccup(), u.confidenceNoise(), u.pilots(), wordiness),
            SAMPLE.behaviour());
    return new World(options)
        .night(options.firstNight()).stream()
            .map(turn -> turn.turn().answer())
            .filter(answer -> answer.status() == Status.NOT_UNDERSTOOD)
            .mapToLong(answer -> answer.millis())
            .average()
            .orElseThrow();
  }

  @Test
  void drawnWorldsHoldRequestsForTwoNamesTheOtherWayRound() {
    assertThat(LongStream.rangeClosed(1, 8).filter(WorldTest::turnsRound).count()).isPositive();
  }

  /** Whether a text of a night has the words of the turn before it in another order. */
  private static boolean turnsRound(long seed) {
    WorldOptions options = WorldOptions.drawn(seed, 400);
    Map<String, GeneratedTurn> last = new HashMap<>();
    boolean found = false;
    for (GeneratedTurn turn : new World(options).night(options.firstNight())) {
      GeneratedTurn before = last.put(turn.turn().deviceId(), turn);
      found |= before != null && isTurnedRound(before.truth(), turn.truth());
    }
    return found;
  }

  private static boolean isTurnedRound(Truth before, Truth after) {
    return !before.goalId().equals(after.goalId())
        && !before.transcript().equals(after.transcript())
        && before.reading().intent() != null
        && before.reading().intent().endsWith("_pair")
        && before.reading().intent().equals(after.reading().intent())
        && words(before.transcript()).equals(words(after.transcript()));
  }

  private static List<String> words(String text) {
    return Template.words(text).stream().sorted().toList();
  }

  @Test
  void sameTextUnderTheSameContextIsAlwaysReadAlike() {
    Map<String, String> readings = new HashMap<>();
    for (GeneratedTurn generated : turns) {
      Turn turn = generated.turn();
      if (turn.applied() == null) {
        String key = turn.context() + "|" + turn.utterance();
        String reading = turn.reading().key();
        assertThat(readings.computeIfAbsent(key, k -> reading)).isEqualTo(reading);
      }
    }
  }

  @Test
  void furtherHypothesesStartWithTheBestAndFall() {
    for (GeneratedTurn generated : turns) {
      var nbest = generated.turn().heard().nbest();
      assertThat(nbest.get(0).text()).isEqualTo(generated.turn().utterance());
      for (int i = 1; i < nbest.size(); i++) {
        assertThat(nbest.get(i).confidence()).isLessThanOrEqualTo(nbest.get(i - 1).confidence());
      }
    }
  }
}
