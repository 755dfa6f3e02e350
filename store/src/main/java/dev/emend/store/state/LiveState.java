package dev.emend.store.state;

import com.netflix.hollow.core.memory.pool.WastefulRecycler;
import com.netflix.hollow.core.read.HollowBlobInput;
import com.netflix.hollow.core.read.engine.HollowBlobReader;
import com.netflix.hollow.core.read.engine.HollowReadStateEngine;
import dev.emend.store.format.Catalog;
import dev.emend.store.format.Manifest;
import dev.emend.store.format.StoreFormat;
import dev.emend.store.format.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.VarHandle;

/**
 * A Hollow state that moves from version to version by deltas while it is read.
 *
 * <p>Hollow keeps the records that a delta removes, as ghosts at their old ordinals, until the next
 * delta: what is live after n deltas can be read at the same ordinals, unchanged, until delta n + 2
 * begins. So the readers of a version may go on while the next one is applied and indexed, and only
 * a reader that slept through the beginning of a second delta has to look again. It learns so from
 * {@link #readable}. Old arrays are never recycled: what a late reader sees is old, not rubbish.
 */
final class LiveState {
  private final HollowReadStateEngine engine =
      new HollowReadStateEngine(new WastefulRecycler(14, 11));
  private final RewriteRecords records;
  private volatile long begun;

  private LiveState(InputStream snapshot) throws IOException {
    try (HollowBlobInput in = HollowBlobInput.serial(snapshot)) {
      new HollowBlobReader(engine).readSnapshot(in);
    }
    records = new RewriteRecords(engine);
  }

  /** Loads a whole version. */
  static LiveState load(Catalog catalog, Manifest manifest) throws UnreadableException {
    try (InputStream in = catalog.open(manifest.snapshot())) {
      LiveState state = new LiveState(in);
      state.demand(catalog, manifest);
      return state;
    } catch (IOException | RuntimeException e) {
      throw new UnreadableException(
          "Cannot read %s in %s: it is damaged (%s)"
              .formatted(manifest.snapshot().name(), catalog.source().place(), e),
          e);
    }
  }

  /**
   * Applies a delta that was checked. One that fails leaves readers of the version before it be.
   *
   * @param after number of deltas that were begun so far
   */
  void apply(long after, byte[] delta, Catalog catalog, Manifest manifest)
      throws UnreadableException {
    begun = after + 1;
    VarHandle.fullFence();
    try (HollowBlobInput in = HollowBlobInput.serial(delta)) {
      new HollowBlobReader(engine).applyDelta(in);
    } catch (IOException | RuntimeException e) {
      throw new UnreadableException(
          "Cannot apply the delta to version %d in %s (%s)"
              .formatted(manifest.version(), catalog.source().place(), e),
          e);
    }
    demand(catalog, manifest);
  }

  HollowReadStateEngine engine() {
    return engine;
  }

  RewriteRecords records() {
    return records;
  }

  /** Number of deltas that were begun. */
  long begun() {
    return begun;
  }

  /** Whether everything that was read of the state after so many deltas was right. */
  boolean readable(long after) {
    // Keeps the reads before this call from moving behind the look at the counter.
    VarHandle.acquireFence();
    return begun <= after + 1;
  }

  private void demand(Catalog catalog, Manifest manifest) throws UnreadableException {
    demandTag(catalog, StoreFormat.TAG_FORMAT, StoreFormat.VERSION, manifest);
    demandTag(catalog, StoreFormat.TAG_TEXT_KEY, manifest.textKey(), manifest);
    demandTag(catalog, StoreFormat.TAG_VERSION, manifest.version(), manifest);
    demandTag(catalog, StoreFormat.TAG_COUNT, manifest.count(), manifest);
    demandTag(catalog, StoreFormat.TAG_CONTENT, manifest.content(), manifest);
    long count = records.ordinals().cardinality();
    if (count != manifest.count()) {
      throw new UnreadableException(
          "Cannot read version %d in %s: it holds %,d rewrites, not %,d"
              .formatted(manifest.version(), catalog.source().place(), count, manifest.count()));
    }
  }

  private void demandTag(Catalog catalog, String tag, Object wanted, Manifest manifest)
      throws UnreadableException {
    String found = engine.getHeaderTag(tag);
    if (!wanted.toString().equals(found)) {
      throw new UnreadableException(
          "Cannot read version %d in %s: its header says %s %s, its manifest %s"
              .formatted(manifest.version(), catalog.source().place(), tag, found, wanted));
    }
  }
}
