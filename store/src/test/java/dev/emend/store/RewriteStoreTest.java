package dev.emend.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emend.interaction.Rewrite;
import dev.emend.store.publish.PublishOptions;
import dev.emend.store.publish.PublishOutcome;
import dev.emend.store.publish.RewritePublisher;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RewriteStoreTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 11, 20);
  private static final Instant NOW = Instant.parse("2026-11-21T03:00:00.123Z");
  private static final long VERSION = 20261121030000123L;

  @TempDir Path folder;

  private RewriteStore storeOf(Rewrite... rewrites) {
    assertThat(publisher().publish(List.of(rewrites), NIGHT, NOW))
        .isInstanceOf(PublishOutcome.Published.class);
    return RewriteStore.open(folder);
  }

  private RewritePublisher publisher() {
    return new RewritePublisher(folder, PublishOptions.DEFAULT);
  }

  private static String target(RewriteStore store, String customer, String context, String text) {
    return store.lookup("en-US", customer, context, text).map(ServedRewrite::target).orElse(null);
  }

  @Test
  void aRewriteIsServedWithAllThatTheLogNeeds() {
    Rewrite rewrite = Rewrites.global(null, "play maj and dragons", "play imagine dragons");
    RewriteStore store = storeOf(rewrite);
    assertThat(store.lookup("en-US", "c1", null, "play maj and dragons"))
        .contains(
            new ServedRewrite(
                rewrite.rewriteId(),
                Rewrite.Scope.GLOBAL,
                "play imagine dragons",
                "media",
                "play",
                VERSION));
  }

  @Test
  void utterancesAreComparedByTheirKey() {
    RewriteStore store = storeOf(Rewrites.global(null, "play maj and dragons", "x"));
    assertThat(target(store, null, null, "  Play\tMAJ and  dragons ")).isEqualTo("x");
    assertThat(target(store, null, null, "play maj and dragon")).isNull();
  }

  @Test
  void theCustomersOwnComesBeforeTheOneForEveryone() {
    RewriteStore store =
        storeOf(
            Rewrites.global(null, "play my mix", "play the top mix"),
            Rewrites.personal("c1", null, "play my mix", "play my morning mix"),
            Rewrites.personal("c1", null, "lights", "turn on the hall lights"));
    assertThat(target(store, "c1", null, "play my mix")).isEqualTo("play my morning mix");
    assertThat(target(store, "c2", null, "play my mix")).isEqualTo("play the top mix");
    assertThat(target(store, null, null, "play my mix")).isEqualTo("play the top mix");
    assertThat(target(store, "c2", null, "lights")).isNull();
    assertThat(store.lookup("en-US", "c1", null, "lights"))
        .hasValueSatisfying(it -> assertThat(it.scope()).isEqualTo(Rewrite.Scope.PERSONAL));
  }

  @Test
  void aContextIsMatchedExactlyAndNoContextIsAValueOfItsOwn() {
    RewriteStore store =
        storeOf(
            Rewrites.global(null, "thai", "find thai music"),
            Rewrites.global("request:food", "thai", "thai food"),
            Rewrites.global("request:area", "north", "the north"));
    assertThat(target(store, null, null, "thai")).isEqualTo("find thai music");
    assertThat(target(store, null, "request:food", "thai")).isEqualTo("thai food");
    assertThat(target(store, null, "request:area", "thai")).isNull();
    assertThat(target(store, null, null, "north")).isNull();
    assertThat(target(store, null, "", "thai")).isNull();
  }

  @Test
  void localesAreApart() {
    RewriteStore store =
        storeOf(
            Rewrites.of("en-US", null, null, "spiel", "spill", Rewrite.Status.AUTO),
            Rewrites.of("de-DE", null, null, "spiel", "spiele musik", Rewrite.Status.APPROVED));
    assertThat(store.lookup("de-DE", null, null, "Spiel"))
        .map(ServedRewrite::target)
        .contains("spiele musik");
    assertThat(store.lookup("fr-FR", null, null, "spiel")).isEmpty();
  }

  @Test
  void textOfAnyScriptComesBackAsItWas() {
    String target = "play 東京 – Motörhead 🎸 \ud800 unpaired";
    RewriteStore store = storeOf(Rewrites.global("問:食", "東京 🎸", target));
    assertThat(target(store, null, "問:食", "東京 🎸")).isEqualTo(target);
  }

  @Test
  void anIdOfAnyShapeComesBackAsItWas() {
    String[] ids = {"0000000000000000", "ffffffffffffffff", "8000000000000000", "rule 17", "FF"};
    Rewrite[] rewrites = new Rewrite[ids.length];
    for (int i = 0; i < ids.length; i++) {
      rewrites[i] =
          Rewrites.withId(ids[i], "en-US", null, null, "s" + i, "t" + i, Rewrite.Status.AUTO);
    }
    RewriteStore store = storeOf(rewrites);
    for (int i = 0; i < ids.length; i++) {
      assertThat(store.lookup("en-US", null, null, "s" + i))
          .map(ServedRewrite::rewriteId)
          .contains(ids[i]);
    }
  }

  @Test
  void whatCannotBeLookedUpHasNoRewrite() {
    RewriteStore store = storeOf(Rewrites.global(null, "a", "b"));
    assertThat(store.lookup(null, null, null, "a")).isEmpty();
    assertThat(store.lookup("en-US", null, null, null)).isEmpty();
    assertThat(store.lookup("en-US", null, null, "")).isEmpty();
    assertThat(store.lookup("en-US", "", "", "a")).isEmpty();
  }

  @Test
  void openingBeforeAnythingWasPublishedSaysSo() {
    assertThatThrownBy(() -> RewriteStore.open(folder.resolve("nowhere")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("Nothing has been published in " + folder.resolve("nowhere"));
  }

  @Test
  void theServedVersionTellsWhatItHolds() {
    RewriteStore store =
        storeOf(Rewrites.global(null, "a", "b"), Rewrites.personal("c1", null, "a", "c"));
    assertThat(store.version().version()).isEqualTo(VERSION);
    assertThat(store.version().asOf()).isEqualTo(NIGHT);
    assertThat(store.version().global()).isEqualTo(1);
    assertThat(store.version().personal()).isEqualTo(1);
    assertThat(store.lastRefusal()).isEmpty();
  }

  @Test
  void refreshMovesToWhatWasPublishedSince() {
    RewriteStore store = storeOf(Rewrites.global(null, "a", "b"), Rewrites.global(null, "c", "d"));
    assertThat(store.refresh()).isEqualTo(new Refresh.Current(VERSION));
    publisher()
        .publish(
            List.of(Rewrites.global(null, "a", "x"), Rewrites.global(null, "e", "f")),
            NIGHT.plusDays(1),
            NOW.plusSeconds(1));
    assertThat(target(store, null, null, "a")).isEqualTo("b");
    assertThat(store.refresh()).isEqualTo(new Refresh.Moved(VERSION, VERSION + 1000, true));
    assertThat(target(store, null, null, "a")).isEqualTo("x");
    assertThat(target(store, null, null, "c")).isNull();
    assertThat(target(store, null, null, "e")).isEqualTo("f");
  }

  @Test
  void aStoreThatMissedAVersionLoadsTheNewestWhole() {
    RewriteStore store = storeOf(Rewrites.global(null, "a", "b"));
    for (int night = 1; night <= 3; night++) {
      publisher()
          .publish(List.of(Rewrites.global(null, "a", "b" + night)), NIGHT, NOW.plusSeconds(night));
    }
    assertThat(store.refresh()).isEqualTo(new Refresh.Moved(VERSION, VERSION + 3000, false));
    assertThat(target(store, null, null, "a")).isEqualTo("b3");
  }

  @Test
  void aFollowerTakesOnWhatIsPublished() {
    try (RewriteStore store = storeOf(Rewrites.global(null, "a", "b"))) {
      store.follow(Duration.ofMillis(1));
      publisher().publish(List.of(Rewrites.global(null, "a", "c")), NIGHT, NOW.plusSeconds(1));
      while (!"c".equals(target(store, null, null, "a"))) {
        Thread.onSpinWait();
      }
      assertThat(store.version().version()).isEqualTo(VERSION + 1000);
    }
  }

  @Test
  void aFollowingPeriodMustBePositive() {
    try (RewriteStore store = storeOf(Rewrites.global(null, "a", "b"))) {
      assertThatThrownBy(() -> store.follow(Duration.ZERO))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("PT0S");
    }
  }
}
