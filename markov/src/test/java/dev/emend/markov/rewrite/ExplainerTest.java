package dev.emend.markov.rewrite;

import static dev.emend.markov.rewrite.Evidences.NOTHING;
import static dev.emend.markov.rewrite.Evidences.open;
import static dev.emend.markov.rewrite.Evidences.plays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.emend.interaction.Rewrite;
import dev.emend.markov.chain.ChainSolver;
import dev.emend.markov.chain.Dropped;
import dev.emend.markov.chain.Method;
import dev.emend.markov.chain.Unsolvable;
import dev.emend.markov.rewrite.Explanation.Absorbed;
import dev.emend.markov.rewrite.Explanation.Arrow;
import dev.emend.markov.rewrite.Explanation.Comparison;
import dev.emend.markov.rewrite.Explanation.EndsWith;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainerTest {
  private static final RewriteMiner MINER =
      new RewriteMiner(Evidences.NO_LIFT, ChainSolver.Options.DEFAULT, "stop"::equals);

  /** As by hand in {@link RewriteMinerTest}. */
  private static Evidence threeStates() {
    return Evidences.of()
        .said("a", 0, 0, plays("a"))
        .said("b", 6, 0, plays("b"))
        .said("c", 1, 1, plays("c"))
        .again("a", "b", 3, 3)
        .again("a", "c", 1, 1)
        .evidence();
  }

  private static Explanation explain(Evidence evidence, String text) {
    return MINER.explain(evidence, open(text));
  }

  @Test
  void stepsAreThoseOfTheChain() {
    List<Explanation.Step> steps = explain(threeStates(), "a").steps();
    assertThat(steps).hasSize(4);
    assertThat(((Absorbed) steps.get(0)).well()).isFalse();
    assertThat(steps.get(0).probability()).isCloseTo(0.403846, within(1e-6));
    assertThat(((Arrow) steps.get(1)).to()).isEqualTo(open("b"));
    assertThat(steps.get(1).probability()).isCloseTo(0.375, within(1e-12));
    assertThat(((Arrow) steps.get(1)).support().customers()).isEqualTo(3);
    assertThat(((Arrow) steps.get(2)).to()).isEqualTo(open("c"));
    assertThat(steps.get(2).probability()).isCloseTo(0.125, within(1e-12));
    assertThat(((Absorbed) steps.get(3)).well()).isTrue();
    assertThat(steps.get(3).probability()).isCloseTo(0.096154, within(1e-6));
  }

  @Test
  void endingIsThatOfTheChain() {
    Explanation.Ends ends = explain(threeStates(), "a").ending().orElseThrow();
    assertThat(ends.likeliest())
        .extracting(EndsWith::state)
        .containsExactly(open("b"), open("a"), open("c"));
    assertThat(ends.likeliest().get(0).probability()).isCloseTo(0.359135, within(1e-6));
    assertThat(ends.likeliest().get(0).reading()).isEqualTo(plays("b"));
    assertThat(ends.likeliest().get(2).probability()).isCloseTo(0.065705, within(1e-6));
    assertThat(ends.success()).isCloseTo(0.520994, within(1e-6));
    assertThat(ends.failure()).isCloseTo(0.479006, within(1e-6));
    assertThat(ends.residual()).isZero();
    assertThat(ends.method()).isEqualTo(Method.DIRECT_DENSE);
    assertThat(ends.others()).isZero();
  }

  @Test
  void comparisonAndVerdictAreThoseOfTheRewrite() {
    Explanation explanation = explain(threeStates(), "a");
    Rewrite rewrite = MINER.mine(threeStates()).get(0);
    Comparison comparison = explanation.comparison().orElseThrow();
    assertThat(explanation.rewrite()).contains(rewrite);
    assertThat(explanation.why()).isEqualTo(rewrite.reason());
    assertThat(comparison.target()).isEqualTo(open("b"));
    assertThat(comparison.ofSource().mean()).isEqualTo(rewrite.successSource());
    assertThat(comparison.ofTarget().mean()).isEqualTo(rewrite.successTarget());
    assertThat(comparison.gainLower()).isEqualTo(rewrite.gainLower());
    assertThat(comparison.share()).isCloseTo(0.845341, within(1e-6));
    assertThat(comparison.failing().probability())
        .isEqualTo(
            comparison
                .failing()
                .kinds()
                .probabilityFailing(
                    new dev.emend.markov.credible.Tally(
                        explanation.saying().success(),
                        explanation.saying().failure() + explanation.again().mass())));
    assertThat(explanation.again().mass()).isEqualTo(4);
    assertThat(explanation.again().sessions()).isEqualTo(4);
  }

  @Test
  void targetTellsWhatLeadsToIt() {
    Explanation target = explain(threeStates(), "b");
    assertThat(target.before()).extracting(Arrow::from).containsExactly(open("a"));
    assertThat(target.leadingHere()).extracting(Rewrite::source).containsExactly("a");
    assertThat(target.rewrite()).isEmpty();
    assertThat(target.ending()).isEmpty();
    assertThat(target.why()).isEqualTo("It was never said again in other words");
  }

  @Test
  void rewriteIsFoundByItsId() {
    Explainer explainer = MINER.explainer(threeStates());
    Rewrite rewrite = MINER.mine(threeStates()).get(0);
    assertThat(explainer.explainRewrite(rewrite.rewriteId()))
        .map(Explanation::state)
        .contains(open("a"));
    assertThat(explainer.explainRewrite("0123456789abcdef")).isEmpty();
  }

  @Test
  void whatWasNeverSaidIsToldSo() {
    Explanation explanation = explain(threeStates(), "d");
    assertThat(explanation.why()).isEqualTo("It was never said in the nights that are counted");
    assertThat(explanation.steps()).isEmpty();
    assertThat(ExplanationText.lines(explanation))
        .containsExactly(
            "'d'   (en-US)", "", "  No rewrite. It was never said in the nights that are counted");
  }

  @Test
  void whyThereIsNoTargetIsASentence() {
    Evidence evidence =
        Evidences.of()
            .said("stop", 0, 5, NOTHING)
            .said("wrong", 0, 5, NOTHING)
            .said("mumble", 0, 5, plays("mumble"))
            .said("grumble", 50, 0, NOTHING)
            .said("a", 0, 5, plays("a"))
            .said("b", 0, 5, plays("b"))
            .said("c", 90, 0, plays("c"))
            .again("wrong", "stop", 8, 8)
            .again("mumble", "grumble", 8, 8)
            .again("a", "b", 50, 8)
            .again("b", "c", 50, 8)
            .evidence();
    Explainer explainer = MINER.explainer(evidence);
    assertThat(explainer.explain(open("stop")).why())
        .isEqualTo("It is a termination: no rewrite replaces it or leads to it");
    assertThat(explainer.explain(open("wrong")).why())
        .isEqualTo("What follows it are terminations and repeats only");
    assertThat(explainer.explain(open("mumble")).why())
        .isEqualTo("What most probably ends well instead is not understood: 'grumble'");
    assertThat(explainer.explain(open("a")).why())
        .isEqualTo("Nobody went from it straight to 'c' or to what is read alike");
    assertThat(explainer.explain(open("a")).rewrite()).isEmpty();
  }

  @Test
  void droppedStepsHaveNoProbability() {
    ChainSolver.Options floor = ChainSolver.Options.DEFAULT.withFloor(0.2, Dropped.TO_FAILURE);
    Explanation explanation =
        new RewriteMiner(Evidences.NO_LIFT, floor, "stop"::equals)
            .explain(threeStates(), open("a"));
    Arrow last = (Arrow) explanation.steps().get(3);
    assertThat(last.to()).isEqualTo(open("c"));
    assertThat(last.probability()).isZero();
    assertThat(last.support().mass()).isEqualTo(1);
  }

  @Test
  void unsolvableChainNamesTheWordsToBlame() {
    Known known = new Known(threeStates(), 4);
    Finding finding =
        new Search(known, ChainSolver.Options.DEFAULT, "stop"::equals)
            .find(0, new Unsolvable(0, List.of(1, 2), "rows do not sum to 1"));
    assertThat(finding)
        .isEqualTo(
            new Finding.Nothing(
                open("a"),
                Finding.Why.UNSOLVABLE,
                "Its chain cannot be solved, because of 2 of its states: 'b', 'c'"));
  }
}
