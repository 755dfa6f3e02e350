package dev.emend.store.state;

import com.netflix.hollow.core.read.engine.object.HollowObjectTypeReadState;
import com.netflix.hollow.core.schema.HollowSchema;
import dev.emend.store.format.BlobFacts;
import dev.emend.store.format.Catalog;
import dev.emend.store.format.Manifest;
import dev.emend.store.format.UnreadableException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/**
 * One version, ready to be looked things up in. It never changes: whoever holds it sees that
 * version, whatever happens meanwhile.
 */
public final class StateView {
  private static final int NONE = Arena.NOWHERE;

  private final Manifest manifest;
  private final List<HollowSchema> schemas;
  private final long tag;
  private final SharedTexts texts;
  private final int[] addresses;
  private final Arena arena;
  private final FingerprintIndex index;
  private final Owners owners;

  /** Bytes of the arena that are records of this version. */
  private long live;

  /** With an index and owners to be filled, or already filled with what is alive. */
  private StateView(
      Manifest manifest,
      List<HollowSchema> schemas,
      long tag,
      SharedTexts texts,
      int[] addresses,
      Arena arena,
      FingerprintIndex index,
      Owners owners,
      long live) {
    this.manifest = manifest;
    this.schemas = schemas;
    this.tag = tag;
    this.texts = texts;
    this.addresses = addresses;
    this.arena = arena;
    this.index = index;
    this.owners = owners;
    this.live = live;
  }

  private static StateView filled(
      Manifest manifest,
      List<HollowSchema> schemas,
      long tag,
      SharedTexts texts,
      int[] addresses,
      Arena arena) {
    FingerprintIndex index = new FingerprintIndex(Math.toIntExact(manifest.count()));
    Owners owners = new Owners(Math.toIntExact(manifest.personal()));
    StateView view =
        new StateView(manifest, schemas, tag, texts, addresses, arena, index, owners, 0);
    for (int address : addresses) {
      if (address != NONE) {
        view.enter(address);
      }
    }
    return view;
  }

  /** Loads a whole version. */
  public static StateView load(Catalog catalog, Manifest manifest) throws UnreadableException {
    return of(HollowState.load(catalog, manifest), catalog, manifest);
  }

  /** Packs the records of a version; the Hollow state is not needed any more. */
  public static StateView of(HollowState state, Catalog catalog, Manifest manifest)
      throws UnreadableException {
    BitSet ordinals = state.type(Schema.REWRITE).getPopulatedOrdinals();
    if (ordinals.cardinality() != manifest.count()) {
      throw new UnreadableException(
          "Cannot read version %d in %s: it holds %,d rewrites, not %,d"
              .formatted(
                  manifest.version(),
                  catalog.source().place(),
                  ordinals.cardinality(),
                  manifest.count()));
    }
    int[] addresses = new int[ordinals.length()];
    Arena.Writer arena = Arena.empty().writer();
    pack(state, ordinals, arena, addresses);
    return filled(
        manifest,
        state.schemas(),
        state.engine().getCurrentRandomizedTag(),
        SharedTexts.of(state),
        addresses,
        arena.done());
  }

  private static void pack(
      HollowState state, BitSet ordinals, Arena.Writer arena, int[] addresses) {
    HollowObjectTypeReadState rewrites = state.type(Schema.REWRITE);
    int id = HollowState.position(rewrites, "id");
    int otherId = HollowState.position(rewrites, "otherId");
    int locale = HollowState.position(rewrites, "locale");
    int customer = HollowState.position(rewrites, "customer");
    int context = HollowState.position(rewrites, "context");
    int source = HollowState.position(rewrites, "source");
    int target = HollowState.position(rewrites, "target");
    int intent = HollowState.position(rewrites, "intent");
    for (int o = ordinals.nextSetBit(0); o >= 0; o = ordinals.nextSetBit(o + 1)) {
      addresses[o] =
          PackedRewrite.write(
              arena,
              rewrites.readOrdinal(o, locale),
              rewrites.readOrdinal(o, context),
              rewrites.readOrdinal(o, intent),
              rewrites.readLong(o, id),
              rewrites.readString(o, otherId),
              rewrites.readString(o, customer),
              rewrites.readString(o, source),
              rewrites.readString(o, target));
    }
  }

