package dev.emend.markov.rewrite;

import static dev.emend.markov.rewrite.Evidences.dragons;
import static dev.emend.markov.rewrite.Evidences.open;
import static dev.emend.markov.rewrite.Evidences.plays;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.markov.chain.ChainSolver;
import dev.emend.markov.chain.Method;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationTextTest {
  private static String drawn(ChainSolver.Options solver, Evidences evidence, State state) {
    RewriteMiner miner = new RewriteMiner(Evidences.NO_LIFT, solver, "stop"::equals);
    List<String> lines = ExplanationText.lines(miner.explain(evidence.evidence(), state));
    return String.join("\n", lines) + "\n";
  }

  private static String drawn(Evidences evidence, String text) {
    return drawn(ChainSolver.Options.DEFAULT, evidence, open(text));
  }

  @Test
  void sourceIsDrawnWithItsChainAndItsVerdict() {
    assertThat(drawn(dragons(), "play maj and dragons"))
        .isEqualTo(
            """
            'play maj and dragons'   (en-US)
              said 10 times, read as music|play(song=maj and dragons) (10)
              ended well 0.0, badly 2.0, said again 6.0 times by 5 customers in 7 sessions

              this
               ├─ 45 %──► (ends badly)
               ├─ 38 %──► 'play imagine dragons'   4.5 times by 5 customers in 5 sessions
               ├─  8 %──► 'stop'   1.0 times by 1 customer in 1 session
               ├─  5 %──► (ends well)
               └─  4 %──► 'put on imagine dragons'   0.5 times by 1 customer in 1 session

              In the end: well 53 %, badly 47 % (exact)
                36 % with 'play imagine dragons', read as music|play(song=imagine dragons)
                 8 % with 'stop', read as system|stop
                 5 % with 'play maj and dragons', read as music|play(song=maj and dragons)
                 4 % with 'put on imagine dragons', read as music|play(song=imagine dragons)

              Works as heard     5 %   Beta(0.6, 11.4)
              Works rewritten   95 %   Beta(23.8, 1.2) as 'play imagine dragons'
              Gain              90 %   at least 80 % at credibility 90 %
              Support          5.0 times by 5 customers in 6 sessions, 100 % of what ends well
              Mostly fails    98.3 %   assumed, for want of texts: 20 % of the texts are of a kind that works 40 % of the time, the others 90 %
                                       The log tells the kinds apart by 0 %: 100 % of what looks like success is believed

              AUTO  09dfd89ffe2b39c7 → 'play imagine dragons'
              5 customers said it again so; success rises from 5 % to 95 %, 100 % of what ends well
            """);
  }

  @Test
  void targetIsDrawnWithWhatLeadsToIt() {
    assertThat(drawn(dragons(), "play imagine dragons"))
        .isEqualTo(
            """
            'play imagine dragons'   (en-US)
              said 10 times, read as music|play(song=imagine dragons) (10)
              ended well 20.0, badly 1.0, said again never

              'play maj and dragons' ── 38 %──► this   4.5 times by 5 customers in 5 sessions
              this
               ├─ 95 %──► (ends well)
               └─  5 %──► (ends badly)

              No rewrite. It was never said again in other words
              Target of 'play maj and dragons': AUTO 09dfd89ffe2b39c7
            """);
  }

  @Test
  void whatIsLeftOutIsCounted() {
    State hub = new State("offer", "hub");
    Evidences evidence = Evidences.of().said(hub, 0, 3, plays("hub"));
    for (int i = 0; i < 9; i++) {
      evidence.said("text " + i, 9, 0, plays("song " + i));
      evidence.again(hub, open("text " + i), 1 + i, 2).again(open("text " + i), hub, 1, 1);
    }
    assertThat(drawn(ChainSolver.Options.DEFAULT, evidence, hub))
        .contains("'hub' after offer   (en-US)", "   and 3 more", "   └─ and 5 more")
        .contains("with 'text 8'")
        .contains("   and 5 more\n\n  Works as heard");
  }

  @Test
  void walksTellWhatTheyDidNotFollow() {
    ChainSolver.Options walk =
        ChainSolver.Options.DEFAULT.withDirect(0, 0, 0).withLarge(Method.BOUNDED_DEPTH, 1e-9, 1, 1);
    assertThat(drawn(walk, dragons(), open("play maj and dragons")))
        .contains("badly 45 %, not followed 5.0e-01\n");
  }

  /** Forty texts that work, and twenty that fail, of which the first was said but once. */
  private static Evidences twoKinds() {
    Evidences evidence = Evidences.of();
    for (int i = 0; i < 40; i++) {
      evidence.said("good " + i, 19, 1, plays("song " + i));
    }
    for (int i = 0; i < 20; i++) {
      evidence.said("bad " + i, 0, i == 0 ? 0 : 8, plays("noise " + i));
      evidence.again("bad " + i, "good " + i, i == 0 ? 1 : 12, 5);
    }
    return evidence;
  }

  private static String explained(String text) {
    MiningOptions options = new MiningOptions(2, 1.2, 0.4, 0.05, 0.9, 0, 4, 3);
    RewriteMiner miner = new RewriteMiner(options, ChainSolver.Options.DEFAULT, "stop"::equals);
    List<String> lines = ExplanationText.lines(miner.explain(twoKinds().evidence(), open(text)));
    return String.join("\n", lines);
  }

  @Test
  void ofWhatSurelyFailsNoSuccessIsBelieved() {
    assertThat(explained("bad 1"))
        .contains("Mostly fails   100.0 %   33 % of the texts are of a kind that works")
        .containsPattern("The log tells the kinds apart by 9[0-9] %: [0-9] % of what looks like");
  }

  @Test
  void whatMayFailByChanceKeepsSomeOfItsSuccess() {
    assertThat(explained("bad 0"))
        .containsPattern("Mostly fails    [0-9]{2}\\.[0-9] %   33 % of the texts")
        .containsPattern(": [0-9]{2} % of what looks like success is believed");
  }
}
