package dev.emend.jobs.steps;

import static dev.emend.jobs.steps.SmallWorld.FIRST;
import static dev.emend.jobs.steps.SmallWorld.SECOND;
import static dev.emend.jobs.steps.SmallWorld.THIRD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emend.interaction.Rewrite;
import dev.emend.interaction.SyntheticLabel;
import dev.emend.interaction.Turn;
import dev.emend.jobs.LocalSpark;
import dev.emend.jobs.evaluate.Evaluation;
import dev.emend.jobs.evaluate.TruthReader;
import dev.emend.jobs.tables.Learnt;
import dev.emend.jobs.tables.Table;
import dev.emend.store.RewriteStore;
import dev.emend.store.ServedRewrite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whole nights, from logs to served rewrites; the second and the third night train. */
@ExtendWith(LocalSpark.class)
@TestInstance(Lifecycle.PER_CLASS)
class NightTest {
  private Path folder;
  private Path logs;
  private WholeNights nights;
  private final List<Map<String, StepOutcome>> outcomes = new ArrayList<>();
  private final List<Map<String, Integer>> jobs = new ArrayList<>();
  private Map<Table, String> exportsOfTwo;
  private Map<Table, String> exports;

  @BeforeAll
  void runThreeNightsInOrder(@TempDir Path folder) throws IOException {
    this.folder = folder;
    logs = SmallWorld.logs(folder);
    nights = new WholeNights(folder.resolve("in-order"), logs, 2);
    for (LocalDate night : List.of(FIRST, SECOND, THIRD)) {
      outcomes.add(nights.run(night));
      jobs.add(Map.copyOf(nights.jobs()));
      exportsOfTwo = night.equals(SECOND) ? nights.exports() : exportsOfTwo;
    }
    exports = nights.exports();
  }

  @AfterAll
  void close() {
    nights.close();
  }

  @Test
  void everyStepOfEveryNightIsDone() {
    for (Map<String, StepOutcome> night : outcomes) {
      assertThat(night.keySet())
          .containsExactly("ingest", "judge", "count", "mine", "label", "check", "publish");
      assertThat(night.values()).allMatch(outcome -> outcome instanceof StepOutcome.Done);
    }
    assertThat(outcomes.get(0).get("judge").notes().get(0)).contains("ships with Emend");
    assertThat(outcomes.get(1).get("judge").notes().get(0)).contains("trained as of " + SECOND);
    assertThat(outcomes.get(2).get("judge").notes().get(0)).contains("trained as of " + SECOND);
    assertThat(nights.warehouse.nights().byNight().keySet()).containsExactly(FIRST, SECOND, THIRD);
  }

  @Test
  void whatWasLearntIsServed() {
    List<Rewrite> learnt = new Learnt(nights.warehouse).served(1_000);
    assertThat(learnt).hasSizeGreaterThan(5);
    try (RewriteStore store = RewriteStore.open(nights.store())) {
      // The personal ones are served, too, and shown to nobody.
      assertThat(store.version().count())
          .isEqualTo(outcomes.get(2).get("mine").counts().get("served"))
          .isGreaterThanOrEqualTo(learnt.size());
      for (Rewrite rewrite : learnt) {
        assertThat(
                store.lookup(
                    rewrite.locale(), rewrite.customerId(), rewrite.context(), rewrite.source()))
            .map(ServedRewrite::target)
            .contains(rewrite.target());
      }
    }
  }

  @Test
  void howTheChainsWereSolvedIsCountedAndChecked() {
    Map<String, Long> counts = outcomes.get(2).get("mine").counts();
    assertThat(counts.get("solved by dense elimination")).isPositive();
    assertThat(counts).containsEntry("unsolved", 0L);
    assertThat(nights.warehouse.checks().of(THIRD))
        .filteredOn(check -> check.name().equals(SolvedChains.CHECK))
        .singleElement()
        .satisfies(check -> assertThat(check.value()).isZero());
  }

