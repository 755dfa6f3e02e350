package dev.emend.store.publish;

import dev.emend.interaction.Rewrite;
import dev.emend.store.StoreException;
import dev.emend.store.StoreVersion;
import dev.emend.store.format.Announcement;
import dev.emend.store.format.Catalog;
import dev.emend.store.format.Manifest;
import dev.emend.store.format.NewerFormatException;
import dev.emend.store.format.Sha256;
import dev.emend.store.format.StoreFormat;
import dev.emend.store.format.UnreadableException;
import dev.emend.store.state.StateView;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Publishes rewrites. The moving of the announcement, last, is the moment at which a version is
 * served: killed anywhere before, services see the old version, and the next publish clears up. One
 * publisher at a time; the lock dies with its process. What can be expected to go wrong is an
 * outcome with a sentence; an unwritable disk is a {@link StoreException} with one.
 */
public final class RewritePublisher {
  private static final DateTimeFormatter TO_THE_MILLISECOND =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final BlobStorage storage;
  private final Catalog catalog;
  private final PublishOptions options;

  /** Publishes into a folder, which need not exist yet. */
  public RewritePublisher(Path folder, PublishOptions options) {
    this(new FolderStorage(folder), options);
  }

  /** Publishes into any storage. */
  public RewritePublisher(BlobStorage storage, PublishOptions options) {
    this.storage = storage;
    this.catalog = new Catalog(storage);
    this.options = options;
  }

