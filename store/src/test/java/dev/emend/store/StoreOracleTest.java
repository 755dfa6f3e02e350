package dev.emend.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.interaction.Rewrite;
import dev.emend.store.publish.AnnounceOutcome;
import dev.emend.store.publish.Guards;
import dev.emend.store.publish.PublishOptions;
import dev.emend.store.publish.PublishOutcome;
import dev.emend.store.publish.RewritePublisher;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store against HashMaps, over versions that follow each other by deltas. */
class StoreOracleTest {
  private static final int REWRITES = 20_000;
  private static final int VERSIONS = 10;
  private static final Instant START = Instant.parse("2026-11-21T03:00:00Z");
  private static final PublishOptions ANYTHING_GOES =
      new PublishOptions(new Guards(0, Double.POSITIVE_INFINITY, 0), 50);

  @TempDir Path folder;

  private record Key(String customer, String context, String source) {}

  /** What a version holds; each target ends with the number of the version that brought it. */
  private record Oracle(Map<Key, String> targets) {
    static Oracle first(Random random, int size) {
      Oracle oracle = new Oracle(new HashMap<>());
      while (oracle.targets.size() < size) {
        oracle.targets.put(key(random), "target " + random.nextInt() + " of 0");
      }
      return oracle;
    }

    /** Some go, some come, some come back, some change. */
    Oracle next(Random random, int version) {
      Oracle next = new Oracle(new HashMap<>(targets));
      next.targets.keySet().removeIf(key -> random.nextInt(50) == 0);
      next.targets.replaceAll(
          (key, target) ->
              random.nextInt(50) == 0 ? "target " + random.nextInt() + " of " + version : target);
      for (int i = 0; i < REWRITES / 50; i++) {
        next.targets.put(key(random), "target " + random.nextInt() + " of " + version);
      }
      return next;
    }

    List<Rewrite> rewrites() {
      List<Rewrite> rewrites = new ArrayList<>();
      targets.forEach(
          (key, target) ->
              rewrites.add(
                  Rewrites.of(
                      "en-US",
                      key.customer,
                      key.context,
                      key.source,
                      target,
                      Rewrite.Status.APPROVED)));
      return rewrites;
    }

    String lookup(String customer, String context, String source) {
      String own = customer == null ? null : targets.get(new Key(customer, context, source));
      return own != null ? own : targets.get(new Key(null, context, source));
    }
  }

  private static Key key(Random random) {
    String customer = random.nextInt(4) == 0 ? "c" + random.nextInt(40) : null;
    String context = random.nextInt(3) == 0 ? "request:" + random.nextInt(9) : null;
    return new Key(customer, context, source(random));
  }

  private static String source(Random random) {
    int number = random.nextInt(15_000);
    return number % 7 == 0 ? "источник " + number : "source " + number;
  }

  private List<Long> publish(List<Oracle> oracles) {
    Random random = new Random(7);
    List<Long> versions = new ArrayList<>();
    RewritePublisher publisher = new RewritePublisher(folder, ANYTHING_GOES);
    Oracle oracle = Oracle.first(random, REWRITES);
    for (int v = 0; v < VERSIONS; v++) {
      oracle = v == 0 ? oracle : oracle.next(random, v);
      oracles.add(oracle);
      PublishOutcome outcome =
          publisher.publish(oracle.rewrites(), LocalDate.EPOCH, START.plusSeconds(v));
      versions.add(((PublishOutcome.Published) outcome).version().version());
    }
    return versions;
  }

  @Test
  void everyLookUpEqualsThatOfAHashMapInEveryVersionHoweverItWasReached() {
    List<Oracle> oracles = new ArrayList<>();
    List<Long> versions = publish(oracles);
    RewritePublisher publisher = new RewritePublisher(folder, ANYTHING_GOES);
    publisher.announce(versions.get(0));
    RewriteStore store = RewriteStore.open(folder);
    for (int v = 1; v < VERSIONS; v++) {
      moveTo(publisher, store, versions.get(v), true);
      compare(store, oracles.get(v), v);
    }
    for (int v = VERSIONS - 2; v >= 0; v--) {
      moveTo(publisher, store, versions.get(v), true);
      compare(store, oracles.get(v), v);
    }
    moveTo(publisher, store, versions.get(5), false);
    compare(store, oracles.get(5), 5);
  }

