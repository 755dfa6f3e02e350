package dev.emend.benchmarks.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.benchmarks.study.Hearing.Begin;
import dev.emend.benchmarks.study.Hearing.Training;
import dev.emend.interaction.Heard;
import dev.emend.interaction.Judgement;
import dev.emend.interaction.Session;
import dev.emend.interaction.Turn;
import dev.emend.jobs.evaluate.JudgedTurn;
import dev.emend.jobs.evaluate.RephraseScorer;
import dev.emend.jobs.evaluate.Truth;
import dev.emend.jobs.steps.JudgeOptions;
import dev.emend.jobs.steps.SessionJudge;
import dev.emend.rephrase.Followers;
import dev.emend.rephrase.ModelCodec;
import dev.emend.rephrase.SessionCutter;
import dev.emend.sample.GeneratedTurn;
import dev.emend.sample.NightFiles;
import dev.emend.sample.World;
import dev.emend.sample.WorldOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies of a drawn world's log. */
class StudyTest {
  private static final String NAME = "drawn";
  private static final WorldOptions WORLD = world();
  private static final BeginModels BEGIN = new BeginModels(1);

  @TempDir static Path data;

  private static JudgeOptions usual;
  private static Log log;

  private static WorldOptions world() {
    WorldOptions drawn = WorldOptions.drawn(7, 500);
    return new WorldOptions(
        drawn.seed(),
        drawn.firstNight(),
        2,
        drawn.customers(),
        drawn.sessionsPerNight(),
        drawn.vocabulary(),
        drawn.hearing(),
        drawn.understanding(),
        drawn.behaviour());
  }

  @BeforeAll
  static void write() throws IOException {
    NightFiles.write(WORLD, data.resolve(NAME));
    usual =
        Variants.configured("judge.training.min-turns=500", "judge.training.max-pairs=1000")
            .judge();
    log = new LogFiles(usual.gap()).read(data.resolve(NAME));
  }

  @Test
  void aLogIsReadOnceEachTurnAndWithoutWhatBreaksTheContract() throws IOException {
    assertThat(LogFiles.names(data)).containsExactly(NAME);
    assertThat(log.nights()).extracting(LogNight::date).isEqualTo(WORLD.dates());
    World world = new World(WORLD);
    for (LogNight night : log.nights()) {
      List<String> drawn =
          world.night(night.date()).stream().map(GeneratedTurn::turn).map(Turn::turnId).toList();
      assertThat(night.turns()).extracting(Turn::turnId).containsExactlyInAnyOrderElementsOf(drawn);
      assertThat(night.truth()).containsOnlyKeys(drawn);
    }
  }

  @Test
  void figuresAreThoseOfTheRealScorers() {
    RephraseScorer scorer = new RephraseScorer();
    SessionJudge judge = new SessionJudge(ModelCodec.defaultModel(), Followers.NONE, usual);
    for (LogNight night : log.nights()) {
      for (Session session : night.sessions()) {
        List<Judgement> judgements = judge.judge(session);
        for (int i = 0; i < session.size(); i++) {
          Truth truth = night.truth().get(session.turn(i).turnId());
          scorer.add(session.turn(i), JudgedTurn.of(judgements.get(i)), truth);
        }
      }
    }
    RephraseFigures figures =
        RephraseFigures.of(judged(log, Hearing.usual(Begin.SHIPPED, usual).with(Training.NONE)));
    assertThat(figures.averagePrecision()).isEqualTo(scorer.score().averagePrecision());
    assertThat(figures.f1()).isEqualTo(scorer.score().f1());
    assertThat(figures.calibrationError().orElseThrow()).isBetween(0.0, 0.3);
  }

