package dev.emend.store.publish;

import static dev.emend.store.publish.PublishedStores.NOW;
import static dev.emend.store.publish.PublishedStores.number;
import static dev.emend.store.publish.PublishedStores.publish;
import static dev.emend.store.publish.PublishedStores.served;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.interaction.Rewrite;
import dev.emend.store.Rewrites;
import dev.emend.store.StoreVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TidyTest {
  private static final Guards NO_LIMITS = new Guards(1, Double.POSITIVE_INFINITY, 0);

  @TempDir Path folder;

  private RewritePublisher keeping(int keep, Long... pinned) {
    return new RewritePublisher(folder, new PublishOptions(NO_LIMITS, keep, Set.of(pinned)));
  }

  private void fourVersions() {
    for (int version = 1; version <= 4; version++) {
      List<Rewrite> rewrites = List.of(Rewrites.global(null, "a", "of " + version));
      assertThat(keeping(9).publish(rewrites, LocalDate.EPOCH, NOW.plusSeconds(version)))
          .isInstanceOf(PublishOutcome.Published.class);
    }
  }

  private List<Long> versions() {
    return keeping(9).versions().stream().map(StoreVersion::version).toList();
  }

  @Test
  void versionsBeyondThoseKeptGoButNotThePinnedOnesAndNotTheAnnouncedOne() {
    fourVersions();
    RewritePublisher publisher = keeping(1, number(1));
    TidyOutcome planned = publisher.tidy(true);
    assertThat(versions()).hasSize(4);
    assertThat(publisher.tidy(false)).isEqualTo(planned);
    assertThat(planned)
        .isInstanceOfSatisfying(
            TidyOutcome.Tidied.class,
            tidied -> {
              assertThat(tidied.versions()).isEqualTo(2);
              assertThat(tidied.files()).isEqualTo(8);
              assertThat(tidied.bytes()).isGreaterThan(1_000);
            });
    assertThat(versions()).containsExactly(number(1), number(4));
    assertThat(publisher.announce(number(1))).isInstanceOf(AnnounceOutcome.Announced.class);
    keeping(1).tidy(false);
    assertThat(versions()).containsExactly(number(1), number(4));
  }

  @Test
  void aPublishSparesThePinnedVersionsToo() {
    fourVersions();
    RewritePublisher publisher = keeping(1, number(2));
    assertThat(
            publisher.publish(
                List.of(Rewrites.global(null, "a", "of 5")), LocalDate.EPOCH, NOW.plusSeconds(5)))
        .isInstanceOf(PublishOutcome.Published.class);
    assertThat(versions()).containsExactly(number(2), number(5));
  }

  @Test
  void whatAKilledPublishLeftGoes() throws IOException {
    publish(folder, 1);
    Files.writeString(folder.resolve(number(2) + ".snapshot"), "half");
    Files.writeString(folder.resolve(number(2) + ".delta.unfinished"), "ha");
    assertThat(keeping(9).tidy(false)).isEqualTo(new TidyOutcome.Tidied(0, 2, 6));
    assertThat(served(folder)).isOne();
    assertThat(keeping(9).tidy(false)).isEqualTo(new TidyOutcome.Tidied(0, 0, 0));
  }

  @Test
  void aStoreWhoseAnnouncementIsLostIsLeftAlone() throws IOException {
    fourVersions();
    Files.delete(folder.resolve("announced"));
    assertThat(keeping(1).tidy(false))
        .isInstanceOfSatisfying(
            TidyOutcome.Refused.class,
            refused -> assertThat(refused.sentence()).contains("none is announced"));
    assertThat(versions()).hasSize(4);
  }

  @Test
  void whileAnotherPublishesItIsRefused() throws IOException {
    fourVersions();
    try (BlobStorage.Lock lock = new FolderStorage(folder).tryLock().orElseThrow()) {
      assertThat(lock).isNotNull();
      assertThat(keeping(1).tidy(false))
          .isInstanceOfSatisfying(
              TidyOutcome.Refused.class,
              refused -> assertThat(refused.sentence()).contains("another publisher is at work"));
    }
  }

  @Test
  void anEmptyFolderStaysEmpty() {
    assertThat(keeping(1).tidy(false)).isEqualTo(new TidyOutcome.Tidied(0, 0, 0));
    assertThat(folder).isEmptyDirectory();
  }
}
