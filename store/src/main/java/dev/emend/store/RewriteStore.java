package dev.emend.store;

import dev.emend.interaction.Rewrite;
import dev.emend.interaction.text.TextKey;
import dev.emend.store.blob.BlobSource;
import dev.emend.store.blob.FolderSource;
import dev.emend.store.format.Announcement;
import dev.emend.store.format.Catalog;
import dev.emend.store.format.Manifest;
import dev.emend.store.format.UnreadableException;
import dev.emend.store.state.PackedRewrite;
import dev.emend.store.state.StateView;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The rewrites of the announced version, in memory. Look-ups may come from any number of threads
 * and never wait, not even while another version is taken on; each is answered from one version. A
 * newer version that is damaged, or written by a newer release, is refused and the last good one
 * served on.
 */
public final class RewriteStore implements AutoCloseable {
  /** A version can be pruned between reading its name and its files; then there is a newer name. */
  private static final int ATTEMPTS = 3;

  private final Catalog catalog;
  private volatile Serving serving;
  private volatile String refusal;
  private ScheduledExecutorService follower;

  private record Serving(StateView view, Announcement announcement, StoreVersion version) {}

  private RewriteStore(Catalog catalog, Serving serving) {
    this.catalog = catalog;
    this.serving = serving;
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
   * Opens the store behind a source and loads the announced version.
   *
   * @throws StoreException when nothing was published there yet or it cannot be read
   */
  public static RewriteStore open(BlobSource source) {
    Catalog catalog = new Catalog(source);
    try {
      return new RewriteStore(catalog, load(catalog, demandAnnouncement(catalog), ATTEMPTS));
    } catch (UnreadableException e) {
      throw new StoreException(e.getMessage(), e);
    }
  }

  /**
   * The rewrite to apply: the customer's own before the one for everyone, of exactly this locale
   * and context.
   *
   * @param locale BCP 47
   * @param customer the pseudonym in the log, or null when nobody in particular
   * @param context what the assistant had just asked or offered, or null for an open request
   * @param utterance as it was heard; it is compared by its {@link TextKey}
   */
  public Optional<ServedRewrite> lookup(
      String locale, String customer, String context, String utterance) {
    if (locale == null || utterance == null) {
      return Optional.empty();
    }
    StateView view = serving.view();
    PackedRewrite found = view.best(locale, customer, context, TextKey.of(utterance));
    return Optional.ofNullable(found == null ? null : served(view, found));
  }

  private static ServedRewrite served(StateView view, PackedRewrite rewrite) {
    return new ServedRewrite(
        rewrite.rewriteId(),
        rewrite.personal() ? Rewrite.Scope.PERSONAL : Rewrite.Scope.GLOBAL,
        rewrite.target(),
        view.domain(rewrite),
        view.intent(rewrite),
        view.manifest().version());
  }

  /** Takes on the announced version if it is another; look-ups go on meanwhile. */
  public synchronized Refresh refresh() {
    Serving before = serving;
    try {
      Announcement announcement = demandAnnouncement(catalog);
      if (announcement.equals(before.announcement())) {
        refusal = null;
        return new Refresh.Current(before.version().version());
      }
      return move(before, announcement);
    } catch (UnreadableException e) {
      refusal = e.getMessage();
      return new Refresh.Refused(before.version().version(), refusal);
    }
  }

  private Refresh move(Serving before, Announcement announcement) throws UnreadableException {
    Optional<Serving> near = byDelta(before, announcement);
    Serving after = near.isPresent() ? near.get() : load(catalog, announcement, ATTEMPTS);
    serving = after;
    refusal = null;
    return new Refresh.Moved(
        before.version().version(), after.version().version(), near.isPresent());
  }

  /** By the one delta between two versions; empty when there is none or it is of no use. */
  private Optional<Serving> byDelta(Serving before, Announcement announcement) {
    try {
      Manifest manifest = catalog.announced(announcement);
      catalog.demandTextKey(manifest);
      return before.view().leadsTo(manifest)
          ? Optional.of(serving(before.view().next(catalog, manifest), announcement))
          : Optional.empty();
    } catch (UnreadableException e) {
      // The whole version is tried next; if that fails too, its sentence is the one to tell.
      return Optional.empty();
    }
  }

  private static Serving load(Catalog catalog, Announcement announcement, int attempts)
      throws UnreadableException {
    try {
      Manifest manifest = catalog.announced(announcement);
      catalog.demandTextKey(manifest);
      return serving(StateView.load(catalog, manifest), announcement);
    } catch (UnreadableException e) {
      Announcement now = demandAnnouncement(catalog);
      if (attempts > 1 && !now.equals(announcement)) {
        return load(catalog, now, attempts - 1);
      }
      throw e;
    }
  }

  private static Serving serving(StateView view, Announcement announcement) {
    return new Serving(view, announcement, StoreVersion.of(view.manifest(), true));
  }

  private static Announcement demandAnnouncement(Catalog catalog) throws UnreadableException {
    return catalog
        .announcement()
        .orElseThrow(
            () ->
                new UnreadableException(
                    "Nothing has been published in %s yet: no version is announced there (publish first)"
                        .formatted(catalog.source().place())));
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
    var unused =
        follower.scheduleWithFixedDelay(this::refreshOrSay, nanos, nanos, TimeUnit.NANOSECONDS);
  }

  /** An exception would end the following for good, unseen. */
  private void refreshOrSay() {
    try {
      refresh();
    } catch (RuntimeException e) {
      refusal = "Cannot refresh from " + catalog.source().place() + ": " + e;
    }
  }

  private static Thread followerThread(Runnable work) {
    Thread thread = new Thread(work, "emend-store-follower");
    thread.setDaemon(true);
    return thread;
  }

  /** The version that is served. */
  public StoreVersion version() {
    return serving.version();
  }

  /** What the served version weighs, without the few texts that many rewrites share. */
  public long bytesOnHeap() {
    return serving.view().bytes();
  }

  /** Why the last refresh could not take on the announced version; empty when all is well. */
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
