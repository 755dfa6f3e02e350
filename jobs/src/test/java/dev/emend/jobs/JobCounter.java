package dev.emend.jobs;

import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.SparkSession;

/** Counts the Spark jobs that a piece of work costs. */
public final class JobCounter {
  private final SparkContext context;

  public JobCounter(SparkSession session) {
    this.context = session.sparkContext();
  }

  /** How many jobs start while the work runs. */
  public int during(Runnable work) throws TimeoutException {
    AtomicInteger jobs = new AtomicInteger();
    SparkListener listener =
        new SparkListener() {
          @Override
          public void onJobStart(SparkListenerJobStart start) {
            jobs.incrementAndGet();
          }
        };
    drain();
    context.addSparkListener(listener);
    try {
      work.run();
      drain();
    } finally {
      context.removeSparkListener(listener);
    }
    return jobs.get();
  }

  private void drain() throws TimeoutException {
    context.listenerBus().waitUntilEmpty(60_000);
  }
}
