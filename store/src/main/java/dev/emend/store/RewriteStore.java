package dev.emend.store;

import dev.emend.interaction.text.TextKey;
import dev.emend.store.blob.BlobSource;
import dev.emend.store.blob.FolderSource;
import dev.emend.store.blob.HttpSource;
import dev.emend.store.format.Announcement;
import dev.emend.store.format.UnreadableException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The rewrites of one version, in memory: the announced one, or the one that is pinned. Look-ups
 * may come from any number of threads and never wait, not even while another version is taken on;
 * each is answered from one version. A newer version that is damaged, or written by a newer
 * release, is refused and the last good one served on.
 */
public final class RewriteStore implements AutoCloseable {
  /** Equal to no announcement that anyone makes: the next refresh moves. */
  private static final Announcement UNPINNED = new Announcement(0, 0, "");

  private final Loader loader;
  private final StoreOptions options;
  private final KillSwitch off = new KillSwitch();
  private volatile Serving serving;
  private volatile Instant refreshed;
  private volatile String refusal;
  private final AtomicLong refusals = new AtomicLong();
  private ScheduledExecutorService follower;

  private RewriteStore(Loader loader, StoreOptions options) throws UnreadableException {
    this.loader = loader;
    this.options = options;
    off.everywhere(loader.off());
    this.serving = options.pin() == null ? loader.announced() : loader.kept(options.pin());
    this.refreshed = options.clock().instant();
  }

  /**
   * Opens the store in a folder and loads the announced version.
   *
   * @throws StoreException when nothing was published there yet or it cannot be read
   */
  public static RewriteStore open(Path folder) {
    return open(new FolderSource(folder));
  }

  /**
   * Opens the store at a {@code file:}, {@code http:} or {@code https:} address.
   *
   * @throws StoreException as for a folder, and for addresses of other kinds: those need an adapter
   *     and {@link #open(BlobSource)}
   */
  public static RewriteStore open(URI place) {
    return open(source(place), StoreOptions.standard());
  }

  /**
   * Opens the store behind a source and loads the announced version.
   *
   * @throws StoreException when nothing was published there yet or it cannot be read
   */
  public static RewriteStore open(BlobSource source) {
    return open(source, StoreOptions.standard());
  }

  /**
   * Opens the store behind a source.
   *
   * @throws StoreException when the announced version, or the one that the options pin, is not
   *     there or cannot be read
   */
  public static RewriteStore open(BlobSource source, StoreOptions options) {
    try {
      return new RewriteStore(new Loader(source), options);
    } catch (UnreadableException e) {
      throw new StoreException(e.getMessage(), e);
    }
  }

  /**
   * The source behind a {@code file:}, {@code http:} or {@code https:} address.
   *
   * @throws StoreException for addresses of other kinds
   */
  public static BlobSource source(URI place) {
    try {
      return switch (String.valueOf(place.getScheme()).toLowerCase(Locale.ROOT)) {
        case "file" -> new FolderSource(Path.of(place));
        case "http", "https" -> new HttpSource(place);
        default ->
            throw new StoreException(
                ("Cannot open a store at %s: it is not file:, http: or https: (others are opened"
                        + " through an adapter: RewriteStore.open(BlobSource))")
                    .formatted(place));
      };
    } catch (IllegalArgumentException e) {
      // Without the address, which may hold a secret.
      throw new StoreException("Cannot open a store: " + e.getMessage(), e);
    }
  }

  /**
   * The rewrite to apply: the customer's own before the one for everyone, of exactly this locale
   * and context. Nothing while rewriting is off; whatever the experiment says.
   *
   * @param locale BCP 47
   * @param customer the pseudonym in the log, or null when nobody in particular
   * @param context what the assistant had just asked or offered, or null for an open request
   * @param utterance as it was heard; it is compared by its {@link TextKey}
   */
  public Optional<ServedRewrite> lookup(
      String locale, String customer, String context, String utterance) {
    return off.reason() != null
        ? Optional.empty()
        : Optional.ofNullable(serving.find(locale, customer, context, utterance));
  }

  /**
   * What to give to the NLU and what to log: the look-up, unless the experiment withholds what it
   * finds. Never throws and never waits; whatever cannot be looked up is left as it was heard.
   *
   * @param locale BCP 47
   * @param customer the pseudonym in the log; nobody in particular (null) is in no arm, and gets
   *     what there is for everyone
   * @param context what the assistant had just asked or offered, or null for an open request
   * @param utterance as it was heard
   */
  public Decision decide(String locale, String customer, String context, String utterance) {
    ServedRewrite found =
        off.reason() != null ? null : serving.find(locale, customer, context, utterance);
    if (found == null) {
      return Decision.unchanged(utterance);
    }
    Experiment experiment = options.experiment();
    return Decision.of(utterance, found, experiment == null ? null : experiment.armOf(customer));
  }

