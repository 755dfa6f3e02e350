package dev.emend.store.state;

import com.netflix.hollow.core.memory.pool.WastefulRecycler;
import com.netflix.hollow.core.read.HollowBlobInput;
import com.netflix.hollow.core.read.engine.HollowBlobReader;
import com.netflix.hollow.core.read.engine.HollowReadStateEngine;
import com.netflix.hollow.core.read.engine.HollowTypeStateListener;
import com.netflix.hollow.core.read.engine.object.HollowObjectTypeReadState;
import com.netflix.hollow.core.schema.HollowObjectSchema;
import com.netflix.hollow.core.schema.HollowSchema;
import com.netflix.hollow.core.write.HollowBlobWriter;
import com.netflix.hollow.core.write.HollowObjectTypeWriteState;
import com.netflix.hollow.core.write.HollowWriteStateEngine;
import dev.emend.store.format.BlobFacts;
import dev.emend.store.format.Catalog;
import dev.emend.store.format.Manifest;
import dev.emend.store.format.StoreFormat;
import dev.emend.store.format.UnreadableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.BitSet;
import java.util.List;

/** What Hollow makes of a blob: the records of a version, or those that a delta adds. */
public final class HollowState {
  private final HollowReadStateEngine engine;
  private final BitSet removed;

  private HollowState(HollowReadStateEngine engine, BitSet removed) {
    this.engine = engine;
    this.removed = removed;
  }

  /** Loads a whole version. */
  public static HollowState load(Catalog catalog, Manifest manifest) throws UnreadableException {
    HollowReadStateEngine engine = newEngine();
    try (InputStream in = catalog.open(manifest.snapshot())) {
      new HollowBlobReader(engine).readSnapshot(HollowBlobInput.serial(in));
    } catch (IOException | RuntimeException e) {
      throw damaged(catalog, manifest.snapshot(), e);
    }
    demand(engine, catalog, manifest);
    return new HollowState(engine, new BitSet());
  }

  /**
   * Reads a delta without the version it applies to: applied to a state without records, it leaves
   * just what it adds, at the ordinals it will have.
   *
   * @param schemas of the version it applies to
   * @param tag Hollow's tag of the version it applies to
   */
  static HollowState changes(
      Catalog catalog, Manifest manifest, BlobFacts delta, List<HollowSchema> schemas, long tag)
      throws UnreadableException {
    byte[] bytes = catalog.bytes(delta);
    HollowReadStateEngine engine = newEngine();
    Removals removals = new Removals();
    engine.addTypeListener(Schema.REWRITE, removals);
    try {
      new HollowBlobReader(engine).readSnapshot(HollowBlobInput.serial(withoutRecords(schemas)));
      engine.setCurrentRandomizedTag(tag);
      new HollowBlobReader(engine).applyDelta(HollowBlobInput.serial(bytes));
    } catch (IOException | RuntimeException e) {
      throw damaged(catalog, delta, e);
    }
    demand(engine, catalog, manifest);
    return new HollowState(engine, removals.ordinals);
  }

  /** Nothing is read while it changes, so nothing gains from recycled arrays. */
  private static HollowReadStateEngine newEngine() {
    return new HollowReadStateEngine(new WastefulRecycler(14, 11));
  }

  private static byte[] withoutRecords(List<HollowSchema> schemas) throws IOException {
    HollowWriteStateEngine engine = new HollowWriteStateEngine();
    for (HollowSchema schema : schemas) {
      engine.addTypeState(new HollowObjectTypeWriteState((HollowObjectSchema) schema, 1));
    }
    engine.prepareForWrite();
    ByteArrayOutputStream blob = new ByteArrayOutputStream();
    new HollowBlobWriter(engine).writeSnapshot(blob);
    return blob.toByteArray();
  }

  /** Hollow's own view of it, for a publisher that continues it. */
  public HollowReadStateEngine engine() {
    return engine;
  }

  /** The schemas, without the records that Hollow hangs on them. */
  List<HollowSchema> schemas() {
    return engine.getSchemas().stream().map(HollowState::bare).toList();
  }

  private static HollowSchema bare(HollowSchema schema) {
    HollowObjectSchema full = (HollowObjectSchema) schema;
    HollowObjectSchema bare = new HollowObjectSchema(full.getName(), full.numFields());
    for (int i = 0; i < full.numFields(); i++) {
      bare.addField(full.getFieldName(i), full.getFieldType(i), full.getReferencedType(i));
    }
    return bare;
  }

  /** Ordinals of the rewrites that a delta removes. */
  BitSet removed() {
    return removed;
  }

  /** The text of every record of a type, by ordinal. */
  String[] texts(String type, String field) {
    HollowObjectTypeReadState state = type(type);
    int position = position(state, field);
    BitSet ordinals = state.getPopulatedOrdinals();
    String[] texts = new String[ordinals.length()];
    for (int o = ordinals.nextSetBit(0); o >= 0; o = ordinals.nextSetBit(o + 1)) {
      texts[o] = state.readString(o, position);
    }
    return texts;
  }

  HollowObjectTypeReadState type(String name) {
    if (engine.getTypeState(name) instanceof HollowObjectTypeReadState state) {
      return state;
    }
    throw new IllegalArgumentException("Missing type " + name + " (is not a rewrite store)");
  }

  static int position(HollowObjectTypeReadState state, String field) {
    int position = state.getSchema().getPosition(field);
    if (position < 0) {
      throw new IllegalArgumentException(
          "Missing field %s of %s (is not a rewrite store)"
              .formatted(field, state.getSchema().getName()));
    }
    return position;
  }

  private static void demand(HollowReadStateEngine engine, Catalog catalog, Manifest manifest)
      throws UnreadableException {
    demandTag(engine, catalog, StoreFormat.TAG_FORMAT, StoreFormat.VERSION, manifest);
    demandTag(engine, catalog, StoreFormat.TAG_TEXT_KEY, manifest.textKey(), manifest);
    demandTag(engine, catalog, StoreFormat.TAG_VERSION, manifest.version(), manifest);
    demandTag(engine, catalog, StoreFormat.TAG_COUNT, manifest.count(), manifest);
    demandTag(engine, catalog, StoreFormat.TAG_CONTENT, manifest.content(), manifest);
  }

  private static void demandTag(
      HollowReadStateEngine engine, Catalog catalog, String tag, Object wanted, Manifest manifest)
      throws UnreadableException {
    String found = engine.getHeaderTag(tag);
    if (!wanted.toString().equals(found)) {
      throw new UnreadableException(
          "Cannot read version %d in %s: its header says %s %s, its manifest %s"
              .formatted(manifest.version(), catalog.source().place(), tag, found, wanted));
    }
  }

  private static UnreadableException damaged(Catalog catalog, BlobFacts blob, Exception e) {
    return new UnreadableException(
        "Cannot read %s in %s: it is damaged (%s)"
            .formatted(blob.name(), catalog.source().place(), e),
        e);
  }

  /** Collects what a delta removes; what it adds is in the state. */
  private static final class Removals implements HollowTypeStateListener {
    private final BitSet ordinals = new BitSet();

    @Override
    public void beginUpdate() {
      ordinals.clear();
    }

    @Override
    public void addedOrdinal(int ordinal) {}

    @Override
    public void removedOrdinal(int ordinal) {
      ordinals.set(ordinal);
    }

    @Override
    public void endUpdate() {}
  }
}
