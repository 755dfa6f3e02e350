package dev.emend.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.interaction.Rewrite;
import dev.emend.store.blob.FolderSource;
import dev.emend.store.publish.AnnounceOutcome;
import dev.emend.store.publish.Guards;
import dev.emend.store.publish.PublishOptions;
import dev.emend.store.publish.PublishOutcome;
import dev.emend.store.publish.RewritePublisher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Eight threads look things up while versions are published, rolled back, damaged and mended. A
 * target tells the generation that it is of, and so does each version: an answer that mixes two is
 * seen. Seconds of it each day; minutes with the tag {@code torture}, as many as the system
 * property {@code emend.load.seconds} says.
 */
class LoadTest {
  private static final int THREADS = 8;
  private static final int REWRITES = 800;
  private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
  private static final PublishOptions FREELY =
      new PublishOptions(new Guards(1, Double.POSITIVE_INFINITY, 0), 6);

  @TempDir Path folder;
  private final Random random = new Random(20261121);

  /** The generation that each version ever published holds; known before it can be served. */
  private final Map<Long, Integer> generations = new ConcurrentHashMap<>();

  private final AtomicBoolean over = new AtomicBoolean();
  private RewriteStore store;
  private int generation;
  private long refusals;
  private long moves;

  @Test
  void noAnswerIsTornForSeconds() throws Exception {
    run(Duration.ofSeconds(3));
  }

  @Test
  @Tag("torture")
  void noAnswerIsTornForMinutes() throws Exception {
    run(Duration.ofSeconds(Long.getLong("emend.load.seconds", 180)));
  }

  private void run(Duration length) throws Exception {
    publish();
    store = RewriteStore.open(new FolderSource(folder), StoreOptions.standard());
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<Long>> readers = new ArrayList<>();
    try {
      for (int i = 0; i < THREADS; i++) {
        int seed = i;
        readers.add(threads.submit(() -> read(new Random(seed))));
      }
      disturb(System.nanoTime() + length.toNanos(), readers);
    } finally {
      over.set(true);
      threads.shutdown();
    }
    long answers = 0;
    for (Future<Long> reader : readers) {
      answers += reader.get();
    }
    System.out.printf(
        "%,d answers by %d threads, %d moves, %d refusals, %d versions, none torn%n",
        answers, THREADS, moves, refusals, generations.size());
    assertThat(answers).isGreaterThan(1_000L * THREADS);
    assertThat(moves).isPositive();
    assertThat(refusals).isPositive();
    assertThat(store.health().refusals()).isEqualTo(refusals);
  }

  /** Each answer is of one version, and each target of that version's generation. */
  private long read(Random chance) {
    long answers = 0;
    while (!over.get()) {
      int i = chance.nextInt(REWRITES);
      String customer = chance.nextBoolean() ? null : "c" + i;
      Decision decision = store.decide("en-US", customer, null, "source " + i);
      assertThat(decision.applied()).isTrue();
      Integer of = generations.get(decision.rewrite().storeVersion());
      assertThat(of).as("generation of version %s", decision.rewrite().storeVersion()).isNotNull();
      boolean own = customer != null && i % 7 == 0;
      assertThat(decision.utterance()).isEqualTo(target(i, of, own));
      assertThat(decision.rewrite().rewriteId()).isEqualTo(rewrite(i, of, own).rewriteId());
      if ((++answers & 0xff) == 0) {
        LockSupport.parkNanos(2_000_000); // Two cores must leave some time for what disturbs.
      }
    }
    return answers;
  }

  /** One in five rewrites changes from generation to generation; the rest share their records. */
  private static String target(int i, int generation, boolean own) {
    int since = generation - Math.floorMod(generation - i, 5);
    return (own ? "own " : "target ") + i + " of " + since;
  }

  private static Rewrite rewrite(int i, int generation, boolean own) {
    String target = target(i, generation, own);
    return own
        ? Rewrites.personal("c" + i, null, "source " + i, target)
        : Rewrites.global(null, "source " + i, target);
  }

  private void publish() {
    int next = generation++;
    List<Rewrite> rewrites = new ArrayList<>();
    for (int i = 0; i < REWRITES; i++) {
      rewrites.add(rewrite(i, next, false));
      if (i % 7 == 0) {
        rewrites.add(rewrite(i, next, true));
      }
    }
    Instant at = NOW.plusSeconds(next);
    // The version's number is the moment: it is known before anyone can see the version.
    generations.put(Long.parseLong(at.toString().replaceAll("[^0-9]", "") + "000"), next);
    assertThat(new RewritePublisher(folder, FREELY).publish(rewrites, LocalDate.EPOCH, at))
        .isInstanceOf(PublishOutcome.Published.class);
  }

  private void disturb(long until, List<Future<Long>> readers)
      throws IOException, ExecutionException, InterruptedException {
    while (System.nanoTime() < until || moves == 0 || refusals == 0) {
      switch (random.nextInt(5)) {
        case 0 -> rollBack();
        case 1 -> damage();
        case 2 -> pin();
        default -> publish();
      }
      refresh();
      for (Future<Long> reader : readers) {
        if (reader.isDone()) {
          reader.get(); // Throws what it failed with, now rather than at the end.
        }
      }
    }
  }

  private void refresh() {
    Refresh refresh = store.refresh();
    moves += refresh instanceof Refresh.Moved ? 1 : 0;
    refusals += refresh instanceof Refresh.Refused ? 1 : 0;
  }

  private List<Long> kept() {
    return new RewritePublisher(folder, FREELY)
        .versions().stream().map(StoreVersion::version).toList();
  }

  private void rollBack() {
    List<Long> kept = kept();
    assertThat(new RewritePublisher(folder, FREELY).announce(kept.get(random.nextInt(kept.size()))))
        .isNotInstanceOf(AnnounceOutcome.Refused.class);
  }

  private void pin() {
    List<Long> kept = kept();
    assertThat(store.pin(kept.get(random.nextInt(kept.size()))))
        .isNotInstanceOf(Refresh.Refused.class);
    refresh();
    assertThat(store.unpin()).isNotInstanceOf(Refresh.Refused.class);
  }

  /** A file of a new version is cut or bent, looked at by the store, and mended. */
  private void damage() throws IOException {
    publish();
    List<Long> kept = kept();
    long newest = kept.stream().mapToLong(Long::longValue).max().orElseThrow();
    // With the delta whole, the snapshot is not looked at.
    List<Path> files =
        random.nextBoolean()
            ? List.of(folder.resolve("announced"))
            : List.of(folder.resolve(newest + ".delta"), folder.resolve(newest + ".snapshot"));
    List<byte[]> good = new ArrayList<>();
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      good.add(bytes);
      replace(file, bent(bytes));
    }
    refresh();
    for (int i = 0; i < files.size(); i++) {
      replace(files.get(i), good.get(i));
    }
  }

  private byte[] bent(byte[] good) {
    byte[] bent =
        Arrays.copyOf(good, random.nextBoolean() ? good.length : random.nextInt(good.length));
    if (bent.length == good.length) {
      bent[random.nextInt(bent.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return bent;
  }

  private void replace(Path file, byte[] bytes) throws IOException {
    Path other = folder.resolve("replacement");
    Files.write(other, bytes);
    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
