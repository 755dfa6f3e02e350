package dev.emend.example.rewrite;

import com.netflix.hollow.core.read.engine.HollowReadStateEngine;
import com.netflix.hollow.diff.ui.HollowDiffUIRouter;
import com.netflix.hollow.explorer.ui.HollowExplorerUI;
import com.netflix.hollow.tools.diff.HollowDiff;
import dev.emend.store.RewriteStore;
import dev.emend.store.blob.BlobSource;
import dev.emend.store.format.Catalog;
import dev.emend.store.format.Manifest;
import dev.emend.store.format.UnreadableException;
import dev.emend.store.state.HollowState;
import dev.emend.store.state.Schema;
import java.io.IOException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * Hollow's explorer of the served version, and its diff with the version before; loaded when asked
 * for.
 */
final class HollowPages {
  private final Catalog catalog;
  private final RewriteStore store;
  private long shown;
  private HollowExplorerUI explorer;
  private HollowDiffUIRouter diff;

  HollowPages(BlobSource source, RewriteStore store) {
    this.catalog = new Catalog(source);
    this.store = store;
  }

  /** False where there is no such page. */
  synchronized boolean handle(String path, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean explores = path.matches("/explorer(/.*)?");
    if (!explores && !path.matches("/diff(/.*)?")) {
      return false;
    }
    try {
      load(store.version().version());
    } catch (UnreadableException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    if (!explores && diff == null) {
      throw new IllegalArgumentException("Version " + shown + " has no version before it");
    }
    response.setContentType(path.endsWith(".png") ? "image/png" : "text/html");
    return explores
        ? explorer.handle(path, request, response)
        : diff.handle(path, request, response);
  }

  private void load(long version) throws UnreadableException {
    if (version == shown) {
      return;
    }
    Manifest manifest = catalog.manifest(version);
    HollowReadStateEngine now = HollowState.load(catalog, manifest).engine();
    explorer = new HollowExplorerUI("/explorer", now);
    diff = manifest.base() == null ? null : diff(manifest.base(), version, now);
    shown = version;
  }

  /** Rewrites of one locale and source are held against each other. */
  private HollowDiffUIRouter diff(long base, long version, HollowReadStateEngine now)
      throws UnreadableException {
    HollowDiff changes =
        new HollowDiff(HollowState.load(catalog, catalog.manifest(base)).engine(), now);
    changes.addTypeDiff(Schema.REWRITE, "locale.tag", "source");
    changes.calculateDiffs();
    HollowDiffUIRouter router = new HollowDiffUIRouter("/diff");
    router.addDiff("", changes, "version " + base, "version " + version);
    return router;
  }
}