  /**
   * Publishes the AUTO and APPROVED of the rewrites as one version.
   *
   * @param rewrites of all locales and customers, of any status
   * @param asOf the night whose knowledge this is
   * @param now the moment, which becomes the version's number unless a later one is taken
   */
  @SuppressWarnings("try") // The lock is held, not used.
  public PublishOutcome publish(Iterable<Rewrite> rewrites, LocalDate asOf, Instant now) {
    ServedContent content = ServedContent.of(rewrites);
    try (BlobStorage.Lock lock = lock("publish to")) {
      return publishLocked(content, asOf, now);
    } catch (RefusedException e) {
      return new PublishOutcome.Refused(e.sentences());
    } catch (UnreadableException e) {
      return new PublishOutcome.Refused(List.of(e.getMessage()));
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private PublishOutcome publishLocked(ServedContent content, LocalDate asOf, Instant now)
      throws IOException, RefusedException, UnreadableException {
    Shelf shelf = Shelf.of(storage);
    Optional<Announcement> announced = catalog.announcement();
    demandNothingLost(announced, shelf);
    shelf.clear(announced.map(Announcement::newest).orElse(0L));
    long version = nextVersion(now, announced);
    Base base = announced.isEmpty() ? Base.NONE : base(announced.get(), version);
    if (base.says(content)) {
      // One that was killed behind its announcement has not got to this.
      var unused = new Tidying(storage, options).prune(base.manifest().version());
      return new PublishOutcome.Unchanged(
          StoreVersion.of(base.manifest(), true), content.notServed());
    }
    Judgement judgement = base.judge(content, version, options.guards());
    if (!judgement.refusals().isEmpty()) {
      throw new RefusedException(judgement.refusals());
    }
    Manifest manifest = stage(content, version, asOf, base);
    announce(manifest, version);
    List<String> warnings = new ArrayList<>(judgement.warnings());
    warnings.addAll(base.warnings());
    warnings.addAll(new Tidying(storage, options).prune(version));
    return new PublishOutcome.Published(
        StoreVersion.of(manifest, true), judgement.change(), content.notServed(), warnings);
  }

  private Manifest stage(ServedContent content, long version, LocalDate asOf, Base base)
      throws IOException, UnreadableException {
    VersionWriter writer = new VersionWriter(storage);
    Manifest manifest = writer.write(content, version, asOf, base);
    writer.readBack(manifest, base);
    write(StoreFormat.manifest(version), manifest.write());
    return manifest;
  }

  /** A lost announcement must not pass for a first publication: the guards would sleep. */
  private void demandNothingLost(Optional<Announcement> announced, Shelf shelf)
      throws RefusedException {
    if (announced.isEmpty() && shelf.versions().size() > 1) {
      throw new RefusedException(
          "Cannot publish to %s: no version is announced, but there are %s (announce one first)"
              .formatted(storage.place(), names(shelf.versions())));
    }
  }

  private static long nextVersion(Instant now, Optional<Announcement> announced) {
    long wanted = versionAt(now);
    return announced.map(a -> Math.max(wanted, a.newest() + 1)).orElse(wanted);
  }

  /** The number of a version published at a moment: its UTC digits to the millisecond. */
  public static long versionAt(Instant moment) {
    return Long.parseLong(TO_THE_MILLISECOND.format(moment));
  }

  private Base base(Announcement announcement, long version)
      throws RefusedException, UnreadableException {
    try {
      Manifest manifest = catalog.announced(announcement);
      catalog.demandTextKey(manifest);
      return Base.load(catalog, manifest);
    } catch (NewerFormatException e) {
      throw e;
    } catch (UnreadableException e) {
      if (options.guards().limitsChange()) {
        throw new RefusedException(
            ("Cannot announce %d: it cannot be compared with the announced version %d. %s."
                    + " Announce an intact version first, or publish with no limit of change")
                .formatted(version, announcement.version(), e.getMessage()));
      }
      return Base.unusable("Compared with nothing. " + e.getMessage());
    }
  }

  /**
   * Announces a kept version: back, or forward again. It is loaded and checked first.
   *
   * @param version one of {@link #versions}
   */
  @SuppressWarnings("try") // The lock is held, not used.
  public AnnounceOutcome announce(long version) {
    if (nothingThere()) {
      return new AnnounceOutcome.Refused(
          "Cannot announce %d: nothing has been published in %s yet (publish first)"
              .formatted(version, storage.place()));
    }
    try (BlobStorage.Lock lock = lock("announce in")) {
      return announceLocked(version);
    } catch (RefusedException | UnreadableException e) {
      return new AnnounceOutcome.Refused(e.getMessage());
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Looked at before the lock, whose file would be the first thing in the folder. */
  private boolean nothingThere() {
    try {
      return storage.list().isEmpty();
    } catch (IOException e) {
      throw new StoreException("Cannot list " + storage.place() + ": " + e, e);
    }
  }

  private AnnounceOutcome announceLocked(long version)
      throws IOException, RefusedException, UnreadableException {
    Optional<Announcement> before = announcementIfReadable();
    List<Long> kept = kept(before);
    if (!kept.contains(version)) {
      throw new RefusedException(
          "Cannot announce %d in %s: it is not among the versions kept (%s)"
              .formatted(version, storage.place(), names(kept)));
    }
    Manifest manifest = catalog.manifest(version);
    catalog.demandTextKey(manifest);
    StateView.load(catalog, manifest).demandContent(catalog);
    StoreVersion facts = StoreVersion.of(manifest, true);
    if (before.isPresent() && before.get().version() == version) {
      return new AnnounceOutcome.Unchanged(facts);
    }
    announce(manifest, before.map(Announcement::newest).orElse(kept.get(kept.size() - 1)));
    return new AnnounceOutcome.Announced(facts, before.map(Announcement::version).orElse(null));
  }

  /**
   * Deletes versions that nobody needs any more, and what killed publishes left. Never the
   * announced version, a newer one, one of the newest few or a pinned one.
   *
   * @param dryRun change nothing and tell what would go
   */
  @SuppressWarnings("try") // The lock is held, not used.
  public TidyOutcome tidy(boolean dryRun) {
    if (nothingThere()) {
      return new TidyOutcome.Tidied(0, 0, 0);
    }
    try (BlobStorage.Lock lock = lock("tidy up")) {
      return new Tidying(storage, options).tidy(dryRun);
    } catch (RefusedException | UnreadableException e) {
      return new TidyOutcome.Refused(e.getMessage());
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Why the announcement cannot be read, a sentence; empty where it can or there is none yet. */
  public Optional<String> damage() {
    try {
      boolean lost = catalog.announcement().isEmpty() && !Shelf.of(storage).versions().isEmpty();
      return lost
          ? Optional.of(
              "No version is announced in %s (announce one of those kept)"
                  .formatted(storage.place()))
          : Optional.empty();
    } catch (UnreadableException e) {
      return Optional.of(e.getMessage());
    } catch (IOException e) {
      throw new StoreException("Cannot list " + storage.place() + ": " + e, e);
    }
  }

  /**
   * The kept versions whose manifests can be read, oldest first.
   *
   * @throws StoreException where the store was written by a newer release, or cannot be listed
   */
  public List<StoreVersion> versions() {
    try {
      Optional<Announcement> announced = announcementIfReadable();
      List<StoreVersion> versions = new ArrayList<>();
      for (long version : kept(announced)) {
        facts(version, announced).ifPresent(versions::add);
      }
      return versions;
    } catch (NewerFormatException e) {
      throw new StoreException(e.getMessage(), e);
    } catch (IOException e) {
      throw new StoreException("Cannot list " + storage.place() + ": " + e, e);
    }
  }

  private Optional<StoreVersion> facts(long version, Optional<Announcement> announced) {
    try {
      boolean served = announced.isPresent() && announced.get().version() == version;
      return Optional.of(StoreVersion.of(catalog.manifest(version), served));
    } catch (UnreadableException e) {
      return Optional.empty();
    }
  }

  /** A damaged announcement is healed by the next one; which versions it hid is then unknown. */
  private Optional<Announcement> announcementIfReadable() throws NewerFormatException {
    try {
      return catalog.announcement();
    } catch (NewerFormatException e) {
      throw e;
    } catch (UnreadableException e) {
      return Optional.empty();
    }
  }

  private List<Long> kept(Optional<Announcement> announced) throws IOException {
    long newest = announced.map(Announcement::newest).orElse(Long.MAX_VALUE);
    return Shelf.of(storage).versions().stream().filter(version -> version <= newest).toList();
  }

  private void announce(Manifest manifest, long newest) throws IOException {
    Announcement announcement =
        new Announcement(manifest.version(), newest, Sha256.of(manifest.write()));
    try {
      write(StoreFormat.ANNOUNCEMENT, announcement.write());
    } catch (IOException e) {
      if (isOut(announcement)) {
        throw hardlyAnnounced(announcement.version(), e);
      }
      throw e;
    }
  }

  private boolean isOut(Announcement announcement) {
    try {
      return catalog.announcement().equals(Optional.of(announcement));
    } catch (UnreadableException e) {
      return false;
    }
  }

  /** The announcement has its name, but its folder could not be synced. */
  private StoreException hardlyAnnounced(long version, IOException e) {
    return new StoreException(
        ("Cannot write to %s: %s (version %d is announced there, but a power failure could undo it;"
                + " look at the disk, then run this again)")
            .formatted(storage.place(), e, version),
        e);
  }

  private void write(String name, String text) throws IOException {
    storage.write(name, (OutputStream out) -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private BlobStorage.Lock lock(String purpose) throws IOException, RefusedException {
    return storage
        .tryLock()
        .orElseThrow(
            () ->
                new RefusedException(
                    "Cannot %s %s: another publisher is at work there"
                        .formatted(purpose, storage.place())));
  }

  private StoreException unwritable(IOException e) {
    return new StoreException(
        ("Cannot write to %s: %s (what was announced there still is; look at its free space and"
                + " rights, then run this again)")
            .formatted(storage.place(), e),
        e);
  }

  private static String names(List<Long> versions) {
    return versions.isEmpty()
        ? "none"
        : versions.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