  /**
   * Obeys the store's switch, and takes on the announced version if it is another and none is
   * pinned; look-ups go on meanwhile.
   */
  public synchronized Refresh refresh() {
    Serving before = serving;
    try {
      off.everywhere(loader.off());
      Refresh refresh = before.pinned() ? current(before) : follow(before);
      refreshed = options.clock().instant();
      refusal = null;
      return refresh;
    } catch (UnreadableException e) {
      return refuse(before, e.getMessage());
    } catch (RuntimeException | OutOfMemoryError e) {
      // A version too large for this heap must not end the following for good, unseen.
      return refuse(before, "Cannot refresh from " + loader.place() + ": " + e);
    }
  }

  private Refresh refuse(Serving before, String sentence) {
    refusal = sentence;
    refusals.incrementAndGet();
    return new Refresh.Refused(before.version().version(), sentence);
  }

  private static Refresh current(Serving serving) {
    return new Refresh.Current(serving.version().version());
  }

  private Refresh follow(Serving before) throws UnreadableException {
    Announcement announcement = loader.announcement();
    return announcement.equals(before.announcement())
        ? current(before)
        : move(before, loader.announced(before, announcement));
  }

  private Refresh move(Serving before, Loader.Moved moved) {
    serving = moved.serving();
    long from = before.version().version();
    long to = serving.version().version();
    return from == to ? current(serving) : new Refresh.Moved(from, to, moved.byDelta());
  }

  /**
   * Serves a kept version, whatever is announced, until {@link #unpin}. One that is not there or
   * damaged is refused, and all stays as it was.
   */
  public synchronized Refresh pin(long version) {
    Serving before = serving;
    try {
      return move(before, loader.kept(before, version));
    } catch (UnreadableException e) {
      return new Refresh.Refused(before.version().version(), e.getMessage());
    }
  }

  /** Serves what is announced again; until that can be loaded, the pinned version. */
  public synchronized Refresh unpin() {
    Serving now = serving;
    serving = now.pinned() ? new Serving(now.view(), UNPINNED, now.version()) : now;
    return refresh();
  }

  /**
   * Stops all rewriting in this process at once: look-ups find nothing until {@link #enable}.
   * Versions are followed meanwhile.
   *
   * @param reason for {@link #health}, in words
   */
  public void disable(String reason) {
    off.here(reason == null || reason.isBlank() ? "no reason was given" : reason);
  }

  /** Takes back {@link #disable}; a store that is switched off for everyone stays off. */
  public void enable() {
    off.here(null);
  }

  /**
   * Refreshes in the background, the first time after one period, until {@link #close}. A second
   * call replaces the period.
   *
   * @param every longer than zero
   */
  public synchronized void follow(Duration every) {
    if (every.isNegative() || every.isZero()) {
      throw new IllegalArgumentException("Invalid period: " + every + " (must be positive)");
    }
    close();
    follower = Executors.newSingleThreadScheduledExecutor(RewriteStore::followerThread);
    long nanos = every.toNanos();
    var unused = follower.scheduleWithFixedDelay(this::refresh, nanos, nanos, TimeUnit.NANOSECONDS);
  }

  private static Thread followerThread(Runnable work) {
    Thread thread = new Thread(work, "emend-store-follower");
    thread.setDaemon(true);
    return thread;
  }

  /** The version that is loaded; it says announced unless it is pinned. */
  public StoreVersion version() {
    return serving.version();
  }

  /** How the store is, now. */
  public Health health() {
    Serving now = serving;
    StoreVersion version = now.version();
    Instant moment = options.clock().instant();
    Duration age = version.publishedAt().map(at -> since(at, moment)).orElse(null);
    Duration sinceRefresh = since(refreshed, moment);
    String reason = off.reason();
    String refused = refusal;
    return new Health(
        Health.verdict(reason, refused, now.pinned() ? null : age, sinceRefresh, options),
        version.version(),
        version.asOf(),
        age,
        sinceRefresh,
        version.count(),
        now.view().bytes(),
        now.pinned(),
        reason,
        refused,
        refusals.get());
  }

  private static Duration since(Instant then, Instant now) {
    return now.isBefore(then) ? Duration.ZERO : Duration.between(then, now);
  }

  /** What the served version weighs, without the few texts that many rewrites share. */
  public long bytesOnHeap() {
    return serving.view().bytes();
  }

  /** Why the last refresh was refused; empty when all is well. */
  public Optional<String> lastRefusal() {
    return Optional.ofNullable(refusal);
  }

  /** Stops following; look-ups go on being answered. */
  @Override
  public synchronized void close() {
    if (follower != null) {
      follower.shutdown();
      follower = null;
    }
  }
}
