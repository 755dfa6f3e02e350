package dev.emend.store;

import dev.emend.store.blob.BlobSource;
import dev.emend.store.format.Announcement;
import dev.emend.store.format.Catalog;
import dev.emend.store.format.Manifest;
import dev.emend.store.format.UnreadableException;
import dev.emend.store.state.StateView;
import java.util.Optional;

/** Brings versions into memory: the announced one or a kept one, by a delta where one leads. */
final class Loader {
  /** A version can be pruned between reading its name and its files; then there is a newer name. */
  private static final int ATTEMPTS = 3;

  private final Catalog catalog;

  Loader(BlobSource source) {
    this.catalog = new Catalog(source);
  }

  String place() {
    return catalog.source().place();
  }

  /** Why rewriting is switched off for all who read this store, or null. */
  String off() throws UnreadableException {
    return catalog.off().orElse(null);
  }

  Announcement announcement() throws UnreadableException {
    return catalog
        .announcement()
        .orElseThrow(
            () ->
                new UnreadableException(
                    "Nothing has been published in %s yet: no version is announced there (publish first)"
                        .formatted(place())));
  }

  /** The announced version, whole. */
  Serving announced() throws UnreadableException {
    return announced(announcement(), ATTEMPTS);
  }

  /** The announced version; what is served already may be one delta away from it. */
  Moved announced(Serving before, Announcement announcement) throws UnreadableException {
    Optional<Serving> near = byDelta(before, announcement);
    return near.isPresent()
        ? new Moved(near.get(), true)
        : new Moved(announced(announcement, ATTEMPTS), false);
  }

  /** A kept version, whole. */
  Serving kept(long version) throws UnreadableException {
    return Serving.of(load(catalog.manifest(version)), null);
  }

  /** A kept version; what is served already may be one delta away from it, or be it. */
  Moved kept(Serving before, long version) throws UnreadableException {
    Manifest manifest = catalog.manifest(version);
    catalog.demandTextKey(manifest);
    if (manifest.equals(before.view().manifest())) {
      return new Moved(Serving.of(before.view(), null), true);
    }
    Optional<StateView> near = byDelta(before, manifest);
    return new Moved(
        Serving.of(near.isPresent() ? near.get() : load(manifest), null), near.isPresent());
  }

  /** What is served after a move, and whether a delta was enough. */
  record Moved(Serving serving, boolean byDelta) {}

  /** Empty when there is no delta or it is of no use; the whole version is tried next. */
  private Optional<Serving> byDelta(Serving before, Announcement announcement) {
    try {
      Manifest manifest = catalog.announced(announcement);
      catalog.demandTextKey(manifest);
      return manifest.equals(before.view().manifest())
          ? Optional.of(Serving.of(before.view(), announcement))
          : byDelta(before, manifest).map(view -> Serving.of(view, announcement));
    } catch (UnreadableException e) {
      // If the whole version fails too, its sentence is the one to tell.
      return Optional.empty();
    }
  }

  private Optional<StateView> byDelta(Serving before, Manifest manifest) {
    try {
      return before.view().leadsTo(manifest)
          ? Optional.of(before.view().next(catalog, manifest))
          : Optional.empty();
    } catch (UnreadableException e) {
      return Optional.empty();
    }
  }

  private Serving announced(Announcement announcement, int attempts) throws UnreadableException {
    try {
      return Serving.of(load(catalog.announced(announcement)), announcement);
    } catch (UnreadableException e) {
      Announcement now = announcement();
      if (attempts > 1 && !now.equals(announcement)) {
        return announced(now, attempts - 1);
      }
      throw e;
    }
  }

  private StateView load(Manifest manifest) throws UnreadableException {
    catalog.demandTextKey(manifest);
    return StateView.load(catalog, manifest);
  }
}
