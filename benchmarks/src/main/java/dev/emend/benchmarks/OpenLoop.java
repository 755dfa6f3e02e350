package dev.emend.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Asks on a fixed schedule, whatever becomes of the answers: a question's latency counts from the
 * moment at which it was to be asked. So a thread that is held up also counts what would have been
 * asked meanwhile (coordinated omission, G. Tene).
 *
 * @param threads that ask
 * @param perSecond questions of each thread
 */
record OpenLoop(int threads, int perSecond) {
  /** The longest latency that is told apart, a minute. */
  private static final long LONGEST = 60_000_000_000L;

  /** A question, by its number; returns something that cannot be left out. */
  interface Question {
    int ask(int i) throws Exception;
  }

  /** Latencies in ns of asking for some seconds. */
  Histogram run(Question question, double seconds) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Histogram>> all = new ArrayList<>();
      long start = System.nanoTime() + 10_000_000;
      for (int t = 0; t < threads; t++) {
        // The threads take turns within an interval.
        long first = start + t * interval() / threads;
        all.add(pool.submit(asking(question, first, t, seconds)));
      }
      Histogram sum = new Histogram(LONGEST, 3);
      for (Future<Histogram> one : all) {
        sum.add(one.get());
      }
      return sum;
    } finally {
      pool.shutdown();
    }
  }

  private long interval() {
    return 1_000_000_000L / perSecond;
  }

  private Callable<Histogram> asking(Question question, long first, int thread, double seconds) {
    return () -> {
      Histogram latencies = new Histogram(LONGEST, 3);
      int count = (int) (seconds * perSecond);
      long read = 0;
      for (int i = 0; i < count; i++) {
        long intended = first + i * interval();
        for (long now = System.nanoTime(); now < intended; now = System.nanoTime()) {
          LockSupport.parkNanos(intended - now);
        }
        read += question.ask(i * threads + thread);
        latencies.recordValue(Math.min(LONGEST, System.nanoTime() - intended));
      }
      if (read == 0) {
        throw new IllegalStateException("Nothing was found");
      }
      return latencies;
    };
  }

  /** One line of percentiles, in microseconds. */
  static String line(String name, Histogram latencies) {
    return "%-20s %9.1f %9.1f %9.1f %9.1f %9.1f   of %,d"
        .formatted(
            name,
            latencies.getValueAtPercentile(50) / 1e3,
            latencies.getValueAtPercentile(99) / 1e3,
            latencies.getValueAtPercentile(99.9) / 1e3,
            latencies.getValueAtPercentile(99.99) / 1e3,
            latencies.getMaxValue() / 1e3,
            latencies.getTotalCount());
  }

  /** The heading over {@link #line}. */
  static String heading() {
    return "%-20s %9s %9s %9s %9s %9s".formatted("µs", "p50", "p99", "p99.9", "p99.99", "max");
  }
}