  @Test
  void eachStepCostsFewSparkJobs() {
    assertThat(jobs.get(0))
        .isEqualTo(
            Map.of(
                "ingest", 5, // the turns, the quarantine, three of Deequ
                "judge", 2, // what is said next, the judgements
                "count", 1,
                "mine", 3, // everybody's sums, personal sums, the rewrites
                "label", 6, // lessons, how they are read, evidence, outcomes, labels, their table
                "check", 2, // rewrites and labels read back
                "publish", 1));
    assertThat(jobs.get(1)).containsEntry("judge", 4); // trains, and sums what is said next
    assertThat(jobs.get(2)).containsEntry("judge", 3); // uses the training of the night before
  }

  @Test
  void anyOrderOfDatesEndsWithTheSameBytes() throws IOException {
    try (WholeNights other = new WholeNights(folder.resolve("late"), logs, 2)) {
      other.run(THIRD);
      other.run(FIRST);
      Map<String, StepOutcome> last = other.run(SECOND);
      assertThat(last.get("judge").notes()).anyMatch(note -> note.contains("was judged again"));
      assertThat(other.exports()).isEqualTo(exports);
    }
  }

  @Test
  void theNumberOfPartitionsChangesNoByte() throws IOException {
    try (WholeNights other = new WholeNights(folder.resolve("partitions"), logs, 7)) {
      other.run(FIRST);
      other.run(SECOND);
      assertThat(other.exports()).isEqualTo(exportsOfTwo);
    }
  }

  @Test
  void theSameDateAgainChangesNothing() throws IOException {
    Map<String, StepOutcome> again = nights.run(SECOND);
    assertThat(nights.exports()).isEqualTo(exports);
    assertThat(again.get("publish").notes().get(0)).endsWith("nothing was written");
    assertThat(again.get("ingest").counts()).isEqualTo(outcomes.get(1).get("ingest").counts());
  }

  @Test
  void aModelIsKeptWithTheNightThatTrainedItOrNotAtAll() throws IOException {
    Path models = folder.resolve("models-of-a-refused/warehouse/models");
    try (WholeNights other = new WholeNights(folder.resolve("models-of-a-refused"), logs, 2)) {
      other.run(FIRST);
      Map<String, StepOutcome> refused = other.refuse(SECOND);
      assertThat(refused.get("judge").notes().get(0)).contains("trained as of " + SECOND);
      assertThat(files(models)).isEmpty();
      other.run(SECOND);
      assertThat(files(models))
          .containsExactly(
              "rephrase/" + SECOND + "/card.html",
              "rephrase/" + SECOND + "/card.json",
              "rephrase/" + SECOND + "/model.json");
    }
  }