  /** Whether one delta leads from this version to another. */
  public boolean leadsTo(Manifest other) {
    return deltaTo(other) != null;
  }

  private BlobFacts deltaTo(Manifest other) {
    if (isBaseOf(manifest, other)) {
      return other.delta();
    }
    return isBaseOf(other, manifest) ? manifest.reverse() : null;
  }

  private static boolean isBaseOf(Manifest base, Manifest other) {
    return other.base() != null && other.base() == base.version();
  }

  /**
   * The view of a version that one delta leads to. It shares the records that did not change, and
   * its content is checked: the digest of this version's, less what goes, plus what comes.
   */
  public StateView next(Catalog catalog, Manifest other) throws UnreadableException {
    HollowState changes = HollowState.changes(catalog, other, deltaTo(other), schemas, tag);
    ContentDigest digest = new ContentDigest(manifest.content());
    BitSet added = changes.type(Schema.REWRITE).getPopulatedOrdinals();
    int[] moved = Arrays.copyOf(addresses, Math.max(addresses.length, added.length()));
    remove(changes.removed(), moved, digest, catalog, other);
    Arena.Writer writer = arena.writer();
    pack(changes, added, writer, moved);
    StateView next = next(changes, other, moved, added, writer.done());
    added.stream().forEach(o -> digest.add(next.stored(next.at(moved[o]))));
    next.demand(digest, catalog);
    return next.wastes() ? next.compacted() : next;
  }

  /** What changes is entered into a copy of the index, if there is room; that is much less work. */
  private StateView next(
      HollowState changes, Manifest other, int[] moved, BitSet added, Arena grown) {
    long newTag = changes.engine().getCurrentRandomizedTag();
    SharedTexts newTexts = texts.with(SharedTexts.of(changes));
    if (!owners.fits(Math.toIntExact(other.personal()))
        || !index.fits(Math.toIntExact(other.count()), added.cardinality())) {
      return filled(other, schemas, newTag, newTexts, moved, grown);
    }
    StateView next =
        new StateView(
            other, schemas, newTag, newTexts, moved, grown, index.copy(), owners.copy(), live);
    changes.removed().stream().forEach(o -> next.leave(addresses[o], this));
    added.stream().forEach(o -> next.enter(moved[o]));
    return next;
  }

  private void remove(
      BitSet removed, int[] moved, ContentDigest digest, Catalog catalog, Manifest other)
      throws UnreadableException {
    for (int o = removed.nextSetBit(0); o >= 0; o = removed.nextSetBit(o + 1)) {
      if (o >= moved.length || moved[o] == NONE) {
        throw new UnreadableException(
            "Cannot read %s in %s: it removes what is not there (ordinal %d)"
                .formatted(deltaTo(other).name(), catalog.source().place(), o));
      }
      digest.remove(stored(at(moved[o])));
      moved[o] = NONE;
    }
  }

  /** Whether more than a quarter of the arena is records of earlier versions. */
  private boolean wastes() {
    return live < arena.bytes() / 4 * 3 - (1 << 20);
  }

  private StateView compacted() {
    Arena.Writer writer = Arena.empty().writer();
    int[] moved = new int[addresses.length];
    for (int o = 0; o < moved.length; o++) {
      if (addresses[o] != NONE) {
        moved[o] = at(addresses[o]).copyTo(writer, Arena.offset(addresses[o]));
      }
    }
    return filled(manifest, schemas, tag, texts, moved, writer.done());
  }

  private void enter(int address) {
    PackedRewrite rewrite = at(address);
    long customer = Fingerprint.of(rewrite.customer());
    index.add(print(rewrite, customer), address);
    live += rewrite.end() - Arena.offset(address);
    if (rewrite.personal()) {
      owners.add(customer);
    }
  }

  /** Its customer may stay an owner: that costs a look for what is not there. */
  private void leave(int address, StateView before) {
    PackedRewrite rewrite = before.at(address);
    index.remove(before.print(rewrite, Fingerprint.of(rewrite.customer())), address);
    live -= rewrite.end() - Arena.offset(address);
  }

