package dev.emend.markov.rewrite;

import static dev.emend.markov.rewrite.Evidences.open;
import static dev.emend.markov.rewrite.Evidences.plays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.emend.interaction.Rewrite;
import dev.emend.interaction.Rewrite.Status;
import dev.emend.markov.chain.ChainSolver;
import java.util.List;
import org.junit.jupiter.api.Test;

class BorrowingTest {
  private static final String HEARD = "play maj and dragons by the river";
  private static final String NEAR = "play mach and dragons by the river";
  private static final String RIGHT = "play imagine dragons by the river";

  /** One customer repaired a text, and eight repaired what sounds like it. */
  private static Evidences near(String near) {
    return Evidences.of()
        .said(HEARD, 0, 0.4, plays("maj"))
        .said(near, 0, 4, plays("mach"))
        .said(RIGHT, 30, 1, plays("imagine dragons"))
        .again(HEARD, RIGHT, 0.5, 1)
        .again(near, RIGHT, 8, 8);
  }

  @Test
  void whatSoundsAlikeLendsItsSteps() {
    SaidAgain step = step(near(NEAR), open(HEARD));
    // Ten turns of the lender, of which eight were said again so: at most eight turns are lent.
    assertThat(step.mass()).isGreaterThan(0.6).isLessThanOrEqualTo(0.5 + 8 * 0.8);
    assertThat(step.customers()).hasSize(1);
    assertThat(step.lenders()).hasSize(8);
    assertThat(step.sessions()).isEqualTo(9);
  }

  @Test
  void whatSoundsOtherwiseLendsNothing() {
    SaidAgain step = step(near("what is the weather in oslo tomorrow"), open(HEARD));
    assertThat(step.mass()).isEqualTo(0.5);
    assertThat(step.customers()).hasSize(1);
  }

  @Test
  void otherContextsLendToo() {
    State asked = new State("request:song", HEARD);
    Evidences evidence =
        Evidences.of()
            .said(HEARD, 0, 0.4, plays("maj"))
            .said(asked, 0, 4, plays("maj"))
            .said(RIGHT, 30, 1, plays("imagine dragons"))
            .again(HEARD, RIGHT, 0.5, 1)
            .again(asked, open(RIGHT), 8, 8);
    assertThat(step(evidence, open(HEARD)).mass()).isGreaterThan(0.6);
    assertThat(step(evidence, asked).mass()).isGreaterThan(8).isCloseTo(8.4, within(0.4));
  }

  @Test
  void aStepThatNobodyTookIsNotMade() {
    Evidences evidence =
        Evidences.of()
            .said(HEARD, 0, 2, plays("maj"))
            .said(NEAR, 0, 4, plays("mach"))
            .said(RIGHT, 30, 1, plays("imagine dragons"))
            .said("play dragons", 9, 1, plays("dragons"))
            .again(HEARD, "play dragons", 1, 1)
            .again(NEAR, RIGHT, 8, 8);
    assertThat(Borrowing.lent(evidence.evidence()).steps()).isEqualTo(evidence.evidence().steps());
  }

  @Test
  void aRewriteOfOneCustomerIsServedWhereOthersDidTheSameWithWhatSoundsAlike() {
    assertThat(rewrite(near("what is the weather in oslo tomorrow")).status())
        .isEqualTo(Status.PENDING);
    Rewrite lent = rewrite(near(NEAR));
    assertThat(lent.status()).isEqualTo(Status.AUTO);
    assertThat(lent.reason())
        .startsWith("8 customers said it again so (7 of them what sounds like it); success rises");
    assertThat(lent.customers()).isEqualTo(8);
    assertThat(lent.sessions()).isEqualTo(9);
  }

  @Test
  void theOrderOfRowsChangesNotABit() {
    Evidences evidence = near(NEAR);
    assertThat(Borrowing.lent(evidence.shuffled(3)).steps())
        .usingRecursiveComparison()
        .isEqualTo(Borrowing.lent(evidence.evidence()).steps());
  }

  private static SaidAgain step(Evidences evidence, State from) {
    return Borrowing.lent(evidence.evidence()).steps().stream()
        .filter(step -> step.from().equals(from))
        .findFirst()
        .orElseThrow();
  }

  private static Rewrite rewrite(Evidences evidence) {
    MiningOptions options = new MiningOptions(2, 0.6, 0.4, 0.05, 0.9, 0, 4, 3);
    List<Rewrite> rewrites =
        new RewriteMiner(options, ChainSolver.Options.DEFAULT, "stop"::equals)
            .mine(evidence.evidence());
    return rewrites.stream().filter(r -> r.source().equals(HEARD)).findFirst().orElseThrow();
  }
}
