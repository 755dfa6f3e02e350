package dev.emend.store.publish;

import com.netflix.hollow.core.write.HollowBlobWriter;
import com.netflix.hollow.core.write.HollowWriteStateEngine;
import com.netflix.hollow.core.write.objectmapper.HollowObjectMapper;
import dev.emend.interaction.text.TextKey;
import dev.emend.store.format.BlobFacts;
import dev.emend.store.format.Catalog;
import dev.emend.store.format.Manifest;
import dev.emend.store.format.Sha256;
import dev.emend.store.format.StoreFormat;
import dev.emend.store.format.UnreadableException;
import dev.emend.store.state.StateView;
import dev.emend.store.state.StoredRewrite;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.LocalDate;

/**
 * Writes the blobs of one version and reads them back. The same rewrites after the same base give
 * the same bytes.
 */
final class VersionWriter {
  private final BlobStorage storage;
  private final Catalog catalog;

  VersionWriter(BlobStorage storage) {
    this.storage = storage;
    this.catalog = new Catalog(storage);
  }

  /**
   * Writes snapshot and, if there is a base, both deltas.
   *
   * @param base the announced version, if it is usable
   */
  Manifest write(ServedContent content, long version, LocalDate asOf, Base base)
      throws IOException {
    HollowWriteStateEngine engine = engine(content, version, base);
    HollowBlobWriter writer = new HollowBlobWriter(engine);
    long personal = content.personal();
    return new Manifest(
        version,
        TextKey.VERSION,
        asOf,
        base.state() == null ? null : base.manifest().version(),
        content.rewrites().size() - personal,
        personal,
        content.content(),
        blob(StoreFormat.snapshot(version), writer::writeSnapshot),
        base.state() == null ? null : blob(StoreFormat.delta(version), writer::writeDelta),
        base.state() == null
            ? null
            : blob(StoreFormat.reverse(version), writer::writeReverseDelta));
  }

  private static HollowWriteStateEngine engine(ServedContent content, long version, Base base) {
    HollowWriteStateEngine engine = new HollowWriteStateEngine();
    HollowObjectMapper mapper = new HollowObjectMapper(engine);
    mapper.initializeTypeState(HollowModel.HollowRewrite.class);
    if (base.state() != null) {
      engine.restoreFrom(base.state().engine());
    }
    for (StoredRewrite rewrite : content.rewrites()) {
      mapper.add(HollowModel.of(rewrite));
    }
    engine.addHeaderTag(StoreFormat.TAG_FORMAT, Integer.toString(StoreFormat.VERSION));
    engine.addHeaderTag(StoreFormat.TAG_TEXT_KEY, Integer.toString(TextKey.VERSION));
    engine.addHeaderTag(StoreFormat.TAG_VERSION, Long.toString(version));
    engine.addHeaderTag(StoreFormat.TAG_COUNT, Integer.toString(content.rewrites().size()));
    engine.addHeaderTag(StoreFormat.TAG_CONTENT, content.content());
    engine.overrideNextStateRandomizedTag(tag(content, version));
    engine.prepareForWrite();
    return engine;
  }

  /** Hollow ties deltas to states by a random number; ours follows from what the state is. */
  private static long tag(ServedContent content, long version) {
    return Long.parseUnsignedLong(
        Sha256.of(version + " " + content.content()).substring(0, 16), 16);
  }

  private BlobFacts blob(String name, BlobStorage.Content content) throws IOException {
    MessageDigest digest = Sha256.start();
    long[] length = new long[1];
    storage.write(
        name,
        out -> {
          DigestOutputStream digesting = new DigestOutputStream(new Counting(out, length), digest);
          content.writeTo(digesting);
          digesting.flush();
        });
    return new BlobFacts(name, length[0], Sha256.hex(digest));
  }

  /** Counts the bytes that pass. */
  private static final class Counting extends OutputStream {
    private final OutputStream out;
    private final long[] length;

    Counting(OutputStream out, long[] length) {
      this.out = out;
      this.length = length;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      length[0]++;
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      out.write(bytes, from, count);
      length[0] += count;
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }
  }

  /**
   * Loads what was written as a service would, and compares: the snapshot, the delta from the base,
   * and the reverse delta from the snapshot to the base.
   */
  void readBack(Manifest manifest, Base base) throws UnreadableException {
    StateView fresh = StateView.load(catalog, manifest);
    fresh.demandContent(catalog);
    if (base.view() != null) {
      base.view().next(catalog, manifest);
      fresh.next(catalog, base.manifest());
    }
  }
}
