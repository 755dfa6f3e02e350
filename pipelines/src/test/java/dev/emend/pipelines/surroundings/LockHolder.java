package dev.emend.pipelines.surroundings;

import dev.emend.store.hadoop.HadoopStorage;
import dev.emend.store.hadoop.Holder;
import dev.emend.store.publish.BlobStorage;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that takes the lock of a store, says so, and sits on it until it is killed. */
final class LockHolder {
  /** What it says when it has the lock. */
  static final String HELD = "held";

  private LockHolder() {}

  public static void main(String[] args) throws Exception {
    HadoopStorage storage =
        new HadoopStorage(args[0], Map.of(), new Holder("killed", Clock.systemUTC(), Holder.LEASE));
    try (BlobStorage.Lock lock = storage.tryLock().orElseThrow()) {
      System.out.println(HELD + " " + lock);
      TimeUnit.HOURS.sleep(1);
    }
  }
}
