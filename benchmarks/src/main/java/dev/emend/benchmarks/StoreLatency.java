package dev.emend.benchmarks;

import dev.emend.interaction.Rewrite;
import dev.emend.store.Refresh;
import dev.emend.store.RewriteStore;
import dev.emend.store.ServedRewrite;
import dev.emend.store.format.StoreFormat;
import dev.emend.store.publish.PublishOptions;
import dev.emend.store.publish.RewritePublisher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.HdrHistogram.Histogram;

/**
 * Latency of look-ups while versions change: an {@link OpenLoop} on two threads, and every few
 * seconds an update of 2 % of the rewrites. The store and a plain HashMap take turns in one process
 * under the same load: the store takes on an announced version by its delta; the map is copied, the
 * same changes are put into the copy, and one reference is swapped.
 *
 * <pre>{@code
 * StoreLatency [rewrites] [seconds a turn] [turns] [questions a second and thread]
 * }</pre>
 */
public final class StoreLatency {
  private static final int QUESTIONS = 1 << 17;
  private static final long UPDATE_MILLIS = 2_000;

  private final List<Rewrite> before;

  /** What an update changes, each as it was and as it is then. */
  private final List<Rewrite> changes = new ArrayList<>();

  /** Whose level is off; loggers are forgotten where nobody holds them. */
  private static final Logger HOLLOW = Logger.getLogger("com.netflix.hollow");

  private final Path announced;

  /** What the announcement says of either version. */
  private final List<byte[]> announcements = new ArrayList<>();

  private final RewriteStore store;
  private final long newer;
  private volatile Map<String, String> map = new HashMap<>();
  private int updates;
  private long updateNanos;
  private final Rewrite[] asked = new Rewrite[QUESTIONS];
  private final String[] utterances = new String[QUESTIONS];

  private StoreLatency(Path folder, int rewrites) throws IOException {
    this.before = StoreSample.rewrites(rewrites, 1);
    List<Rewrite> after = StoreSample.changed(before, 0.02, 3);
    this.announced = folder.resolve(StoreFormat.ANNOUNCEMENT);
    publish(folder, before, 1);
    publish(folder, after, 2);
    this.store = RewriteStore.open(folder);
    this.newer = store.version().version();
    before.forEach(rewrite -> map.put(key(rewrite), copy(rewrite.target())));
    for (int i = 0; i < before.size(); i++) {
      if (!before.get(i).equals(after.get(i))) {
        changes.add(before.get(i));
        changes.add(after.get(i));
      }
    }
    Random random = new Random(2);
    for (int i = 0; i < QUESTIONS; ) {
      Rewrite rewrite = before.get(random.nextInt(before.size()));
      if (rewrite.customerId() == null) {
        asked[i] = rewrite;
        utterances[i++] = copy(rewrite.source());
      }
    }
  }

  private void publish(Path folder, List<Rewrite> rewrites, int second) throws IOException {
    var unused =
        new RewritePublisher(folder, PublishOptions.DEFAULT)
            .publish(rewrites, LocalDate.EPOCH, Instant.EPOCH.plusSeconds(second));
    announcements.add(Files.readAllBytes(announced));
  }

  /** See the class. */
  public static void main(String[] args) throws Exception {
    int rewrites = args.length < 1 ? 1_000_000 : Integer.parseInt(args[0]);
    double seconds = args.length < 2 ? 20 : Double.parseDouble(args[1]);
    int turns = args.length < 3 ? 5 : Integer.parseInt(args[2]);
    int perSecond = args.length < 4 ? 5_000 : Integer.parseInt(args[3]);
    HOLLOW.setLevel(Level.WARNING);
    Path folder = Files.createTempDirectory("emend-store-latency");
    try {
      new StoreLatency(folder, rewrites).race(seconds, turns, new OpenLoop(2, perSecond));
    } finally {
      StoreLookup.delete(folder);
    }
  }

