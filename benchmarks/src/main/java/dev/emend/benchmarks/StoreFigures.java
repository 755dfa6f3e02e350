package dev.emend.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.emend.interaction.Rewrite;
import dev.emend.store.RewriteStore;
import dev.emend.store.publish.PublishOptions;
import dev.emend.store.publish.PublishOutcome;
import dev.emend.store.publish.RewritePublisher;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Prints what a store of a million rewrites weighs, and how long it takes to write and load. */
public final class StoreFigures {
  private StoreFigures() {}

  /** With the number of rewrites, a million if it is not given. */
  public static void main(String[] args) throws Exception {
    int count = args.length == 0 ? 1_000_000 : Integer.parseInt(args[0]);
    Path folder = Files.createTempDirectory("emend-store-figures");
    try {
      publish(folder, count);
      weigh(folder, count);
    } finally {
      StoreLookup.delete(folder);
    }
  }

  private static void publish(Path folder, int count) throws Exception {
    List<Rewrite> rewrites = StoreSample.rewrites(count, 1);
    List<Rewrite> changed = StoreSample.changed(rewrites, 0.02, 3);
    time("publish, first version", () -> publish(folder, rewrites, 0));
    for (int load = 1; load <= 5; load++) {
      time("load " + load, () -> RewriteStore.open(folder));
    }
    RewriteStore follower = RewriteStore.open(folder);
    time("publish, 2 % changed", () -> publish(folder, changed, 1));
    System.out.println(time("refresh by delta", follower::refresh));
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        System.out.printf("%-40s %,12d bytes%n", file.getFileName(), Files.size(file));
      }
    }
  }

  private static PublishOutcome publish(Path folder, List<Rewrite> rewrites, int day) {
    return new RewritePublisher(folder, PublishOptions.DEFAULT)
        .publish(rewrites, LocalDate.EPOCH.plusDays(day), Instant.EPOCH.plusSeconds(day));
  }

  private static void weigh(Path folder, int count) throws IOException {
    long before = usedHeap();
    RewriteStore store = RewriteStore.open(folder);
    System.out.printf(
        "heap of the store: %.1f bytes a rewrite (its own count: %.1f)%n",
        (usedHeap() - before) / (double) count, store.bytesOnHeap() / (double) count);
    store.close();
    before = usedHeap();
    Map<String, String> map = map(count);
    System.out.printf(
        "heap of a HashMap of key and target alone: %.1f bytes a rewrite (%,d)%n",
        (usedHeap() - before) / (double) count, map.size());
  }

  private static Map<String, String> map(int count) {
    Map<String, String> map = new HashMap<>();
    for (Rewrite r : StoreSample.rewrites(count, 1)) {
      String key = r.locale() + '\n' + r.customerId() + '\n' + r.context() + '\n' + r.source();
      map.put(key, r.target());
    }
    return map;
  }

  private static long usedHeap() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 4; i++) {
      runtime.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** Of all threads, collectors and compilers too: on a shared machine the better measure. */
  private static long cpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }

  private static <T> T time(String what, Callable<T> work) throws Exception {
    long start = System.nanoTime();
    long cpu = cpuNanos();
    T result = work.call();
    System.out.printf(
        "%-24s %6.2f s, %6.2f s of processor%n",
        what, (System.nanoTime() - start) / 1e9, (cpuNanos() - cpu) / 1e9);
    return result;
  }
}