  private static List<String> files(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void aRewriteIsExplainedByItsIdOrItsText() {
    Rewrite rewrite =
        new Learnt(nights.warehouse)
            .served(1_000).stream()
                .filter(one -> one.scope() == Rewrite.Scope.GLOBAL)
                .findFirst()
                .orElseThrow();
    Explainer explainer = new Explainer(nights.warehouse, TransformsTest.MINE);

    Explainer.Explained byId = explainer.explain(rewrite.rewriteId(), "xx-XX", null);
    assertThat(byId.text()).isEqualTo(rewrite.source());
    assertThat(byId.locale()).isEqualTo(rewrite.locale());
    assertThat(byId.rewrites()).contains(rewrite);
    assertThat(byId.why()).isEqualTo(rewrite.reason());
    assertThat(byId.picture()).anyMatch(line -> line.contains(rewrite.target()));
    assertThat(byId.svg()).startsWith("<?xml").contains(rewrite.rewriteId());
    assertThat(
            explainer.explain(
                " " + rewrite.source().toUpperCase(Locale.ROOT),
                rewrite.locale(),
                rewrite.context()))
        .isEqualTo(byId);
  }

  @Test
  void aTextThatNobodySaidIsExplainedAsSuch() {
    Explainer.Explained unknown =
        new Explainer(nights.warehouse, TransformsTest.MINE).explain("qwertz", "en-US", null);

    assertThat(unknown.rewrites()).isEmpty();
    assertThat(unknown.why()).isNotBlank();
  }

  @Test
  void aPersonalRewriteIsExplainedWithItsText() {
    List<Rewrite> personal =
        new Learnt(nights.warehouse)
            .served(1_000).stream().filter(one -> one.scope() == Rewrite.Scope.PERSONAL).toList();
    for (Rewrite rewrite : personal) {
      assertThat(
              new Explainer(nights.warehouse, TransformsTest.MINE)
                  .explain(rewrite.source(), rewrite.locale(), rewrite.context())
                  .rewrites())
          .contains(rewrite);
    }
  }

  @Test
  void evaluationJudgesEachDateByTheNightsBeforeIt() {
    Evaluation.Scores scores = evaluation(date -> Optional.empty()).of(List.of(SECOND, THIRD));

    assertThat(scores.rewrites().keySet()).containsExactly(SECOND, THIRD);
    assertThat(scores.rewrites().get(SECOND).rewrites())
        .isLessThan(scores.rewrites().get(THIRD).rewrites());
    assertThat(scores.sum())
        .isEqualTo(scores.rewrites().get(SECOND).plus(scores.rewrites().get(THIRD)));
    assertThat(scores.sum().wins()).isGreaterThan(scores.sum().losses());
    assertThat(scores.labels().get(SyntheticLabel.Origin.OWN_SUCCESS).turns()).isPositive();
  }

  @Test
  void evaluationComparesTheJudgementsOfAllNightsUpToTheDate() {
    Evaluation.Scores two = evaluation(date -> Optional.empty()).of(List.of(SECOND));
    Evaluation.Scores three = evaluation(date -> Optional.empty()).of(List.of(THIRD));

    assertThat(two.rephrases().rephrases()).isEqualTo(rephrases(FIRST) + rephrases(SECOND));
    assertThat(three.rephrases().rephrases())
        .isEqualTo(rephrases(FIRST) + rephrases(SECOND) + rephrases(THIRD));
  }

  @Test
  void aDateThatIsNotAcceptedIsReadFromItsLog() throws IOException {
    LocalDate fourth = THIRD.plusDays(1);
    Path truth = folder.resolve("truth");
    Files.copy(truth.resolve(THIRD + ".jsonl.gz"), truth.resolve(fourth + ".jsonl.gz"));
    Evaluation.Scores scores =
        evaluation(date -> Optional.of(SmallWorld.turns(THIRD))).of(List.of(fourth));

    assertThat(scores.rewrites().keySet()).containsExactly(fourth);
    assertThat(scores.rewrites().get(fourth).rewrites()).isPositive();
    assertThatThrownBy(() -> evaluation(date -> Optional.empty()).of(List.of(fourth)))
        .hasMessageContaining("there are no logs of " + fourth);
  }

  @Test
  void nothingIsEvaluatedBeforeANightWasAccepted() {
    assertThatThrownBy(() -> evaluation(date -> Optional.empty()).of(List.of(FIRST)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no accepted night before " + FIRST);
  }

  private Evaluation evaluation(Function<LocalDate, Optional<List<Turn>>> logged) {
    return new Evaluation(nights.warehouse, new TruthReader(folder.resolve("truth")), logged);
  }

  /** By the truth alone; every turn of the generator is delivered in its own night. */
  private long rephrases(LocalDate night) {
    return new TruthReader(folder.resolve("truth"))
        .read(night).stream().filter(one -> one.rephraseOf() != null).count();
  }

  @Test
  void aNightThatACheckRefusesLeavesEverythingAsItWas() throws IOException {
    Map<String, StepOutcome> refused = nights.refuse(THIRD);
    assertThat(refused).doesNotContainKey("publish");
    assertThat(refused.get("check"))
        .isInstanceOfSatisfying(
            StepOutcome.Refused.class, no -> assertThat(no.sentence()).isEqualTo("Not today."));
    assertThat(nights.exports()).isEqualTo(exports);
    assertThat(nights.warehouse.nights().byNight().keySet()).containsExactly(FIRST, SECOND, THIRD);
  }
}
