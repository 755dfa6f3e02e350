package dev.emend.rephrase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.emend.interaction.Session;
import dev.emend.rephrase.Followers.Count;
import dev.emend.rephrase.Followers.Fate;
import dev.emend.rephrase.Followers.Next;
import dev.emend.rephrase.Followers.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

class FollowersTest {
  private static final Followers FOLLOWERS =
      Followers.of(
          List.of(
              new Count(next("play gam", "play jam"), 9, 11, 21),
              new Count(next("a", "b"), 2, 51, 81),
              new Count(next("alone", "again"), 1, 1, 1)),
          1_000,
          List.of(new Fate(text("play gam"), 11, 9), new Fate(text("play jam"), 21, 0)));

  private static Text text(String key) {
    return new Text("en-US", null, key);
  }

  private static String joined(String key) {
    return text(key).joined();
  }

  private static Next next(String earlier, String later) {
    return new Next(text(earlier), text(later));
  }

  @Test
  void theLiftLeavesOneCustomerOut() {
    assertThat(FOLLOWERS.lift(joined("play gam"), joined("play jam")))
        .isCloseTo(Math.log((8 + 0.1) / (10.0 * 20 / 1000 + 0.1)), within(1e-12));
  }

  @Test
  void whatIsSaidLessThanByChanceHasNoLift() {
    assertThat(FOLLOWERS.lift(joined("a"), joined("b"))).isZero();
  }

  @Test
  void whatNobodyElseSaidIsAbsent() {
    assertThat(FOLLOWERS.lift(joined("alone"), joined("again"))).isEqualTo(Feature.ABSENT);
    assertThat(FOLLOWERS.lift(joined("play jam"), joined("play gam"))).isEqualTo(Feature.ABSENT);
    assertThat(Followers.NONE.lift(joined("a"), joined("b"))).isEqualTo(Feature.ABSENT);
  }

  @Test
  void terminationsArePassedOver() {
    Session session = Say.session(Say.fails("play gam"), Say.fails("stop"), Say.fails("play jam"));
    List<Next> said = Followers.in(session, Worlds.STOPS);
    assertThat(said).hasSize(2);
    assertThat(said.get(0).earlier().key()).isEqualTo("play gam");
    assertThat(said.get(0).later().key()).isEqualTo("play jam");
  }

  @Test
  void nothingFollowsTheLastAttempt() {
    Session session = Say.session(Say.fails("play jam"), Say.fails("stop"));
    List<Next> said = Followers.in(session, Worlds.STOPS);
    assertThat(said).hasSize(1);
    assertThat(said.get(0).earlier().key()).isEqualTo("play jam");
    assertThat(said.get(0).later()).isNull();
  }

  @Test
  void theShareOfThoseWhoWentOnLeavesOneCustomerOut() {
    assertThat(FOLLOWERS.wentOn(joined("play gam"), true)).isEqualTo((8 + 1) / (10 + 2.0));
    assertThat(FOLLOWERS.wentOn(joined("play gam"), false)).isEqualTo((9 + 1) / (10 + 2.0));
    assertThat(FOLLOWERS.wentOn(joined("play jam"), false)).isEqualTo(1 / (20 + 2.0));
  }

  @Test
  void theShareIsAHalfWhereNobodyElseSaidIt() {
    assertThat(FOLLOWERS.wentOn(joined("play ham"), true)).isEqualTo(0.5);
    assertThat(Followers.NONE.wentOn(joined("play ham"), true)).isEqualTo(Feature.ABSENT);
  }
}
