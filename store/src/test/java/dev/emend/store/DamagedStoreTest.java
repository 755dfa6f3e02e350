package dev.emend.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emend.interaction.Rewrite;
import dev.emend.store.format.Announcement;
import dev.emend.store.format.Sha256;
import dev.emend.store.publish.AnnounceOutcome;
import dev.emend.store.publish.PublishOptions;
import dev.emend.store.publish.PublishOutcome;
import dev.emend.store.publish.RewritePublisher;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedStoreTest {
  private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
  private static final long OLD = 20261121030000000L;
  private static final long NEW = 20261121030001000L;
  private static final int PAGE = 4096;

  @TempDir Path folder;
  private RewriteStore old;

  @BeforeEach
  void oneStoreServesTheOldVersionAndANewOneIsAnnounced() {
    publish("old", 0);
    old = RewriteStore.open(folder);
    publish("new", 1);
  }

  private void publish(String target, int seconds) {
    publish(target, seconds, 200);
  }

  private void publish(String target, int seconds, int count) {
    List<Rewrite> rewrites = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String context = i % 3 == 0 ? "context " + i % 5 : null;
      rewrites.add(Rewrites.global(context, "source " + i, target + " " + i));
    }
    assertThat(
            new RewritePublisher(folder, PublishOptions.DEFAULT)
                .publish(rewrites, LocalDate.EPOCH, NOW.plusSeconds(seconds)))
        .isInstanceOf(PublishOutcome.Published.class);
  }

  private String served(RewriteStore store) {
    return store.lookup("en-US", null, null, "source 1").orElseThrow().target();
  }

  private Path file(long version, String kind) {
    return folder.resolve(version + "." + kind);
  }

  private void flip(Path file, int at) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[at] ^= (byte) (1 << (at % 8));
    Files.write(file, bytes);
  }

  /** A fresh store must refuse and say the file; the running one must refuse and serve on. */
  private void assertRefused(String what) {
    assertThatThrownBy(() -> RewriteStore.open(folder))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(what)
        .hasMessageContaining(folder.toString());
    assertThat(old.refresh()).isInstanceOf(Refresh.Refused.class);
    assertThat(old.lastRefusal()).hasValueSatisfying(it -> assertThat(it).contains(what));
    assertThat(served(old)).isEqualTo("old 1");
    assertThat(old.version().version()).isEqualTo(OLD);
  }

  @Test
  void aSnapshotWithABitFlippedAnywhereIsRefused() throws IOException {
    Path snapshot = file(NEW, "snapshot");
    Files.delete(file(NEW, "delta"));
    byte[] good = Files.readAllBytes(snapshot);
    for (int at = 0; at < good.length; at += 1 + good.length / 150) {
      flip(snapshot, at);
      assertRefused(NEW + ".snapshot");
      Files.write(snapshot, good);
    }
    assertThat(old.refresh()).isEqualTo(new Refresh.Moved(OLD, NEW, false));
    assertThat(old.lastRefusal()).isEmpty();
  }

  @Test
  void aSnapshotCutAnywhereIsRefused() throws IOException {
    Path snapshot = file(NEW, "snapshot");
    Files.delete(file(NEW, "delta"));
    byte[] good = Files.readAllBytes(snapshot);
    for (int length = 0; length < good.length; length += 1 + good.length / 50) {
      Files.write(snapshot, Arrays.copyOf(good, length));
      assertRefused(NEW + ".snapshot");
    }
    Files.write(snapshot, Arrays.copyOf(good, good.length + 1));
    assertRefused(NEW + ".snapshot");
  }

  @Test
  void anAnnouncementOrManifestWithABitFlippedOrCutAnywhereIsRefused() throws IOException {
    for (Path file : List.of(folder.resolve("announced"), file(NEW, "manifest"))) {
      byte[] good = Files.readAllBytes(file);
      String what = file.getFileName().toString().replace(NEW + ".", "");
      for (int at = 0; at < good.length; at++) {
        flip(file, at);
        assertRefused(what);
        Files.write(file, Arrays.copyOf(good, at));
        assertRefused(what);
        Files.write(file, good);
      }
    }
  }

  @Test
  void aDamagedDeltaIsPassedOverForTheSnapshot() throws IOException {
    flip(file(NEW, "delta"), 100);
    assertThat(old.refresh()).isEqualTo(new Refresh.Moved(OLD, NEW, false));
    assertThat(served(old)).isEqualTo("new 1");
  }

  @Test
  void aSnapshotCutBehindAnyByteIsRefused() throws IOException {
    Path snapshot = file(NEW, "snapshot");
    Files.delete(file(NEW, "delta"));
    byte[] good = Files.readAllBytes(snapshot);
    // Whatever the sections of the file are, it is cut behind each of them.
    for (int length = good.length - 1; length >= 0; length--) {
      try (FileChannel channel = FileChannel.open(snapshot, StandardOpenOption.WRITE)) {
        channel.truncate(length);
      }
      assertThat(old.refresh()).isInstanceOf(Refresh.Refused.class);
    }
    assertThat(served(old)).isEqualTo("old 1");
    assertRefused(NEW + ".snapshot");
  }

  @Test
  void aDeltaDamagedAnywhereIsPassedOverForTheSnapshot() throws IOException {
    Path delta = file(NEW, "delta");
    byte[] good = Files.readAllBytes(delta);
    RewritePublisher publisher = new RewritePublisher(folder, PublishOptions.DEFAULT);
    for (int at = 0; at < good.length; at += 1 + good.length / 60) {
      flip(delta, at);
      assertThat(old.refresh()).isEqualTo(new Refresh.Moved(OLD, NEW, false));
      assertThat(publisher.announce(OLD)).isInstanceOf(AnnounceOutcome.Announced.class);
      assertThat(old.refresh()).isInstanceOf(Refresh.Moved.class);
      Files.write(delta, Arrays.copyOf(good, at));
      assertThat(publisher.announce(NEW)).isInstanceOf(AnnounceOutcome.Announced.class);
      assertThat(old.refresh()).isEqualTo(new Refresh.Moved(OLD, NEW, false));
      assertThat(served(old)).isEqualTo("new 1");
      assertThat(publisher.announce(OLD)).isInstanceOf(AnnounceOutcome.Announced.class);
      assertThat(old.refresh()).isInstanceOf(Refresh.Moved.class);
      assertThat(publisher.announce(NEW)).isInstanceOf(AnnounceOutcome.Announced.class);
      Files.write(delta, good);
    }
  }

  @Test
  void aReverseDeltaThatIsDamagedIsPassedOverForTheSnapshotOnTheWayBack() throws IOException {
    assertThat(old.refresh()).isEqualTo(new Refresh.Moved(OLD, NEW, true));
    flip(file(NEW, "reverse"), 100);
    assertThat(new RewritePublisher(folder, PublishOptions.DEFAULT).announce(OLD))
        .isInstanceOf(AnnounceOutcome.Announced.class);
    assertThat(old.refresh()).isEqualTo(new Refresh.Moved(NEW, OLD, false));
    assertThat(served(old)).isEqualTo("old 1");
  }

  @Test
  void aDeltaAndASnapshotThatAreBothDamagedAreRefused() throws IOException {
    flip(file(NEW, "delta"), 100);
    flip(file(NEW, "snapshot"), 100);
    assertRefused(NEW + ".snapshot");
  }

  @Test
  void aLargeSnapshotWithABitFlippedInAnyPageIsRefused() throws IOException {
    publish("large", 2, 12_000);
    long large = RewritePublisher.versionAt(NOW.plusSeconds(2));
    Path snapshot = file(large, "snapshot");
    Files.delete(file(large, "delta"));
    byte[] good = Files.readAllBytes(snapshot);
    assertThat(good.length).isGreaterThan(100 * PAGE);
    for (int at = 0; at < good.length; at += PAGE) {
      flipInPlace(snapshot, at);
      assertThat(old.refresh()).isInstanceOf(Refresh.Refused.class);
      assertThat(served(old)).isEqualTo("old 1");
      flipInPlace(snapshot, at);
    }
    assertThat(old.refresh()).isInstanceOf(Refresh.Moved.class);
    assertThat(served(old)).isEqualTo("large 1");
  }

  private static void flipInPlace(Path file, int at) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      assertThat(channel.read(one, at)).isOne();
      one.put(0, (byte) (one.get(0) ^ (1 << (at / PAGE % 8)))).flip();
      assertThat(channel.write(one, at)).isOne();
    }
  }

  @Test
  void aMissingSnapshotIsNamed() throws IOException {
    Files.delete(file(NEW, "delta"));
    Files.delete(file(NEW, "snapshot"));
    assertRefused(NEW + ".snapshot in " + folder + ": it is missing");
  }

  @Test
  void aMissingAnnouncementIsARefusalForAStoreThatIsOpen() throws IOException {
    Files.delete(folder.resolve("announced"));
    assertRefused("Nothing has been published");
  }

  @Test
  void aStoreOfANewerFormatIsRefusedWithBothNumbers() throws IOException {
    Path announced = folder.resolve("announced");
    Files.writeString(
        announced, Files.readString(announced).replace("emend-store 1", "emend-store 2"));
    assertRefused("written in format 2 and this release reads formats up to 1");
  }

  @Test
  void aStoreOfAnotherTextKeyIsRefusedWithBothNumbers() throws IOException {
    announceWithTextKey(2);
    assertRefused("its text key is version 2 and this release uses version 1");
  }

  private void announceWithTextKey(int textKey) throws IOException {
    String text = Files.readString(file(NEW, "manifest"));
    int check = text.lastIndexOf("check ");
    String changed = text.substring(0, check).replace("text-key 1", "text-key " + textKey);
    String manifest = changed + "check " + Sha256.of(changed) + "\n";
    Files.writeString(file(NEW, "manifest"), manifest);
    Files.writeString(
        folder.resolve("announced"), new Announcement(NEW, NEW, Sha256.of(manifest)).write());
  }

  @Test
  void aBlobOfAnotherVersionUnderItsNameIsRefused() throws IOException {
    Files.copy(file(OLD, "snapshot"), file(NEW, "snapshot"), StandardCopyOption.REPLACE_EXISTING);
    Files.delete(file(NEW, "delta"));
    assertRefused(NEW + ".snapshot");
  }

  @Test
  void aPublishOnADamagedStoreIsRefusedAndLeavesItAsItWas() throws IOException {
    for (String name : List.of("announced", NEW + ".manifest", NEW + ".snapshot")) {
      Path file = folder.resolve(name);
      byte[] good = Files.readAllBytes(file);
      for (int at = 0; at < good.length; at += 1 + good.length / 40) {
        flip(file, at);
        byte[] damaged = Files.readAllBytes(file);
        assertThat(
                new RewritePublisher(folder, PublishOptions.DEFAULT)
                    .publish(
                        List.of(Rewrites.global(null, "a", "b")),
                        LocalDate.EPOCH,
                        NOW.plusSeconds(2)))
            .as("%s at %d", name, at)
            .isInstanceOf(PublishOutcome.Refused.class);
        assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
        Files.write(file, good);
      }
    }
    assertThat(old.refresh()).isEqualTo(new Refresh.Moved(OLD, NEW, true));
  }

  @Test
  void aDamagedAnnouncedVersionDoesNotPassForAFirstPublication() throws IOException {
    flip(file(NEW, "snapshot"), 50);
    PublishOutcome outcome =
        new RewritePublisher(folder, PublishOptions.DEFAULT)
            .publish(List.of(Rewrites.global(null, "a", "b")), LocalDate.EPOCH, NOW.plusSeconds(2));
    assertThat(outcome)
        .isInstanceOfSatisfying(
            PublishOutcome.Refused.class,
            refused ->
                assertThat(refused.sentence())
                    .contains("cannot be compared with the announced version " + NEW)
                    .contains(NEW + ".snapshot"));
  }
}
