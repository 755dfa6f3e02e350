package dev.emend.store;

import dev.emend.interaction.Rewrite;
import dev.emend.interaction.text.TextKey;
import dev.emend.store.format.Announcement;
import dev.emend.store.state.PackedRewrite;
import dev.emend.store.state.StateView;

/**
 * The version that answers.
 *
 * @param announcement by which it is served, or null where it is pinned
 */
record Serving(StateView view, Announcement announcement, StoreVersion version) {
  static Serving of(StateView view, Announcement announcement) {
    return new Serving(view, announcement, StoreVersion.of(view.manifest(), announcement != null));
  }

  boolean pinned() {
    return announcement == null;
  }

  /** The rewrite to apply, or null. */
  ServedRewrite find(String locale, String customer, String context, String utterance) {
    if (locale == null || utterance == null) {
      return null;
    }
    PackedRewrite found = view.best(locale, customer, context, TextKey.of(utterance));
    return found == null ? null : served(found);
  }

  private ServedRewrite served(PackedRewrite rewrite) {
    return new ServedRewrite(
        rewrite.rewriteId(),
        rewrite.personal() ? Rewrite.Scope.PERSONAL : Rewrite.Scope.GLOBAL,
        rewrite.target(),
        view.domain(rewrite),
        view.intent(rewrite),
        version.version());
  }
}
