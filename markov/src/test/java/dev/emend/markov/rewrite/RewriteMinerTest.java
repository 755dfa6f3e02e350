package dev.emend.markov.rewrite;

import static dev.emend.markov.rewrite.Evidences.NOTHING;
import static dev.emend.markov.rewrite.Evidences.dragons;
import static dev.emend.markov.rewrite.Evidences.open;
import static dev.emend.markov.rewrite.Evidences.plays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.emend.interaction.Rewrite;
import dev.emend.interaction.Rewrite.Scope;
import dev.emend.interaction.Rewrite.Status;
import dev.emend.markov.chain.ChainSolver;
import dev.emend.markov.chain.Method;
import dev.emend.markov.credible.Beta;
import dev.emend.markov.credible.BetaDifference;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RewriteMinerTest {
  private static final MiningOptions DEFAULT = Evidences.NO_LIFT;

  private static RewriteMiner miner(MiningOptions options) {
    return new RewriteMiner(options, ChainSolver.Options.DEFAULT, "stop"::equals);
  }

  private static List<Rewrite> mine(Evidences evidence) {
    return miner(DEFAULT).mine(evidence.evidence());
  }

  private static Rewrite only(MiningOptions options, Evidences evidence) {
    List<Rewrite> rewrites = miner(options).mine(evidence.evidence());
    assertThat(rewrites).hasSize(1);
    return rewrites.get(0);
  }

  /**
   * By hand: tallies of the readings (0,4), (6,0), (1,1); their prior has mean 7.5/13 and is worth
   * 2 turns; a text's prior is worth 4 turns with the mean of its reading, 5/26, 93/104 and 7/13.
   */
  private static Evidences threeStates() {
    return Evidences.of()
        .said("a", 0, 0, plays("a"))
        .said("b", 6, 0, plays("b"))
        .said("c", 1, 1, plays("c"))
        .again("a", "b", 3, 3)
        .again("a", "c", 1, 1);
  }

  @Test
  void threeStatesAreMinedAsByHand() {
    Rewrite rewrite = only(DEFAULT, threeStates());
    assertThat(rewrite.source()).isEqualTo("a");
    assertThat(rewrite.target()).isEqualTo("b");
    assertThat(rewrite.targetReading()).isEqualTo(plays("b"));
    assertThat(rewrite.successSource()).isCloseTo(0.096154, within(1e-6));
    assertThat(rewrite.successTarget()).isCloseTo(0.957692, within(1e-6));
    double lower =
        new BetaDifference(new Beta(9.576923, 0.423077), new Beta(0.769231, 7.230769))
            .lowerBound(0.9);
    assertThat(rewrite.gainLower()).isCloseTo(lower, within(1e-5));
    assertThat(rewrite.customers()).isEqualTo(3);
    assertThat(rewrite.sessions()).isEqualTo(3);
    assertThat(rewrite.firstSeen()).isEqualTo(Evidences.MONDAY);
    assertThat(rewrite.lastSeen()).isEqualTo(Evidences.MONDAY.plusDays(1));
    assertThat(rewrite.status()).isEqualTo(Status.AUTO);
    assertThat(rewrite.reason())
        .isEqualTo(
            "3 customers said it again so; success rises from 10 % to 96 %, 85 % of what ends well");
  }

  @Test
  void whatPeopleSayAnywayIsNoRephrase() {
    // b is a third of all that is said, and three of ten turns of a: less than chance.
    Rewrite rewrite = only(MiningOptions.DEFAULT, threeStates());
    assertThat(rewrite.status()).isEqualTo(Status.DENIED);
    assertThat(rewrite.reason())
        .isEqualTo(
            "People say the target anyway: only 0.9 times as often after the source (at least 1.0)");
  }

  @Test
  void aReadingThatIsWorthNextToNothingIsNoFault() {
    MiningOptions trustless = new MiningOptions(2, 1.2, 0.3, 0.05, 0.9, 0, 1e-6, 3);
    assertThat(only(trustless, dragons()).status()).isEqualTo(Status.AUTO);
  }

  @Test
  void verbatimRepeatsChangeNothing() {
    List<Rewrite> with =
        mine(threeStates().again("a", "a", 7, 6).again("b", "b", 2, 2).again("c", "c", 50, 9));
    assertThat(with).isEqualTo(mine(threeStates()));
  }

  @Test
  void wordingsReadAlikeSupportOneAnother() {
    Rewrite rewrite = only(DEFAULT, dragons());
    assertThat(rewrite.target()).isEqualTo("play imagine dragons");
    assertThat(rewrite.sessions()).isEqualTo(6);
    assertThat(rewrite.customers()).isEqualTo(5);
  }

  @Test
  void targetReachedThroughFailingWordingsIsFound() {
    Rewrite first =
        mine(Evidences.of()
                .said("plai sonk", 0, 1, plays("sonk"))
                .said("play sonk", 0, 1, plays("sonk"))
                .said("play song", 30, 0, plays("song"))
                .again("plai sonk", "play sonk", 6, 6)
                .again("plai sonk", "play song", 2, 2)
                .again("play sonk", "play song", 6, 6))
            .get(0);
    assertThat(first.source()).isEqualTo("plai sonk");
    assertThat(first.target()).isEqualTo("play song");
    // Two of its own, and six of what sounds like it.
    assertThat(first.sessions()).isEqualTo(8);
    assertThat(first.customers()).isEqualTo(6);
  }

  @Test
  void tooFewCustomersLeaveItPending() {
    Rewrite rewrite = only(DEFAULT, dragonsOf(2.5, 1));
    assertThat(rewrite.status()).isEqualTo(Status.PENDING);
    assertThat(rewrite.reason())
        .isEqualTo("Too few customers: 1, 2.5 expected rephrases (at least 2 and 1.2)");
  }

  @Test
  void tooLittleMassLeavesItPending() {
    Rewrite rewrite = only(DEFAULT, dragonsOf(1.1, 4));
    assertThat(rewrite.status()).isEqualTo(Status.PENDING);
    assertThat(rewrite.reason())
        .isEqualTo("Too few customers: 4, 1.1 expected rephrases (at least 2 and 1.2)");
  }

  private static Evidences dragonsOf(double mass, int customers) {
    return Evidences.of()
        .said("play maj and dragons", 0, 2, plays("maj and dragons"))
        .said("play imagine dragons", 20, 1, plays("imagine dragons"))
        .again("play maj and dragons", "play imagine dragons", mass, customers);
  }

  @Test
  void smallGainIsDenied() {
    Rewrite rewrite =
        only(
            DEFAULT,
            Evidences.of()
                .said("play song", 90, 2, plays("song"))
                .said("play the song", 90, 0, plays("the song"))
                .again("play song", "play the song", 4, 4));
    assertThat(rewrite.status()).isEqualTo(Status.DENIED);
    assertThat(rewrite.reason())
        .isEqualTo("The gain is too small: success rises by 6 % (at least 30 %)");
  }

  @Test
  void unsureGainLeavesItPending() {
    Rewrite rewrite = only(new MiningOptions(2, 1.2, 0.3, 0.9, 0.9, 0, 4, 3), dragons());
    assertThat(rewrite.status()).isEqualTo(Status.PENDING);
    assertThat(rewrite.reason())
        .matches("The gain is not sure: at least \\d\\d % at credibility 90 % \\(at least 90 %\\)");
    assertThat(rewrite.gainLower()).isLessThan(0.9);
  }

  @Test
  void targetThatMeansTheSameIsDenied() {
    Rewrite rewrite =
        only(
            DEFAULT,
            Evidences.of()
                .said("play song", 0, 9, plays("song"))
                .said("play the song", 90, 0, plays("song"))
                .again("play song", "play the song", 4, 4));
    assertThat(rewrite.status()).isEqualTo(Status.DENIED);
    assertThat(rewrite.reason()).isEqualTo("The target is read as the source is");
  }

  @Test
  void terminationsAreNeitherReplacedNorLedTo() {
    List<Rewrite> rewrites =
        mine(
            Evidences.of()
                .said("stop", 0, 5, NOTHING)
                .said("wrong", 0, 5, NOTHING)
                .said("play song", 50, 0, plays("song"))
                .again("stop", "play song", 8, 8)
                .again("wrong", "stop", 8, 8));
    assertThat(rewrites).isEmpty();
  }

  @Test
  void whatIsNotUnderstoodIsNoTarget() {
    assertThat(
            mine(
                Evidences.of()
                    .said("mumble", 0, 5, plays("mumble"))
                    .said("grumble", 50, 0, NOTHING)
                    .again("mumble", "grumble", 8, 8)))
        .isEmpty();
  }

  @Test
  void chainIsDeniedInFavourOfTheBetterRewrite() {
    List<Rewrite> rewrites =
        mine(
            Evidences.of()
                .said("a", 0, 9, plays("a"))
                .said("b", 12, 8, plays("b"))
                .said("c", 400, 0, plays("c"))
                .again("a", "b", 40, 40)
                .again("b", "c", 12, 12));
    assertThat(rewrites).extracting(Rewrite::source).containsExactly("a", "b");
    Rewrite served = rewrites.stream().filter(Rewrite::served).findFirst().orElseThrow();
    Rewrite denied = rewrites.stream().filter(r -> !r.served()).findFirst().orElseThrow();
    assertThat(denied.status()).isEqualTo(Status.DENIED);
    assertThat(served.gainLower()).isGreaterThanOrEqualTo(denied.gainLower());
    assertThat(denied.reason())
        .isIn(
            "Its target is itself rewritten, to 'c'",
            "Its source is the target of a better rewrite");
  }

  @Test
  void ofTwoThatLeadToEachOtherAtMostOneIsServed() {
    MiningOptions lenient = new MiningOptions(1, 0.1, 0, -1, 0.5, 0, 4, 3);
    List<Rewrite> rewrites =
        miner(lenient)
            .mine(
                Evidences.of()
                    .said("a", 3, 3, plays("a"))
                    .said("b", 3, 3, plays("b"))
                    .again("a", "b", 9, 9)
                    .again("b", "a", 9, 9)
                    .evidence());
    assertThat(rewrites).hasSize(2).filteredOn(Rewrite::served).hasSize(1);
    assertThat(rewrites)
        .filteredOn(r -> !r.served())
        .extracting(Rewrite::reason)
        .containsExactly("Its target is itself rewritten, to 'b'");
  }

  @Test
  void idIsThatOfTheContract() {
    assertThat(only(DEFAULT, dragons()).rewriteId())
        .isEqualTo(
            Rewrite.idOf(
                "en-US", Scope.GLOBAL, null, null, "play maj and dragons", "play imagine dragons"))
        .isEqualTo("09dfd89ffe2b39c7");
  }

  @Test
  void onceIsNotAlways() {
    Rewrite rewrite =
        only(
            DEFAULT,
            Evidences.of()
                .said("a", 0, 30, plays("a"))
                .said("b", 1, 0, plays("b"))
                .again("a", "b", 1, 1));
    assertThat(rewrite.successTarget()).isBetween(0.1, 0.6);
  }

  @Test
  void targetIsJudgedUnderTheContextOfTheSource() {
    State heard = new State("request:food", "tired");
    State there = new State("request:food", "thai");
    Rewrite rewrite =
        only(
            DEFAULT,
            Evidences.of()
                .said(heard, 0, 6, plays("tired"))
                .said(there, 2, 30, plays("thai"))
                .said("thai", 90, 0, plays("thai"))
                .again(heard, open("thai"), 5, 5));
    assertThat(rewrite.context()).isEqualTo("request:food");
    assertThat(rewrite.successTarget()).isLessThan(0.5);
  }

  @Test
  void wordsThatMeanAnotherThingUnderTheContextAreNoTarget() {
    State heard = new State("request:food", "tired");
    List<Rewrite> rewrites =
        mine(
            Evidences.of()
                .said(heard, 0, 6, plays("tired"))
                .said(new State("request:food", "thai"), 2, 30, NOTHING)
                .said("thai", 90, 0, plays("thai"))
                .again(heard, open("thai"), 5, 5));
    assertThat(rewrites).isEmpty();
  }

  @Test
  void wordsNeverSaidUnderTheContextAreReadAsElsewhere() {
    State heard = new State("request:food", "tired");
    Rewrite rewrite =
        only(
            DEFAULT,
            Evidences.of()
                .said(heard, 0, 6, plays("tired"))
                .said(new State("offer", "thai"), 90, 0, plays("thai"))
                .again(heard, new State("offer", "thai"), 5, 5));
    assertThat(rewrite.status()).isEqualTo(Status.AUTO);
    assertThat(rewrite.context()).isEqualTo("request:food");
    assertThat(rewrite.targetReading()).isEqualTo(plays("thai"));
  }

  @Test
  void solvingIsReported() {
    Mined mined = miner(DEFAULT).mined(dragons().evidence());
    assertThat(mined.solved())
        .isEqualTo(new Mined.Solved(4, 3, 1, 4, Map.of(Method.DIRECT_DENSE, 1), 0, List.of()));
  }

  @Test
  void whatIsLeftOfAWalkIsReportedAndMakesACloseChoicePending() {
    ChainSolver.Options oneStep =
        ChainSolver.Options.DEFAULT.withDirect(0, 0, 0).withLarge(Method.BOUNDED_DEPTH, 1e-9, 1, 2);
    Evidences close =
        Evidences.of()
            .said("a", 0, 9, plays("a"))
            .said("b", 50, 0, plays("b"))
            .said("c", 50, 0, plays("c"))
            .said("d", 0, 1, plays("d"))
            .again("a", "b", 5.1, 5)
            .again("a", "c", 5, 5)
            .again("a", "d", 5, 5)
            .again("d", "c", 5, 5);
    Mined mined = new RewriteMiner(DEFAULT, oneStep, "stop"::equals).mined(close.evidence());
    Rewrite rewrite = mined.rewrites().get(0);
    assertThat(mined.solved().residual()).isBetween(0.01, 0.5);
    assertThat(mined.solved().sources()).containsEntry(Method.BOUNDED_DEPTH, 2);
    assertThat(rewrite.source()).isEqualTo("a");
    assertThat(rewrite.status()).isEqualTo(Status.PENDING);
    assertThat(rewrite.reason()).startsWith("The chain was not followed far enough: ");
    assertThat(mine(close).get(0).target()).isEqualTo("c");
    assertThat(mine(close).get(0).status()).isEqualTo(Status.AUTO);
  }
}
