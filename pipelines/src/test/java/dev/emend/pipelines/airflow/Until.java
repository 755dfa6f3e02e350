package dev.emend.pipelines.airflow;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for what other processes do. */
final class Until {
  private Until() {}

  /** What comes, once it is there; fails with what was hoped for after a while. */
  static <T> T there(String hope, Duration most, Duration pause, Supplier<Optional<T>> look) {
    long end = System.nanoTime() + most.toNanos();
    while (System.nanoTime() < end) {
      Optional<T> found = look.get();
      if (found.isPresent()) {
        return found.get();
      }
      LockSupport.parkNanos(pause.toNanos());
    }
    throw new AssertionError("Not within " + most + ": " + hope);
  }

  /** Waits until something is so. */
  static void so(String hope, Duration most, Supplier<Boolean> look) {
    there(
        hope,
        most,
        Duration.ofMillis(500),
        () -> look.get() ? Optional.of(true) : Optional.empty());
  }
}