  @Test
  void nightsTrainWhenTheCalendarSaysSo() {
    Hearing hearing = Hearing.usual(Begin.SHIPPED, usual);
    assertThat(judged(log, hearing)).isNotEqualTo(judged(log, hearing.with(Training.NONE)));
    Hearing late = hearing.with(Variants.configured().judge());
    assertThat(log.nights().get(0).turns().size()).isBetween(500, 2_999);
    assertThat(judged(log, late).get(0)).isEqualTo(judged(log, late.with(Training.NONE)).get(0));
  }

  @Test
  void whatIsLeftOutIsNotHeard() {
    FeatureGroup confidences =
        FeatureGroup.ALL.stream()
            .filter(group -> group.label().equals("confidences"))
            .findFirst()
            .orElseThrow();
    Hearing all = Hearing.usual(Begin.DRAWN, usual);
    Hearing without = all.with(confidences.others());
    Log unsure = withoutConfidences(log);
    assertThat(rephrases(judged(unsure, without))).isEqualTo(rephrases(judged(log, without)));
    assertThat(rephrases(judged(unsure, all))).isNotEqualTo(rephrases(judged(log, all)));
  }

  @Test
  void theTableHasARowForEachVariantInItsOrder() throws Exception {
    List<String> done = Collections.synchronizedList(new ArrayList<>());
    Arguments arguments =
        Arguments.of(
            "settings", "--data", data.toString(), "--set", "count.floor=0.9", "--worlds", "1");
    List<String> lines =
        Study.table(arguments, row -> done.add(row.variant().name())).toString().lines().toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0).strip()).isEqualTo(NAME);
    assertThat(lines.get(1)).endsWith("precision");
    assertThat(lines.get(2)).startsWith("as shipped").matches(".* 0\\.\\d{3} .* \\d+ : \\d+ .*");
    assertThat(lines.get(3)).startsWith("count.floor=0.9");
    assertThat(done).containsExactlyInAnyOrder("as shipped", "count.floor=0.9");
  }

  @Test
  void theNumberOfThreadsChangesNothing() throws Exception {
    List<Variant> variants = List.of(heard("a", Training.NIGHTLY), heard("b", Training.NONE));
    Comparison comparison =
        new Comparison(List.of(log), usual, hearing -> ModelCodec.defaultModel(), row -> {});
    assertThat(comparison.rows(variants, 2)).isEqualTo(comparison.rows(variants, 1));
  }

  private static Variant heard(String name, Training training) {
    Hearing hearing = Hearing.usual(Begin.SHIPPED, usual).with(training);
    return new Variant(name, hearing, Variants.configured().count(), Variants.configured().mine());
  }

  private static List<JudgedNight> judged(Log of, Hearing hearing) {
    WindowFollowers followers =
        new WindowFollowers(of, NightlyJudge.calendar(usual), usual.terminations());
    return new NightlyJudge(of, followers, hearing, BEGIN.of(hearing)).judged();
  }

  private static List<List<Judgement.Candidate>> rephrases(List<JudgedNight> nights) {
    return nights.stream()
        .flatMap(night -> night.judgements().stream())
        .flatMap(List::stream)
        .map(Judgement::candidates)
        .toList();
  }

  private static Log withoutConfidences(Log of) {
    return new Log(of.name(), of.nights().stream().map(StudyTest::withoutConfidences).toList());
  }

  private static LogNight withoutConfidences(LogNight night) {
    List<Turn> turns = night.turns().stream().map(StudyTest::withoutConfidences).toList();
    return new LogNight(
        night.date(), turns, new SessionCutter(usual.gap()).cut(turns), night.truth());
  }

  private static Turn withoutConfidences(Turn turn) {
    return new Turn(
        turn.turnId(),
        turn.customerId(),
        turn.deviceId(),
        turn.deviceType(),
        turn.locale(),
        turn.at(),
        turn.dialogueId(),
        turn.context(),
        new Heard(turn.utterance(), null, turn.heard().nbest()),
        turn.wakeConfidence(),
        turn.reading(),
        null,
        turn.nluNbest(),
        turn.answer(),
        turn.feedback(),
        turn.taught(),
        turn.applied(),
        turn.arm());
  }
}
