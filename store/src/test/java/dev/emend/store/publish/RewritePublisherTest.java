package dev.emend.store.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emend.interaction.Rewrite;
import dev.emend.interaction.Rewrite.Status;
import dev.emend.interaction.text.TextKey;
import dev.emend.store.RewriteStore;
import dev.emend.store.Rewrites;
import dev.emend.store.ServedRewrite;
import dev.emend.store.StoreException;
import dev.emend.store.StoreVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RewritePublisherTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 11, 20);
  private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
  private static final long FIRST = 20261121030000000L;
  private static final PublishOptions STRICT = new PublishOptions(new Guards(5, 0.1, 10), 3);

  @TempDir Path folder;

  private PublishOutcome publish(int seconds, List<Rewrite> rewrites) {
    return new RewritePublisher(folder, STRICT).publish(rewrites, NIGHT, NOW.plusSeconds(seconds));
  }

  private static List<Rewrite> numbered(int from, int to, String target) {
    List<Rewrite> rewrites = new ArrayList<>();
    for (int i = from; i < to; i++) {
      rewrites.add(Rewrites.global(null, "source " + i, target + " " + i));
    }
    return rewrites;
  }

  private static String sentence(PublishOutcome outcome) {
    assertThat(outcome).isInstanceOf(PublishOutcome.Refused.class);
    return ((PublishOutcome.Refused) outcome).sentence();
  }

  private static PublishOutcome.Published published(PublishOutcome outcome) {
    assertThat(outcome).isInstanceOf(PublishOutcome.Published.class);
    return (PublishOutcome.Published) outcome;
  }

  private Optional<String> target(String source) {
    return RewriteStore.open(folder).lookup("en-US", null, null, source).map(ServedRewrite::target);
  }

  @Test
  void onlyAutoAndApprovedAreServedAndTheOthersAreCounted() {
    List<Rewrite> rewrites = new ArrayList<>();
    for (Status status : Status.values()) {
      rewrites.add(
          Rewrites.of("en-US", null, null, "of " + TextKey.of(status.name()), "b", status));
    }
    PublishOutcome.Published outcome = published(publish(0, rewrites));
    assertThat(outcome.notServed()).isEqualTo(2);
    assertThat(outcome.version())
        .isEqualTo(new StoreVersion(FIRST, NIGHT, 2, 0, outcome.version().content(), true));
    assertThat(target("of auto")).isPresent();
    assertThat(target("of approved")).isPresent();
    assertThat(target("of pending")).isEmpty();
    assertThat(target("of denied")).isEmpty();
  }

  @Test
  void aFirstPublicationIsExemptFromTheGuardsEvenWhenItIsEmpty() {
    assertThat(published(publish(0, List.of())).change()).isNull();
    assertThat(RewriteStore.open(folder).version().count()).isZero();
  }

  @Test
  void tooMuchChangeIsRefusedWithTheNumbers() {
    publish(0, numbered(0, 100, "t"));
    List<Rewrite> other = numbered(5, 104, "t");
    other.set(0, Rewrites.global(null, "source 5", "changed"));
    other.set(1, Rewrites.global(null, "source 6", "changed"));
    assertThat(sentence(publish(1, other)))
        .isEqualTo(
            "Cannot announce 20261121030001000: 11 % of rewrites differ (limit 10 %; 11 of 100)");
    assertThat(target("source 0")).contains("t 0");
    assertThat(new RewritePublisher(folder, STRICT).versions()).hasSize(1);
  }

  @Test
  void changeUpToTheLimitIsPublishedAndCounted() {
    publish(0, numbered(0, 100, "t"));
    List<Rewrite> other = numbered(5, 103, "t");
    other.set(0, Rewrites.global(null, "source 5", "changed"));
    other.set(1, Rewrites.global(null, "source 6", "changed"));
    assertThat(published(publish(1, other)).change()).isEqualTo(new Change(100, 3, 5, 2));
  }

  @Test
  void tooFewRewritesAreRefusedTogetherWithTheChange() {
    publish(0, numbered(0, 100, "t"));
    assertThat(sentence(publish(1, numbered(0, 4, "t"))))
        .isEqualTo(
            """
            Cannot announce 20261121030001000: 4 rewrites (minimum 5)
            Cannot announce 20261121030001000: 96 % of rewrites differ (limit 10 %; 96 of 100)""");
  }

  @Test
  void theGateHoldsAgainstEmptyNightsHoweverMany() {
    publish(0, numbered(0, 100, "t"));
    for (int night = 1; night <= 10; night++) {
      assertThat(sentence(publish(night, List.of()))).contains("0 rewrites (minimum 5)");
    }
    assertThat(RewriteStore.open(folder).version().version()).isEqualTo(FIRST);
  }

  @Test
  void whileFewAreAnnouncedTheGuardsOnlyWarn() {
    publish(0, numbered(0, 9, "t"));
    assertThat(published(publish(1, numbered(0, 3, "u"))).warnings())
        .containsExactly(
            "3 rewrites (minimum 5); only a warning while fewer than 10 rewrites are announced"
                + " (9 are)",
            "100 % of rewrites differ (limit 10 %; 9 of 9); only a warning while fewer than 10"
                + " rewrites are announced (9 are)");
  }

  @Test
  void twoRewritesOfOneSourceAreRefused() {
    assertThat(
            sentence(
                publish(
                    0,
                    List.of(
                        Rewrites.personal("c", null, "a", "x"),
                        Rewrites.global("k", "a", "x"),
                        Rewrites.global(null, "a", "x"),
                        Rewrites.global(null, "a", "y")))))
        .startsWith(
            "Cannot announce 20261121030000000: 1 of its rewrites share their source with another,"
                + " first 'a' → 'y' (en-US, for everyone, open request, id ");
  }

  @Test
  void aTargetThatIsItsOwnSourceIsRefused() {
    assertThat(sentence(publish(0, List.of(Rewrites.global("k", "play u 2", "Play  U 2")))))
        .contains("1 of its rewrites have their own source as target, first 'play u 2' →")
        .contains("context k");
  }

  @Test
  void aTargetThatIsRewrittenAgainIsRefused() {
    Rewrite first = Rewrites.global(null, "a", "B");
    assertThat(sentence(publish(0, List.of(first, Rewrites.global(null, "b", "c")))))
        .contains("1 of its rewrites lead to a text that is rewritten again, first 'a' → 'B'");
    Rewrite own = Rewrites.personal("c1", null, "a", "B");
    assertThat(sentence(publish(0, List.of(own, Rewrites.global(null, "b", "c")))))
        .contains("for customer c1");
    assertThat(sentence(publish(0, List.of(own, Rewrites.personal("c1", null, "b", "c")))))
        .contains("rewritten again");
  }

  @Test
  void aTargetMayBeASourceElsewhere() {
    published(
        publish(
            0,
            List.of(
                Rewrites.global(null, "a", "b"),
                Rewrites.global("k", "b", "c"),
                Rewrites.of("de-DE", null, null, "b", "c", Status.AUTO),
                Rewrites.personal("c1", null, "b", "c"),
                Rewrites.personal("c2", null, "a", "c"))));
  }

  @Test
  void theSameRewritesInAnyOrderChangeNothing() {
    List<Rewrite> rewrites = numbered(0, 50, "t");
    publish(0, rewrites);
    Collections.shuffle(rewrites, new Random(1));
    assertThat(publish(1, rewrites))
        .isInstanceOfSatisfying(
            PublishOutcome.Unchanged.class,
            unchanged -> assertThat(unchanged.version().version()).isEqualTo(FIRST));
    assertThat(new RewritePublisher(folder, STRICT).versions()).hasSize(1);
  }

  @Test
  void theSameRewritesGiveTheSameBytes() throws IOException {
    Path other = folder.resolve("other");
    for (int version = 0; version < 3; version++) {
      List<Rewrite> rewrites = numbered(version, 60 + version, "t");
      publish(version, rewrites);
      Collections.shuffle(rewrites, new Random(version));
      new RewritePublisher(other, STRICT).publish(rewrites, NIGHT, NOW.plusSeconds(version));
    }
    try (var files = Files.list(other)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(2 + 2 + 4 + 4);
      for (Path file : all) {
        assertThat(file).hasSameBinaryContentAs(folder.resolve(file.getFileName()));
      }
    }
  }

  @Test
  void versionsIncreaseEvenWhenTheClockDoesNot() {
    publish(0, numbered(0, 50, "t"));
    assertThat(published(publish(0, numbered(0, 51, "t"))).version().version())
        .isEqualTo(FIRST + 1);
    assertThat(published(publish(-100, numbered(0, 52, "t"))).version().version())
        .isEqualTo(FIRST + 2);
  }

  @Test
  void versionsAreListedOldestFirstAndOnlyAsManyAreKeptAsWanted() {
    for (int version = 0; version < 5; version++) {
      publish(version, numbered(0, 50 + version, "t"));
    }
    List<StoreVersion> versions = new RewritePublisher(folder, STRICT).versions();
    assertThat(versions)
        .extracting(StoreVersion::version)
        .containsExactly(FIRST + 2000, FIRST + 3000, FIRST + 4000);
    assertThat(versions).extracting(StoreVersion::announced).containsExactly(false, false, true);
    assertThat(versions).extracting(StoreVersion::global).containsExactly(52L, 53L, 54L);
  }

  @Test
  void aRollbackServesTheOldVersionAndTheWayForwardTheNew() {
    publish(0, numbered(0, 50, "t"));
    publish(1, numbered(0, 51, "t"));
    RewritePublisher both = new RewritePublisher(folder, STRICT);
    assertThat(both.announce(FIRST))
        .isInstanceOfSatisfying(
            AnnounceOutcome.Announced.class,
            announced -> {
              assertThat(announced.version().version()).isEqualTo(FIRST);
              assertThat(announced.before()).isEqualTo(FIRST + 1000);
            });
    assertThat(target("source 50")).isEmpty();
    assertThat(both.announce(FIRST)).isInstanceOf(AnnounceOutcome.Unchanged.class);
    assertThat(both.announce(FIRST + 1000)).isInstanceOf(AnnounceOutcome.Announced.class);
    assertThat(target("source 50")).contains("t 50");
  }

  @Test
  void afterARollbackTheNextVersionContinuesTheAnnouncedOneAndTheOthersStay() {
    for (int version = 0; version < 3; version++) {
      publish(version, numbered(0, 50 + version, "t"));
    }
    new RewritePublisher(folder, STRICT).announce(FIRST);
    RewriteStore store = RewriteStore.open(folder);
    assertThat(published(publish(3, numbered(0, 54, "t"))).change())
        .isEqualTo(new Change(50, 4, 0, 0));
    store.refresh();
    assertThat(store.lookup("en-US", null, null, "source 53")).isPresent();
    assertThat(new RewritePublisher(folder, STRICT).versions())
        .extracting(StoreVersion::version)
        .containsExactly(FIRST + 1000, FIRST + 2000, FIRST + 3000);
  }

  @Test
  void theAnnouncedVersionAndAllNewerOnesAreKept() {
    for (int version = 0; version < 3; version++) {
      publish(version, numbered(0, 50 + version, "t"));
    }
    RewritePublisher one = new RewritePublisher(folder, new PublishOptions(STRICT.guards(), 1));
    one.announce(FIRST);
    assertThat(one.publish(numbered(0, 50, "t"), NIGHT, NOW.plusSeconds(9)))
        .isInstanceOf(PublishOutcome.Unchanged.class);
    assertThat(one.versions()).hasSize(3);
  }

  @Test
  void anUnknownVersionIsRefusedWithTheKnownOnes() {
    publish(0, numbered(0, 50, "t"));
    assertThat(new RewritePublisher(folder, STRICT).announce(7))
        .isEqualTo(
            new AnnounceOutcome.Refused(
                "Cannot announce 7 in %s: it is not among the versions kept (%d)"
                    .formatted(folder, FIRST)));
    Path nowhere = folder.resolve("nowhere");
    assertThat(new RewritePublisher(nowhere, STRICT).announce(7))
        .isEqualTo(
            new AnnounceOutcome.Refused(
                "Cannot announce 7: nothing has been published in %s yet (publish first)"
                    .formatted(nowhere)));
    assertThat(nowhere).doesNotExist();
  }

  @Test
  void aStoreOfANewerReleaseIsLeftAsItIsByEveryCommand() throws IOException {
    publish(0, numbered(0, 50, "t"));
    publish(1, numbered(0, 51, "t"));
    Path announced = folder.resolve("announced");
    String newer = Files.readString(announced).replace("emend-store 1", "emend-store 2");
    Files.writeString(announced, newer);
    String sentence = "Cannot read announced in " + folder + ": it is written in format 2";
    RewritePublisher publisher = new RewritePublisher(folder, STRICT);

    assertThat(sentence(publish(2, numbered(0, 52, "t")))).startsWith(sentence);
    assertThat(publisher.announce(FIRST))
        .isInstanceOfSatisfying(
            AnnounceOutcome.Refused.class,
            refused -> assertThat(refused.sentence()).startsWith(sentence));
    assertThatThrownBy(publisher::versions)
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith(sentence);
    assertThat(announced).hasContent(newer);
  }

  @Test
  void anAnnouncementThatCannotBeServedIsToldApartFromNone() throws IOException {
    RewritePublisher publisher = new RewritePublisher(folder, STRICT);
    assertThat(publisher.damage()).isEmpty();
    publish(0, numbered(0, 50, "t"));
    assertThat(publisher.damage()).isEmpty();
    Files.writeString(folder.resolve("announced"), "rubbish");
    assertThat(publisher.damage()).get().asString().contains("announce one of the kept versions");
    Files.delete(folder.resolve("announced"));
    assertThat(publisher.damage()).get().asString().contains("announce one of those kept");
  }

  @Test
  void aDamagedVersionIsNotAnnounced() throws IOException {
    publish(0, numbered(0, 50, "t"));
    publish(1, numbered(0, 51, "t"));
    Path snapshot = folder.resolve(FIRST + ".snapshot");
    byte[] bytes = Files.readAllBytes(snapshot);
    bytes[bytes.length / 2] ^= 1;
    Files.write(snapshot, bytes);
    assertThat(new RewritePublisher(folder, STRICT).announce(FIRST))
        .isInstanceOfSatisfying(
            AnnounceOutcome.Refused.class,
            refused -> assertThat(refused.sentence()).contains(FIRST + ".snapshot"));
    assertThat(RewriteStore.open(folder).version().version()).isEqualTo(FIRST + 1000);
  }

  @Test
  void aLostOrDamagedAnnouncementStopsPublishingUntilAVersionIsAnnounced() throws IOException {
    publish(0, numbered(0, 50, "t"));
    publish(1, numbered(0, 51, "t"));
    Files.delete(folder.resolve("announced"));
    assertThat(sentence(publish(2, numbered(0, 52, "t"))))
        .contains("no version is announced, but there are " + FIRST + ", " + (FIRST + 1000));
    Files.writeString(folder.resolve("announced"), "rubbish");
    assertThat(sentence(publish(2, numbered(0, 52, "t")))).contains("announced in " + folder);
    assertThat(new RewritePublisher(folder, STRICT).announce(FIRST + 1000))
        .isInstanceOf(AnnounceOutcome.Announced.class);
    published(publish(2, numbered(0, 52, "t")));
  }

  @Test
  void anIntactVersionCanBeAnnouncedWhenTheAnnouncedOneIsDamaged() throws IOException {
    publish(0, numbered(0, 50, "t"));
    publish(1, numbered(0, 51, "t"));
    Files.delete(folder.resolve((FIRST + 1000) + ".snapshot"));
    assertThat(sentence(publish(2, numbered(0, 52, "t")))).contains("cannot be compared");
    new RewritePublisher(folder, STRICT).announce(FIRST);
    published(publish(2, numbered(0, 52, "t")));
  }

  @Test
  void withNoLimitOfChangeADamagedVersionIsReplacedWithAWarning() throws IOException {
    publish(0, numbered(0, 50, "t"));
    Files.delete(folder.resolve(FIRST + ".snapshot"));
    PublishOptions free = new PublishOptions(new Guards(0, Double.POSITIVE_INFINITY, 0), 3);
    PublishOutcome outcome =
        new RewritePublisher(folder, free).publish(numbered(0, 52, "t"), NIGHT, NOW.plusSeconds(1));
    assertThat(published(outcome).warnings())
        .singleElement()
        .asString()
        .contains(FIRST + ".snapshot");
    assertThat(target("source 51")).contains("t 51");
  }

  @Test
  void aSecondPublisherIsToldThatAnotherIsAtWork() {
    publish(0, numbered(0, 50, "t"));
    RewritePublisher publisher =
        new RewritePublisher(new Meddling(() -> assertBusy(numbered(0, 51, "u"))), STRICT);
    published(publisher.publish(numbered(0, 52, "t"), NIGHT, NOW.plusSeconds(1)));
    published(publish(2, numbered(0, 51, "t")));
  }

  private void assertBusy(List<Rewrite> rewrites) {
    String busy = folder + ": another publisher is at work there";
    assertThat(sentence(publish(5, rewrites))).isEqualTo("Cannot publish to " + busy);
    assertThat(new RewritePublisher(folder, STRICT).announce(FIRST))
        .isEqualTo(new AnnounceOutcome.Refused("Cannot announce in " + busy));
  }

  /** Lets something happen before each write. */
  private class Meddling implements BlobStorage {
    private final BlobStorage real = new FolderStorage(folder);
    private final Runnable deed;

    Meddling(Runnable deed) {
      this.deed = deed;
    }

    @Override
    public void write(String name, Content content) throws IOException {
      deed.run();
      real.write(name, content);
    }

    @Override
    public void delete(String name) throws IOException {
      real.delete(name);
    }

    @Override
    public List<String> list() throws IOException {
      return real.list();
    }

    @Override
    public Optional<Lock> tryLock() throws IOException {
      return real.tryLock();
    }

    @Override
    public String place() {
      return real.place();
    }

    @Override
    public InputStream open(String name) throws IOException {
      return real.open(name);
    }
  }

  @Test
  void aDiskThatCannotBeWrittenIsAnErrorThatSaysSoAndChangesNothing() throws IOException {
    publish(0, numbered(0, 50, "t"));
    BlobStorage full =
        new Meddling(() -> {}) {
          @Override
          public void write(String name, Content content) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    assertThatThrownBy(
            () ->
                new RewritePublisher(full, STRICT)
                    .publish(numbered(0, 51, "t"), NIGHT, NOW.plusSeconds(1)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("Cannot write to " + folder)
        .hasMessageContaining("No space left on device");
    assertThat(RewriteStore.open(folder).version().version()).isEqualTo(FIRST);
  }

  @Test
  void whatIsReadBackOtherwiseThanItWasWrittenIsNotAnnounced() {
    publish(0, numbered(0, 50, "t"));
    BlobStorage rotten =
        new Meddling(() -> {}) {
          @Override
          public InputStream open(String name) throws IOException {
            byte[] bytes;
            try (InputStream in = super.open(name)) {
              bytes = in.readAllBytes();
            }
            bytes[bytes.length / 2] ^= (byte) (name.equals(FIRST + 1000 + ".snapshot") ? 1 : 0);
            return new ByteArrayInputStream(bytes);
          }
        };
    PublishOutcome outcome =
        new RewritePublisher(rotten, STRICT)
            .publish(numbered(0, 51, "t"), NIGHT, NOW.plusSeconds(1));
    assertThat(sentence(outcome)).contains(FIRST + 1000 + ".snapshot").contains("damaged");
    assertThat(RewriteStore.open(folder).version().version()).isEqualTo(FIRST);
  }

  @Test
  void optionsRefuseWhatMakesNoSense() {
    assertThatThrownBy(() -> new Guards(-1, 0.1, 1)).hasMessageContaining("minimum size: -1");
    assertThatThrownBy(() -> new Guards(1, -0.1, 1)).hasMessageContaining("maximum change: -0.1");
    assertThatThrownBy(() -> new Guards(1, Double.NaN, 1)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new Guards(1, 0.1, -1)).hasMessageContaining("judge from: -1");
    assertThatThrownBy(() -> new PublishOptions(Guards.DEFAULT, 0)).hasMessageContaining("keep: 0");
  }
}
