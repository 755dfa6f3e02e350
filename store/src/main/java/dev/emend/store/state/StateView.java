package dev.emend.store.state;

import com.netflix.hollow.core.read.engine.HollowReadStateEngine;
import dev.emend.store.format.BlobFacts;
import dev.emend.store.format.Catalog;
import dev.emend.store.format.Manifest;
import dev.emend.store.format.UnreadableException;
import java.util.BitSet;
import java.util.function.Consumer;

/**
 * One version, ready to be looked things up in. Whatever was read holds only if {@link #readable}
 * says so afterwards; if not, a newer view has long taken this one's place.
 */
public final class StateView {
  /** What {@link #find} gives when there is nothing. */
  public static final int NONE = -1;

  private final LiveState state;
  private final RewriteRecords records;
  private final long generation;
  private final Manifest manifest;
  private final FingerprintIndex index;
  private final String[] locales;
  private final String[] contexts;
  private final String[] domains;
  private final String[] intents;

  private StateView(LiveState state, Manifest manifest) {
    this.state = state;
    this.manifest = manifest;
    this.generation = state.begun();
    this.records = state.records();
    this.locales = records.locales();
    this.contexts = records.contexts();
    this.domains = records.domains();
    this.intents = records.intents();
    this.index = index();
  }

  /** Loads a whole version. */
  public static StateView load(Catalog catalog, Manifest manifest) throws UnreadableException {
    return new StateView(LiveState.load(catalog, manifest), manifest);
  }

  /**
   * The version that one delta away from this one; this view stays readable until the next call on
   * what is returned. To be called by one thread at a time.
   */
  public StateView next(Catalog catalog, Manifest manifest) throws UnreadableException {
    if (state.begun() != generation) {
      // A delta was tried and failed: another would take the ground from under this view.
      throw new UnreadableException("Version " + this.manifest.version() + " takes no more deltas");
    }
    byte[] delta = catalog.bytes(deltaTo(manifest));
    state.apply(generation, delta, catalog, manifest);
    StateView next = new StateView(state, manifest);
    next.demandContent(catalog);
    return next;
  }

  /** Whether a delta leads from this version to another. */
  public boolean leadsTo(Manifest other) {
    return (isBaseOf(manifest, other) && other.delta() != null)
        || (isBaseOf(other, manifest) && manifest.reverse() != null);
  }

  private BlobFacts deltaTo(Manifest other) {
    return isBaseOf(manifest, other) ? other.delta() : manifest.reverse();
  }

  private static boolean isBaseOf(Manifest base, Manifest other) {
    return other.base() != null && other.base() == base.version();
  }

  /** Refuses a state whose rewrites are not those that were published. */
  public void demandContent(Catalog catalog) throws UnreadableException {
    String found = content();
    if (!found.equals(manifest.content())) {
      throw new UnreadableException(
          "Cannot read version %d in %s: its content is %s…, not %s…"
              .formatted(
                  manifest.version(),
                  catalog.source().place(),
                  found.substring(0, 8),
                  manifest.content().substring(0, Math.min(8, manifest.content().length()))));
    }
  }

  /** What this is a view of. */
  public Manifest manifest() {
    return manifest;
  }

  /** The Hollow state, for a publisher that continues it. */
  public HollowReadStateEngine engine() {
    return state.engine();
  }

  /** Whether all that was read so far was this version's. */
  public boolean readable() {
    return state.readable(generation);
  }

  /** Bytes of the index on the heap. */
  public long indexBytes() {
    return index.bytes();
  }

  /**
   * The rewrite of exactly this locale, customer (null: for everyone), context (null: open
   * requests) and source, or {@link #NONE}.
   */
  public int find(String locale, String customer, String context, String source) {
    long place =
        Fingerprint.ofPlace(
            Fingerprint.of(locale), Fingerprint.of(customer), Fingerprint.of(context));
    long print = Fingerprint.ofKey(place, Fingerprint.of(source));
    for (int slot = index.first(print); slot >= 0; slot = index.next(print, slot)) {
      int ordinal = index.ordinal(slot);
      if (matches(ordinal, locale, customer, context, source)) {
        return ordinal;
      }
    }
    return NONE;
  }

  private boolean matches(
      int ordinal, String locale, String customer, String context, String source) {
    return records.sourceIs(ordinal, source)
        && locale.equals(locales[records.locale(ordinal)])
        && contextIs(ordinal, context)
        && records.customerIs(ordinal, customer);
  }

  private boolean contextIs(int ordinal, String context) {
    int held = records.context(ordinal);
    return held < 0 ? context == null : contexts[held].equals(context);
  }

  /** The id of a rewrite. */
  public String rewriteId(int ordinal) {
    return records.rewriteId(ordinal);
  }

  /** The record of a rewrite's target. */
  public int target(int ordinal) {
    return records.target(ordinal);
  }

  /** The text of a target. */
  public String targetText(int target) {
    return records.targetText(target);
  }

  /** The domain of a target's reading, or null. */
  public String targetDomain(int target) {
    int intent = records.targetIntent(target);
    return intent < 0 ? null : domains[intent];
  }

  /** The intent of a target's reading, or null. */
  public String targetIntent(int target) {
    int intent = records.targetIntent(target);
    return intent < 0 ? null : intents[intent];
  }

  /** Hands over every rewrite, in no order that means anything. */
  public void forEach(Consumer<StoredRewrite> taker) {
    BitSet ordinals = records.ordinals();
    for (int o = ordinals.nextSetBit(0); o >= 0; o = ordinals.nextSetBit(o + 1)) {
      taker.accept(stored(o));
    }
  }

  private StoredRewrite stored(int ordinal) {
    int target = target(ordinal);
    int context = records.context(ordinal);
    return new StoredRewrite(
        rewriteId(ordinal),
        locales[records.locale(ordinal)],
        records.customerText(ordinal),
        context < 0 ? null : contexts[context],
        records.source(ordinal),
        targetText(target),
        targetDomain(target),
        targetIntent(target));
  }

  private String content() {
    ContentDigest digest = new ContentDigest();
    forEach(digest::add);
    return digest.hex();
  }

  private FingerprintIndex index() {
    long[] localePrints = prints(locales);
    long[] contextPrints = prints(contexts);
    long[] customerPrints = prints(records.customers());
    long absent = Fingerprint.of(null);
    BitSet ordinals = records.ordinals();
    FingerprintIndex built = new FingerprintIndex(ordinals.cardinality());
    for (int o = ordinals.nextSetBit(0); o >= 0; o = ordinals.nextSetBit(o + 1)) {
      int customer = records.customer(o);
      int context = records.context(o);
      long place =
          Fingerprint.ofPlace(
              localePrints[records.locale(o)],
              customer < 0 ? absent : customerPrints[customer],
              context < 0 ? absent : contextPrints[context]);
      built.add(Fingerprint.ofKey(place, Fingerprint.of(records.source(o))), o);
    }
    return built;
  }

  private static long[] prints(String[] texts) {
    long[] prints = new long[texts.length];
    for (int i = 0; i < texts.length; i++) {
      prints[i] = Fingerprint.of(texts[i]);
    }
    return prints;
  }
}
