package dev.emend.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emend.jobs.steps.Step;
import dev.emend.jobs.tables.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NightlyPipelineTest {
  @Test
  void orderFollowsFromWhatStepsReadAndWrite() {
    assertThat(NightlyPipeline.of(InMemorySteps.NIGHT).steps())
        .extracting(Step::name)
        .containsExactly("ingest", "judge", "count", "mine", "label", "check", "publish");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void orderOfDeclarationDoesNotMatterWhereTablesDecide(long seed) {
    List<Step> shuffled = new ArrayList<>(InMemorySteps.NIGHT);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(NightlyPipeline.of(shuffled).steps())
        .isEqualTo(NightlyPipeline.of(InMemorySteps.NIGHT).steps());
  }

  @Test
  void orderOfDeclarationDecidesWhereTablesDoNot() {
    Step first = new InMemoryStep("first", Set.of(), Set.of(Table.CHECKS));
    Step second = new InMemoryStep("second", Set.of(), Set.of(Table.CHECKS));

    assertThat(NightlyPipeline.of(List.of(first, second)).steps()).containsExactly(first, second);
    assertThat(NightlyPipeline.of(List.of(second, first)).steps()).containsExactly(second, first);
  }

  @Test
  void stepMayReadWhatItWritesItself() {
    Step step = new InMemoryStep("fold", Set.of(Table.TURNS), Set.of(Table.TURNS));

    assertThat(NightlyPipeline.of(List.of(step)).steps()).containsExactly(step);
  }

  @Test
  void cycleIsNamed() {
    Step a = new InMemoryStep("a", Set.of(Table.LABELS), Set.of(Table.TURNS));
    Step b = new InMemoryStep("b", Set.of(Table.TURNS), Set.of(Table.REWRITES));
    Step c = new InMemoryStep("c", Set.of(Table.REWRITES), Set.of(Table.LABELS));

    assertThatThrownBy(() -> NightlyPipeline.of(List.of(a, b, c)))
        .hasMessage("Steps wait for each other: a waits for c waits for b waits for a");
  }

  @Test
  void tableWithoutWriterIsNamed() {
    Step judge = new InMemoryStep("judge", Set.of(Table.TURNS), Set.of(Table.JUDGEMENTS));

    assertThatThrownBy(() -> NightlyPipeline.of(List.of(judge)))
        .hasMessage("Step judge reads turns, which no step writes");
  }

  @Test
  void sharedNameIsRefused() {
    Step step = new InMemoryStep("ingest", Set.of(), Set.of(Table.TURNS));
    Step other = new InMemoryStep("ingest", Set.of(), Set.of(Table.CHECKS));

    assertThatThrownBy(() -> NightlyPipeline.of(List.of(step, other)))
        .hasMessage("Two steps are named ingest");
  }

  @Test
  void oneStepCanStandAlone() {
    NightlyPipeline night = NightlyPipeline.of(InMemorySteps.NIGHT);

    assertThat(night.only("mine").steps()).extracting(Step::name).containsExactly("mine");
    assertThatThrownBy(() -> night.only("mien"))
        .hasMessage("No step mien (steps: ingest, judge, count, mine, label, check, publish)");
  }
}
