package dev.emend.pipelines.airflow;

import java.time.Duration;

/** Waits; a test does so without losing time. */
@FunctionalInterface
public interface Pause {
  /** Lets time pass. */
  Pause SLEEP = duration -> Thread.sleep(duration.toMillis());

  /** Waits so long. */
  void waitFor(Duration duration) throws InterruptedException;

  /** Waits so long, or ends the work where someone interrupts it. */
  default void take(Duration duration) {
    try {
      waitFor(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AirflowFailure(
          AirflowFailure.Kind.UNREACHABLE, "Interrupted while waiting for Airflow", e);
    }
  }
}
