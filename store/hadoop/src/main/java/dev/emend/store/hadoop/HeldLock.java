package dev.emend.store.hadoop;

import dev.emend.store.publish.BlobStorage;
import java.io.IOException;

/** A lock that can say whether it still is one. */
interface HeldLock extends BlobStorage.Lock {
  /**
   * Demands that nobody else has the lock, and gives a sign of life.
   *
   * @throws IOException with a sentence where somebody has, or nobody can tell
   */
  void demand() throws IOException;
}
