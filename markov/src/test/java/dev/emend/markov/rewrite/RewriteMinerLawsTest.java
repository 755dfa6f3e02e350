package dev.emend.markov.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.emend.interaction.Rewrite;
import dev.emend.markov.chain.ChainSolver;
import dev.emend.markov.chain.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold of what is mined from any evidence. */
class RewriteMinerLawsTest {
  private static final MiningOptions LENIENT = new MiningOptions(1, 0.5, 0.1, 0, 0.8, 0, 4, 3);

  private static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  private static RewriteMiner miner(ChainSolver.Options solver) {
    return new RewriteMiner(LENIENT, solver, "text 3"::equals);
  }

  private static List<Rewrite> mine(Evidence evidence) {
    return miner(ChainSolver.Options.DEFAULT).mine(evidence);
  }

  @Test
  void randomEvidenceTeachesRewritesOfEveryKind() {
    List<Rewrite> all =
        seeds().boxed().flatMap(s -> mine(Evidences.random(s).evidence()).stream()).toList();
    assertThat(all)
        .extracting(Rewrite::status)
        .contains(Rewrite.Status.AUTO, Rewrite.Status.DENIED);
    assertThat(all).filteredOn(Rewrite::served).hasSizeGreaterThan(50);
    assertThat(all).extracting(Rewrite::reason).anyMatch(r -> r.startsWith("Its target is itself"));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void servedRewritesHoldWhatTheOptionsDemand(long seed) {
    for (Rewrite rewrite : mine(Evidences.random(seed).evidence())) {
      assertThat(rewrite.target()).isNotEqualTo(rewrite.source());
      assertThat(List.of(rewrite.source(), rewrite.target())).doesNotContain("text 3");
      assertThat(rewrite.targetReading().understood()).isTrue();
      if (rewrite.served()) {
        assertThat(rewrite.gainLower()).isGreaterThanOrEqualTo(LENIENT.minGainLower());
        assertThat(rewrite.successTarget() - rewrite.successSource())
            .isGreaterThanOrEqualTo(LENIENT.minGain());
        assertThat(rewrite.customers()).isGreaterThanOrEqualTo(LENIENT.minCustomers());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noTargetIsServedAsASourceAndNoSourceTwice(long seed) {
    List<Rewrite> served =
        mine(Evidences.random(seed).evidence()).stream().filter(Rewrite::served).toList();
    Set<State> sources = new HashSet<>();
    served.forEach(r -> assertThat(sources.add(new State(r.context(), r.source()))).isTrue());
    for (Rewrite rewrite : served) {
      assertThat(sources).doesNotContain(new State(rewrite.context(), rewrite.target()));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void orderOfRowsChangesNothing(long seed) {
    Evidences evidence = Evidences.random(seed);
    assertThat(mine(evidence.shuffled(seed))).isEqualTo(mine(evidence.evidence()));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyStateIsExplainedByItsOwnRewriteOrASentence(long seed) {
    Evidence evidence = Evidences.random(seed).evidence();
    Explainer explainer = miner(ChainSolver.Options.DEFAULT).explainer(evidence);
    List<Rewrite> rewrites = mine(evidence);
    for (Saying saying : evidence.sayings()) {
      Explanation explanation = explainer.explain(saying.state());
      Rewrite own =
          rewrites.stream()
              .filter(r -> new State(r.context(), r.source()).equals(saying.state()))
              .findFirst()
              .orElse(null);
      assertThat(explanation.rewrite().orElse(null)).isEqualTo(own);
      assertThat(explanation.why()).isNotBlank();
      assertThat(explanation.steps().stream().mapToDouble(Explanation.Step::probability).sum())
          .isCloseTo(1, within(1e-12));
      assertThat(ExplanationText.lines(explanation)).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void walkingFarEnoughFindsTheSameTargets(long seed) {
    ChainSolver.Options walk =
        ChainSolver.Options.DEFAULT
            .withDirect(0, 0, 0)
            .withLarge(Method.PUSH, 1e-13, 10_000_000, 1_000);
    Evidence evidence = Evidences.random(seed).evidence();
    assertThat(miner(walk).mine(evidence))
        .extracting(Rewrite::rewriteId, Rewrite::status)
        .isEqualTo(mine(evidence).stream().map(r -> tuple(r.rewriteId(), r.status())).toList());
  }
}
