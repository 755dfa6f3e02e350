package dev.emend.rephrase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.emend.interaction.Session;
import dev.emend.rephrase.Followers.Count;
import dev.emend.rephrase.Followers.Next;
import java.util.List;
import org.junit.jupiter.api.Test;

class FollowersTest {
  private static final Followers FOLLOWERS =
      Followers.of(
          List.of(
              new Count(new Next("play gam", "play jam"), 9, 11, 21),
              new Count(new Next("a", "b"), 2, 51, 81),
              new Count(new Next("alone", "again"), 1, 1, 1)),
          1_000);

  @Test
  void theLiftLeavesOneCustomerOut() {
    assertThat(FOLLOWERS.lift("play gam", "play jam"))
        .isCloseTo(Math.log((8 + 0.1) / (10.0 * 20 / 1000 + 0.1)), within(1e-12));
  }

  @Test
  void whatIsSaidLessThanByChanceHasNoLift() {
    assertThat(FOLLOWERS.lift("a", "b")).isZero();
  }

  @Test
  void whatNobodyElseSaidIsAbsent() {
    assertThat(FOLLOWERS.lift("alone", "again")).isEqualTo(Feature.ABSENT);
    assertThat(FOLLOWERS.lift("play jam", "play gam")).isEqualTo(Feature.ABSENT);
    assertThat(Followers.NONE.lift("a", "b")).isEqualTo(Feature.ABSENT);
  }

  @Test
  void terminationsArePassedOver() {
    Session session = Say.session(Say.fails("play gam"), Say.fails("stop"), Say.fails("play jam"));
    List<Next> said = Followers.in(session, Worlds.STOPS);
    assertThat(said).hasSize(1);
    assertThat(said.get(0).earlier()).endsWith("play gam");
    assertThat(said.get(0).later()).endsWith("play jam");
  }
}
