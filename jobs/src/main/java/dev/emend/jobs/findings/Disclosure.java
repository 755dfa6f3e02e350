package dev.emend.jobs.findings;

import dev.emend.interaction.Reading;
import dev.emend.interaction.Rewrite;
import dev.emend.interaction.Slot;
import dev.emend.interaction.SyntheticLabel;
import dev.emend.interaction.text.TextKey;
import java.util.List;
import java.util.Set;

/**
 * What may be shown to people who must not learn who said something. No id of a turn, customer,
 * device, dialogue or goal is shown, and no time of day; a text, or a context, only where enough
 * distinct customers of the window said it (or heard it) in that locale. The value of a slot is
 * shown where it stands in a text that is shown, a sentence without the texts it quotes.
 *
 * @param texts texts that enough customers said
 * @param contexts contexts that enough customers were in
 */
record Disclosure(Set<Spoken> texts, Set<Spoken> contexts) {
  /** Keeps its own sets. */
  Disclosure {
    texts = Set.copyOf(texts);
    contexts = Set.copyOf(contexts);
  }

  boolean showsText(String locale, String text) {
    return texts.contains(Spoken.text(locale, text));
  }

  /** An open request has no context, which tells nothing. */
  boolean showsContext(String locale, String contextOrNull) {
    return contextOrNull == null || contexts.contains(Spoken.context(locale, contextOrNull));
  }

  boolean shows(Rewrite rewrite) {
    return rewrite.scope() == Rewrite.Scope.GLOBAL
        && showsText(rewrite.locale(), rewrite.source())
        && showsText(rewrite.locale(), rewrite.target())
        && showsContext(rewrite.locale(), rewrite.context());
  }

  boolean shows(SyntheticLabel label) {
    return showsText(label.locale(), label.text()) && showsContext(label.locale(), label.context());
  }

  /** A rewrite that is shown, without what else it might tell. */
  Rewrite shown(Rewrite r) {
    return new Rewrite(
        r.rewriteId(),
        r.locale(),
        r.scope(),
        null,
        r.context(),
        r.source(),
        r.target(),
        reading(r.targetReading(), r.target()),
        r.successSource(),
        r.successTarget(),
        r.gainLower(),
        r.sessions(),
        r.customers(),
        r.firstSeen(),
        r.lastSeen(),
        r.status(),
        Withheld.sentence(r.reason()));
  }

  /** A reading of a text that is shown: the values that stand in it, and nothing of the log's. */
  static Reading reading(Reading reading, String shownText) {
    String words = " " + TextKey.of(shownText) + " ";
    List<Slot> slots =
        reading.slots().stream()
            .map(
                slot ->
                    Slot.of(
                        slot.name(),
                        words.contains(" " + TextKey.of(slot.value()) + " ")
                            ? slot.value()
                            : Withheld.MARK))
            .toList();
    return new Reading(reading.domain(), reading.intent(), slots);
  }
}
