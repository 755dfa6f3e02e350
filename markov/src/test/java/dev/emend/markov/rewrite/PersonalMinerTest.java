package dev.emend.markov.rewrite;

import static dev.emend.markov.rewrite.Evidences.MONDAY;
import static dev.emend.markov.rewrite.Evidences.open;
import static dev.emend.markov.rewrite.Evidences.plays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.emend.interaction.Rewrite;
import dev.emend.interaction.Rewrite.Scope;
import dev.emend.interaction.Rewrite.Status;
import dev.emend.markov.chain.ChainSolver;
import dev.emend.markov.rewrite.Contribution.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PersonalMinerTest {
  private static final MiningOptions OPTIONS = Evidences.NO_LIFT;
  private static final PersonalMiner MINER = new PersonalMiner(OPTIONS, "stop"::equals);

  private static Evidences everybody() {
    return Evidences.of()
        .said("call mum", 5, 5, plays("mum"))
        .said("call home", 60, 1, plays("home"))
        .said("call house", 60, 1, plays("house"))
        .said("stop", 5, 0, plays("stop"));
  }

  private static PersonalEvidence again(
      String customer, String from, String to, double mass, long sessions, int days) {
    return new PersonalEvidence(
        "en-US",
        customer,
        open(from),
        Kind.SAID_AGAIN,
        open(to),
        mass,
        sessions,
        MONDAY,
        MONDAY.plusDays(days - 1));
  }

  private static PersonalEvidence ended(String from, Kind kind, double mass) {
    return new PersonalEvidence(
        "en-US", "anna", open(from), kind, null, mass, 3, MONDAY, MONDAY.plusDays(1));
  }

  private static List<Rewrite> mine(PersonalEvidence... own) {
    return MINER.mine(List.of(own), Map.of("en-US", everybody().evidence()), List.of());
  }

  @Test
  void severalSessionsOnSeveralDaysMakeARewrite() {
    List<Rewrite> rewrites = mine(again("anna", "call mum", "call home", 3, 3, 2));
    assertThat(rewrites).hasSize(1);
    Rewrite rewrite = rewrites.get(0);
    assertThat(rewrite.scope()).isEqualTo(Scope.PERSONAL);
    assertThat(rewrite.customerId()).isEqualTo("anna");
    assertThat(rewrite.source()).isEqualTo("call mum");
    assertThat(rewrite.target()).isEqualTo("call home");
    assertThat(rewrite.targetReading()).isEqualTo(plays("home"));
    assertThat(rewrite.status()).isEqualTo(Status.AUTO);
    assertThat(rewrite.gainLower()).isGreaterThanOrEqualTo(OPTIONS.minGainLower());
    assertThat(rewrite.reason())
        .startsWith("This customer said it again so in 3 sessions on several days; success rises");
  }

  @Test
  void fewSessionsOrOneDayAreNotEnough() {
    assertThat(mine(again("anna", "call mum", "call home", 3, 2, 2))).isEmpty();
    assertThat(mine(again("anna", "call mum", "call home", 3, 3, 1))).isEmpty();
  }

  @Test
  void everybodysRecordIsThePrior() {
    RewriteMiner global = new RewriteMiner(OPTIONS, ChainSolver.Options.DEFAULT, "stop"::equals);
    double mean =
        global
            .explain(
                everybody().again("call mum", "call home", 1e-9, 1).evidence(), open("call mum"))
            .comparison()
            .orElseThrow()
            .ofSource()
            .mean();
    Rewrite rewrite = mine(again("anna", "call mum", "call home", 3, 3, 2)).get(0);
    assertThat(rewrite.successSource()).isCloseTo(4 * mean / 7, within(1e-6));
  }

  @Test
  void whatWorksForTheCustomerStays() {
    assertThat(
            mine(
                again("anna", "call mum", "call home", 3, 3, 2),
                ended("call mum", Kind.SUCCESS, 40)))
        .isEmpty();
  }

  @Test
  void verbatimRepeatsChangeNothing() {
    PersonalEvidence other = again("anna", "call mum", "call home", 3, 3, 2);
    assertThat(mine(other, again("anna", "call mum", "call mum", 9, 9, 2))).isEqualTo(mine(other));
  }

  @Test
  void changingMindsMakeNoRewrite() {
    assertThat(
            mine(
                again("anna", "call mum", "call home", 3, 3, 2),
                again("anna", "call mum", "call house", 3, 3, 2)))
        .isEmpty();
  }

  @Test
  void terminationsAreNeitherReplacedNorLedTo() {
    assertThat(mine(again("anna", "call mum", "stop", 3, 3, 2))).isEmpty();
    assertThat(mine(again("anna", "stop", "call home", 3, 3, 2))).isEmpty();
  }

  @Test
  void whatNobodySaidIsNoTarget() {
    assertThat(mine(again("anna", "call mum", "call nobody", 3, 3, 2))).isEmpty();
    assertThat(
            MINER.mine(
                List.of(again("anna", "call mum", "call home", 3, 3, 2)), Map.of(), List.of()))
        .isEmpty();
  }

  @Test
  void globalRewriteTakesPrecedence() {
    Evidence evidence =
        everybody()
            .said("call mun", 0, 9, plays("mun"))
            .again("call mun", "call home", 8, 8)
            .evidence();
    List<Rewrite> global =
        new RewriteMiner(OPTIONS, ChainSolver.Options.DEFAULT, "stop"::equals).mine(evidence);
    assertThat(global).hasSize(1).allMatch(Rewrite::served);
    List<PersonalEvidence> same = List.of(again("anna", "call mun", "call house", 3, 3, 2));
    List<PersonalEvidence> before = List.of(again("anna", "call mum", "call mun", 3, 3, 2));
    assertThat(MINER.mine(same, Map.of("en-US", evidence), global)).isEmpty();
    assertThat(MINER.mine(same, Map.of("en-US", evidence), List.of())).hasSize(1);
    assertThat(MINER.mine(before, Map.of("en-US", evidence), global)).isEmpty();
  }

  @Test
  void chainOfOneCustomerIsDropped() {
    PersonalEvidence first = again("anna", "call mum", "call home", 30, 3, 2);
    PersonalEvidence second = again("anna", "call home", "call house", 90, 3, 2);
    assertThat(mine(first, second)).extracting(Rewrite::source).containsExactly("call home");
    PersonalEvidence ofAnother = again("bert", "call home", "call house", 90, 3, 2);
    assertThat(mine(first, ofAnother))
        .extracting(Rewrite::customerId, Rewrite::source)
        .containsExactly(tuple("anna", "call mum"), tuple("bert", "call home"));
  }

  @Test
  void orderOfRowsChangesNothing() {
    List<PersonalEvidence> own = new ArrayList<>();
    for (int customer = 0; customer < 8; customer++) {
      own.add(again("c" + customer, "call mum", "call home", 3 + customer / 7.0, 3, 2));
      own.add(again("c" + customer, "call mum", "call house", 0.1 * customer, 1, 1));
      own.add(again("c" + customer, "call mum", "stop", 0.7 / (1 + customer), 1, 1));
    }
    List<PersonalEvidence> other = new ArrayList<>(own);
    Collections.reverse(other);
    Map<String, Evidence> everybody = Map.of("en-US", everybody().evidence());
    List<Rewrite> rewrites = MINER.mine(own, everybody, List.of());
    assertThat(rewrites).hasSize(8);
    assertThat(MINER.mine(other, everybody, List.of())).isEqualTo(rewrites);
  }
}
