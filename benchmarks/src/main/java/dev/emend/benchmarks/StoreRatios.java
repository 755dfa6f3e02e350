package dev.emend.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * The look-ups of {@link StoreLookup} for machines that others work on too: all in one process,
 * taking turns, by processor time of the thread. Prints the median of the turns and what it is to
 * that of the HashMap.
 */
public final class StoreRatios {
  private static final int TURNS = 31;
  private static final int LOOKUPS = 1 << 17;

  private StoreRatios() {}

  /** With the number of rewrites, a million if it is not given. */
  public static void main(String[] args) throws Exception {
    StoreLookup lookup = new StoreLookup();
    lookup.rewrites = args.length == 0 ? 1_000_000 : Integer.parseInt(args[0]);
    lookup.present = true;
    lookup.setUp();
    try {
      print(race(contestants(lookup)));
    } finally {
      lookup.tearDown();
    }
  }

  private static Map<String, Callable<Integer>> contestants(StoreLookup lookup) {
    Map<String, Callable<Integer>> contestants = new LinkedHashMap<>();
    contestants.put("hashMap", lookup::hashMap);
    contestants.put("hashMapReadyKey", lookup::hashMapReadyKey);
    contestants.put("emend", lookup::emend);
    contestants.put("emendForCustomer", lookup::emendForCustomer);
    contestants.put("hollowPrimaryKeyIndex", lookup::hollowPrimaryKeyIndex);
    contestants.put("sparkey", lookup::sparkey);
    return contestants;
  }

  private static Map<String, Double> race(Map<String, Callable<Integer>> contestants)
      throws Exception {
    Map<String, double[]> turns = new LinkedHashMap<>();
    contestants.keySet().forEach(name -> turns.put(name, new double[TURNS]));
    for (int turn = -5; turn < TURNS; turn++) {
      for (Map.Entry<String, Callable<Integer>> contestant : contestants.entrySet()) {
        double nanos = nanos(contestant.getValue());
        if (turn >= 0) {
          turns.get(contestant.getKey())[turn] = nanos;
        }
      }
    }
    Map<String, Double> medians = new LinkedHashMap<>();
    turns.forEach(
        (name, all) -> {
          Arrays.sort(all);
          medians.put(name, all[TURNS / 2]);
        });
    return medians;
  }

  private static double nanos(Callable<Integer> lookup) throws Exception {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    long read = 0;
    for (int i = 0; i < LOOKUPS; i++) {
      read += lookup.call();
    }
    double nanos = (threads.getCurrentThreadCpuTime() - start) / (double) LOOKUPS;
    if (read == 0) {
      throw new IllegalStateException("Nothing was found");
    }
    return nanos;
  }

  private static void print(Map<String, Double> medians) {
    double reference = medians.get("hashMap");
    medians.forEach(
        (name, nanos) ->
            System.out.printf(
                "%-24s %6.0f ns, %.2f of a HashMap%n", name, nanos, nanos / reference));
  }
}
