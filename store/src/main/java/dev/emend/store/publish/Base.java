package dev.emend.store.publish;

import dev.emend.store.format.Catalog;
import dev.emend.store.format.Manifest;
import dev.emend.store.format.UnreadableException;
import dev.emend.store.state.HollowState;
import dev.emend.store.state.StateView;
import java.util.List;

/**
 * What a new version is compared with and continues: the announced version.
 *
 * @param manifest null where nothing is announced or it is unusable; so are state and view
 * @param state as Hollow holds it
 * @param view as services see it
 * @param warnings why it is unusable
 */
record Base(Manifest manifest, HollowState state, StateView view, List<String> warnings) {
  static final Base NONE = new Base(null, null, null, List.of());

  static Base load(Catalog catalog, Manifest manifest) throws UnreadableException {
    HollowState state = HollowState.load(catalog, manifest);
    return new Base(manifest, state, StateView.of(state, catalog, manifest), List.of());
  }

  static Base unusable(String warning) {
    return new Base(null, null, null, List.of(warning));
  }

  /** Whether it already says what the content says. */
  boolean says(ServedContent content) {
    return view != null
        && manifest.count() == content.rewrites().size()
        && manifest.content().equals(content.content());
  }

  Judgement judge(ServedContent content, long version, Guards guards) {
    return view == null
        ? Judgement.ofFirst(content, version)
        : Judgement.of(content, version, view, guards);
  }
}