  private static void moveTo(
      RewritePublisher publisher, RewriteStore store, long version, boolean byDelta) {
    assertThat(publisher.announce(version)).isInstanceOf(AnnounceOutcome.Announced.class);
    long from = store.version().version();
    assertThat(store.refresh()).isEqualTo(new Refresh.Moved(from, version, byDelta));
  }

  private static void compare(RewriteStore store, Oracle oracle, int seed) {
    Random random = new Random(seed);
    oracle
        .targets
        .keySet()
        .forEach(key -> check(store, oracle, key.customer, key.context, key.source));
    for (int i = 0; i < REWRITES; i++) {
      Key key = key(random);
      check(store, oracle, "c" + random.nextInt(50), key.context, key.source);
    }
  }

  private static void check(
      RewriteStore store, Oracle oracle, String customer, String context, String source) {
    String found =
        store.lookup("en-US", customer, context, source).map(ServedRewrite::target).orElse(null);
    String wanted = oracle.lookup(customer, context, source);
    if (!Objects.equals(found, wanted)) {
      // Only now: a million assertions take longer than the store.
      assertThat(found).as("%s in %s for %s", source, context, customer).isEqualTo(wanted);
    }
  }

  @Test
  void aLookUpIsAnsweredFromOneVersionWhileVersionsChange() throws Exception {
    List<Oracle> oracles = new ArrayList<>();
    List<Long> versions = publish(oracles);
    Map<Long, Oracle> byVersion = new HashMap<>();
    for (int v = 0; v < VERSIONS; v++) {
      byVersion.put(versions.get(v), oracles.get(v));
    }
    RewriteStore store = RewriteStore.open(folder);
    RewritePublisher publisher = new RewritePublisher(folder, ANYTHING_GOES);
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService readers = Executors.newFixedThreadPool(2);
    List<Future<Integer>> reads = new ArrayList<>();
    for (int seed = 0; seed < 2; seed++) {
      reads.add(readers.submit(reader(store, byVersion, seed, done)));
    }
    for (int move = 0; move < 24; move++) {
      int turn = move % (2 * VERSIONS - 2);
      int version = turn < VERSIONS ? VERSIONS - 1 - turn : turn - VERSIONS + 1;
      publisher.announce(versions.get(version));
      store.refresh();
    }
    done.set(true);
    for (Future<Integer> read : reads) {
      assertThat(read.get()).isGreaterThan(10_000);
    }
    readers.shutdown();
  }

  /** Reads until told to stop, and a little longer; gives the number of its look-ups. */
  private static Callable<Integer> reader(
      RewriteStore store, Map<Long, Oracle> oracles, int seed, AtomicBoolean done) {
    return () -> {
      Random random = new Random(seed);
      int reads = 0;
      while (!done.get() || reads <= 10_000) {
        Key key = key(random);
        String customer = "c" + random.nextInt(40);
        var found = store.lookup("en-US", customer, key.context, key.source);
        if (found.isPresent()) {
          Oracle oracle = oracles.get(found.get().storeVersion());
          assertThat(found.get().target())
              .isEqualTo(oracle.lookup(customer, key.context, key.source));
        }
        reads++;
      }
      return reads;
    };
  }

  @Test
  void manySmallVersionsDoNotLetAFollowersMemoryGrow() {
    RewritePublisher publisher = new RewritePublisher(folder, ANYTHING_GOES);
    Random random = new Random(3);
    Oracle oracle = Oracle.first(random, 5_000);
    publisher.publish(oracle.rewrites(), LocalDate.EPOCH, START);
    RewriteStore store = RewriteStore.open(folder);
    for (int v = 1; v <= 8; v++) {
      int version = v;
      Map<Key, String> targets = new HashMap<>(oracle.targets);
      // Long targets, so that the limit of waste is passed within a few versions.
      targets.replaceAll((key, target) -> ("long ".repeat(80) + key.source + " of " + version));
      oracle = new Oracle(targets);
      publisher.publish(oracle.rewrites(), LocalDate.EPOCH, START.plusSeconds(v));
      assertThat(store.refresh())
          .isInstanceOfSatisfying(
              Refresh.Moved.class, moved -> assertThat(moved.byDelta()).isTrue());
    }
    compare(store, oracle, 1);
    assertThat(store.bytesOnHeap()).isLessThan(2L * 5_000 * 600);
  }
}