  private void race(double seconds, int turns, OpenLoop loop) throws Exception {
    Map<String, Histogram> sums = new LinkedHashMap<>();
    System.out.printf(
        "%,d rewrites, 2 threads, %,d look-ups a second each, an update of 2 %% every %,d ms%n%s%n",
        before.size(), loop.perSecond(), UPDATE_MILLIS, OpenLoop.heading());
    for (int turn = -1; turn < turns; turn++) {
      Histogram ofMap = turn("HashMap", turn, seconds, loop, this::askMap, this::updateMap);
      Histogram ofStore = turn("Emend", turn, seconds, loop, this::askStore, this::updateStore);
      if (turn >= 0) {
        sums.merge("HashMap", ofMap, StoreLatency::sum);
        sums.merge("Emend", ofStore, StoreLatency::sum);
      }
    }
    sums.forEach((name, latencies) -> System.out.println(OpenLoop.line(name, latencies)));
    for (double percentile : new double[] {50, 99, 99.9, 99.99, 100}) {
      System.out.printf(
          "p%-6s of Emend is %.2f of a HashMap's%n",
          percentile,
          sums.get("Emend").getValueAtPercentile(percentile)
              / (double) sums.get("HashMap").getValueAtPercentile(percentile));
    }
  }

  private static Histogram sum(Histogram one, Histogram other) {
    one.add(other);
    return one;
  }

  private Histogram turn(
      String name,
      int turn,
      double seconds,
      OpenLoop loop,
      OpenLoop.Question question,
      Runnable update)
      throws Exception {
    System.gc(); // Nobody pays for the other's garbage.
    updates = 0;
    updateNanos = 0;
    ScheduledExecutorService updater = Executors.newSingleThreadScheduledExecutor();
    var unused =
        updater.scheduleAtFixedRate(
            () -> timed(update), UPDATE_MILLIS / 2, UPDATE_MILLIS, TimeUnit.MILLISECONDS);
    Histogram latencies;
    try {
      latencies = loop.run(question, seconds);
    } finally {
      updater.shutdown();
      updater.awaitTermination(1, TimeUnit.MINUTES);
    }
    System.out.printf(
        "%s; %d updates of %.0f ms%n",
        OpenLoop.line(turn < 0 ? name + ", warming up" : name + ", turn " + turn, latencies),
        updates,
        updateNanos / 1e6 / Math.max(1, updates));
    return latencies;
  }

  private void timed(Runnable update) {
    long start = System.nanoTime();
    update.run();
    updateNanos += System.nanoTime() - start;
    updates++;
  }

  private int askStore(int i) {
    Rewrite rewrite = asked[i & (QUESTIONS - 1)];
    Optional<ServedRewrite> found =
        store.lookup(rewrite.locale(), null, rewrite.context(), utterances[i & (QUESTIONS - 1)]);
    return found.isEmpty() ? 0 : read(found.get().target());
  }

  private int askMap(int i) {
    Rewrite rewrite = asked[i & (QUESTIONS - 1)];
    String key = key(rewrite.locale(), null, rewrite.context(), utterances[i & (QUESTIONS - 1)]);
    return read(map.get(key));
  }

  private static int read(String target) {
    return target.length() + target.charAt(target.length() - 1);
  }

  /** To the other of the two versions, as a follower would. */
  private void updateStore() {
    try {
      // A publisher at work is no part of a service: the announcement just changes.
      Files.write(announced, announcements.get(store.version().version() == newer ? 0 : 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!(store.refresh() instanceof Refresh.Moved moved) || !moved.byDelta()) {
      throw new IllegalStateException("The update was not taken on by its delta");
    }
  }

  private void updateMap() {
    Map<String, String> now = map;
    Rewrite one = changes.get(0);
    int to = now.get(key(one)).equals(one.target()) ? 1 : 0;
    Map<String, String> next = new HashMap<>(now);
    for (int i = to; i < changes.size(); i += 2) {
      next.put(key(changes.get(i)), copy(changes.get(i).target()));
    }
    map = next;
  }

  private static String key(Rewrite rewrite) {
    return key(rewrite.locale(), rewrite.customerId(), rewrite.context(), rewrite.source());
  }

  private static String key(String locale, String customer, String context, String source) {
    return customer == null
        ? locale + '\n' + (context == null ? "" : context) + '\n' + source
        : locale + '\n' + (context == null ? "" : context) + '\n' + source + '\n' + customer;
  }

  /** Strings of its own, as what comes from a request or a file has. */
  private static String copy(String text) {
    return new String(text.toCharArray());
  }
}
