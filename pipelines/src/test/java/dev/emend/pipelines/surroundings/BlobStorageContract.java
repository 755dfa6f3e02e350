package dev.emend.pipelines.surroundings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emend.interaction.Reading;
import dev.emend.interaction.Rewrite;
import dev.emend.store.Refresh;
import dev.emend.store.RewriteStore;
import dev.emend.store.ServedRewrite;
import dev.emend.store.StoreException;
import dev.emend.store.format.StoreFormat;
import dev.emend.store.hadoop.HadoopSource;
import dev.emend.store.hadoop.HadoopStorage;
import dev.emend.store.hadoop.Holder;
import dev.emend.store.publish.BlobStorage;
import dev.emend.store.publish.Guards;
import dev.emend.store.publish.PublishOptions;
import dev.emend.store.publish.PublishOutcome;
import dev.emend.store.publish.RewritePublisher;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every storage of blobs must do, wherever it is. */
abstract class BlobStorageContract {
  private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
  private static final LocalDate NIGHT = LocalDate.of(2026, 11, 20);
  private static final PublishOptions OPTIONS =
      new PublishOptions(new Guards(1, Double.POSITIVE_INFINITY, 1000), 2);

  private String folder;
  private Instant now = NOW;

  /** A folder that is not there yet. */
  abstract String freshFolder() throws Exception;

  /** Settings of its file system. */
  abstract Map<String, String> settings();

  @BeforeEach
  void chooseFolder() throws Exception {
    folder = freshFolder();
  }

  final HadoopStorage publisher(String name) {
    return new HadoopStorage(
        folder, settings(), new Holder(name, () -> now, Duration.ofMinutes(2)));
  }

  final void pass(Duration time) {
    now = now.plus(time);
  }

  @Test
  void nothingIsThereAtFirst() throws IOException {
    BlobStorage storage = publisher("a");

    assertThat(storage.list()).isEmpty();
    assertThatThrownBy(() -> storage.open("x")).isInstanceOf(NoSuchFileException.class);
    storage.delete("x");
    assertThatThrownBy(() -> RewriteStore.open(new HadoopSource(folder, settings())))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("Nothing has been published in " + folder + " yet");
  }

  @Test
  void whatIsWrittenIsThereAndIsReplacedAndGoes() throws IOException {
    BlobStorage storage = publisher("a");
    write(storage, "b", "one");
    write(storage, "a", "two");
    write(storage, "b", "three");

    assertThat(storage.list()).containsExactly("a", "b");
    assertThat(text(storage, "b")).isEqualTo("three");
    storage.delete("b");
    assertThat(storage.list()).containsExactly("a");
  }

  @Test
  void contentThatFailsHalfwayLeavesWhatWasThere() throws IOException {
    BlobStorage storage = publisher("a");
    write(storage, "b", "whole");

    assertThatThrownBy(
            () ->
                storage.write(
                    "b",
                    out -> {
                      out.write(new byte[100_000]);
                      throw new IOException("the pen broke");
                    }))
        .hasMessageContaining("the pen broke");
    assertThat(text(storage, "b")).isEqualTo("whole");
  }

  @Test
  void thereIsOnePublisherAtATime() throws IOException {
    try (BlobStorage.Lock first = publisher("a").tryLock().orElseThrow()) {
      assertThat(first).isNotNull();
      assertThat(publisher("b").tryLock()).isEmpty();
      assertThat(new RewritePublisher(publisher("b"), OPTIONS).publish(said("x"), NIGHT, now))
          .isInstanceOfSatisfying(
              PublishOutcome.Refused.class,
              refused ->
                  assertThat(refused.sentence()).contains("another publisher is at work there"));
    }
    try (BlobStorage.Lock next = publisher("b").tryLock().orElseThrow()) {
      assertThat(next).isNotNull();
    }
  }

  @Test
  void aServiceFollowsWhatIsPublished() {
    RewritePublisher publisher = new RewritePublisher(publisher("a"), OPTIONS);
    assertThat(publisher.publish(said("imagine dragons"), NIGHT, now))
        .isInstanceOf(PublishOutcome.Published.class);
    try (RewriteStore store = RewriteStore.open(new HadoopSource(folder, settings()))) {
      assertThat(target(store)).contains("imagine dragons");
      pass(Duration.ofDays(1));
      publisher.publish(said("imagine dragons live"), NIGHT.plusDays(1), now);

      assertThat(store.refresh())
          .isInstanceOfSatisfying(
              Refresh.Moved.class, moved -> assertThat(moved.byDelta()).isTrue());
      assertThat(target(store)).contains("imagine dragons live");
      publisher.announce(publisher.versions().get(0).version());
      store.refresh();
      assertThat(target(store)).contains("imagine dragons");
    }
  }

  @Test
  void oldVersionsGoAndTheStoreHoldsNothingUnfinished() throws IOException {
    RewritePublisher publisher = new RewritePublisher(publisher("a"), OPTIONS);
    for (int night = 0; night < 4; night++) {
      publisher.publish(said("song " + night), NIGHT.plusDays(night), now);
      pass(Duration.ofDays(1));
    }

    assertThat(publisher.versions()).hasSize(2);
    assertThat(publisher("a").list()).noneMatch(name -> name.endsWith(".unfinished"));
  }

  @Test
  void whoPublishesOnSandThatMovedIsStopped() throws IOException {
    HadoopStorage slow = publisher("a");
    write(slow, StoreFormat.ANNOUNCEMENT, "version 1");
    try (BlobStorage.Lock lock = slow.tryLock().orElseThrow()) {
      assertThat(lock).isNotNull();
      write(publisher("b"), StoreFormat.ANNOUNCEMENT, "version 2");

      assertThatThrownBy(() -> write(slow, StoreFormat.ANNOUNCEMENT, "version 1b"))
          .hasMessageContaining("another publisher has announced a version meanwhile");
    }
    assertThat(text(slow, StoreFormat.ANNOUNCEMENT)).isEqualTo("version 2");
  }

  static void write(BlobStorage storage, String name, String text) throws IOException {
    storage.write(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  static String text(BlobStorage storage, String name) throws IOException {
    try (InputStream in = storage.open(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Optional<String> target(RewriteStore store) {
    return store.lookup("en-US", null, null, "maj and dragons").map(ServedRewrite::target);
  }

  /** Two hundred rewrites, one of which leads to a text of its own. */
  private static List<Rewrite> said(String target) {
    return java.util.stream.IntStream.range(0, 200)
        .mapToObj(i -> i == 0 ? rewrite("maj and dragons", target) : rewrite("s " + i, "t " + i))
        .toList();
  }

  private static Rewrite rewrite(String source, String target) {
    return new Rewrite(
        Rewrite.idOf("en-US", Rewrite.Scope.GLOBAL, null, null, source, target),
        "en-US",
        Rewrite.Scope.GLOBAL,
        null,
        null,
        source,
        target,
        new Reading("media", "play", List.of()),
        0.2,
        0.9,
        0.5,
        10,
        5,
        null,
        null,
        Rewrite.Status.AUTO,
        "of a test");
  }
}