  private long print(PackedRewrite rewrite, long customer) {
    long place =
        Fingerprint.ofPlace(
            texts.localePrint(rewrite.locale()), customer, texts.contextPrint(rewrite.context()));
    return Fingerprint.ofKey(place, rewrite.sourcePrint());
  }

  /** Refuses a version whose rewrites are not those that were published. */
  public void demandContent(Catalog catalog) throws UnreadableException {
    ContentDigest digest = new ContentDigest();
    forEach(digest::add);
    demand(digest, catalog);
  }

  private void demand(ContentDigest digest, Catalog catalog) throws UnreadableException {
    String found = digest.hex();
    if (!found.equals(manifest.content())) {
      throw new UnreadableException(
          "Cannot read version %d in %s: its content is %s…, not %s…"
              .formatted(
                  manifest.version(),
                  catalog.source().place(),
                  found.substring(0, 8),
                  manifest.content().substring(0, 8)));
    }
  }

  /** Bytes on the heap, without the texts that many rewrites share. */
  public long bytes() {
    return arena.bytes() + index.bytes() + owners.bytes() + 4L * addresses.length;
  }

  /** What this is a view of. */
  public Manifest manifest() {
    return manifest;
  }

  /**
   * The rewrite of exactly this locale, customer (null: for everyone), context (null: open
   * requests) and source, or null.
   */
  public PackedRewrite find(String locale, String customer, String context, String source) {
    return find(new Asked(locale, context, source), customer, Fingerprint.of(customer));
  }

  /**
   * The customer's own rewrite before the one for everyone, of exactly this locale, context (null:
   * open requests) and source, or null.
   */
  public PackedRewrite best(String locale, String customer, String context, String source) {
    Asked asked = new Asked(locale, context, source);
    if (customer != null) {
      long print = Fingerprint.of(customer);
      PackedRewrite own = owners.mayHave(print) ? find(asked, customer, print) : null;
      if (own != null) {
        return own;
      }
    }
    return find(asked, null, Fingerprint.of((String) null));
  }

  /** What is asked for, with fingerprints that are taken once. */
  private static final class Asked {
    private final String locale;
    private final String context;
    private final String source;
    private final long localePrint;
    private final long contextPrint;
    private final long sourcePrint;

    Asked(String locale, String context, String source) {
      this.locale = locale;
      this.context = context;
      this.source = source;
      this.localePrint = Fingerprint.of(locale);
      this.contextPrint = Fingerprint.of(context);
      this.sourcePrint = Fingerprint.of(source);
    }
  }

  private PackedRewrite find(Asked asked, String customer, long customerPrint) {
    long place = Fingerprint.ofPlace(asked.localePrint, customerPrint, asked.contextPrint);
    long print = Fingerprint.ofKey(place, asked.sourcePrint);
    for (int slot = index.first(print); slot >= 0; slot = index.next(print, slot)) {
      PackedRewrite held = at(index.address(slot));
      if (matches(held, customer, asked)) {
        return held;
      }
    }
    return null;
  }

  private boolean matches(PackedRewrite held, String customer, Asked asked) {
    return held.is(customer, asked.source)
        && texts.locale(held.locale()).equals(asked.locale)
        && (held.context() < 0
            ? asked.context == null
            : texts.context(held.context()).equals(asked.context));
  }

  private PackedRewrite at(int address) {
    return new PackedRewrite(arena.chunk(address), Arena.offset(address));
  }

  /** The domain of a target's reading, or null. */
  public String domain(PackedRewrite rewrite) {
    return texts.domain(rewrite.intent());
  }

  /** The intent of a target's reading, or null. */
  public String intent(PackedRewrite rewrite) {
    return texts.intent(rewrite.intent());
  }

  /** Hands over every rewrite, in no order that means anything. */
  public void forEach(Consumer<StoredRewrite> taker) {
    for (int address : addresses) {
      if (address != NONE) {
        taker.accept(stored(at(address)));
      }
    }
  }

  private StoredRewrite stored(PackedRewrite rewrite) {
    return new StoredRewrite(
        rewrite.rewriteId(),
        texts.locale(rewrite.locale()),
        rewrite.customer(),
        texts.context(rewrite.context()),
        rewrite.source(),
        rewrite.target(),
        domain(rewrite),
        intent(rewrite));
  }
}
