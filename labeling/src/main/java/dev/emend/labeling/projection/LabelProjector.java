package dev.emend.labeling.projection;

import dev.emend.interaction.Reading;
import dev.emend.interaction.Slot;
import dev.emend.interaction.SyntheticLabel.LabelledSlot;
import dev.emend.interaction.text.TextKey;
import dev.emend.labeling.projection.Projection.Projected;
import dev.emend.labeling.projection.Projection.Reason;
import dev.emend.labeling.projection.Projection.Rejected;
import dev.emend.labeling.projection.Words.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Carries the reading of a text that worked over to a text that failed: every slot value must stand
 * in the failed text as whole words, wherever that is; where it stands twice, the place that the
 * word alignment suggests is taken. A value that is only near what stands there was misheard, and
 * the pair is worth a rewrite but no label.
 */
public final class LabelProjector {
  private final ProjectionOptions options;

  /** Projects within the given costs. */
  public LabelProjector(ProjectionOptions options) {
    this.options = options;
  }

  /** Finds the places of a reading's own values in its own text. */
  public Projection annotate(String text, Reading reading) {
    return project(text, reading, text);
  }

  /**
   * Carries a reading over.
   *
   * @param failedText the utterance to be labelled; the label is of its key
   * @param worked the reading that worked
   * @param workedText the utterance it was read from
   */
  public Projection project(String failedText, Reading worked, String workedText) {
    Words failed = Words.of(TextKey.of(failedText));
    Words origin = Words.of(TextKey.of(workedText));
    if (failed.count() == 0) {
      return new Rejected(Reason.EMPTY_TEXT, "'" + failedText + "' has no words");
    }
    if (!worked.understood()) {
      return new Rejected(Reason.NOT_UNDERSTOOD, "'" + workedText + "' was read as nothing");
    }
    WordAlignment alignment = WordAlignment.between(failed, origin, options);
    if (alignment.cost() > options.maxTextCost()) {
      String apart = "'" + failed.text() + "' and '" + origin.text() + "' are " + alignment.cost();
      return new Rejected(
          Reason.TEXTS_TOO_UNLIKE, apart + " apart (limit " + options.maxTextCost() + ")");
    }
    return new Attempt(failed, origin, alignment).place(worked);
  }

  private sealed interface Places {}

  /** One slot and the places in the failed text that can hold it, best first. */
  private record Wanted(String name, List<Placement.Choice> choices) implements Places {}

  /** A slot that the failed text cannot hold. */
  private record Unplaced(Reason reason, String detail) implements Places {}

  /** One try, with the two texts at hand. */
  private final class Attempt {
    private final Words failed;
    private final Words origin;
    private final WordAlignment alignment;

    Attempt(Words failed, Words origin, WordAlignment alignment) {
      this.failed = failed;
      this.origin = origin;
      this.alignment = alignment;
    }

    Projection place(Reading worked) {
      List<Slot> slots = distinct(worked.slots());
      List<Optional<Span>> origins = Placement.firstApart(origin, slots);
      List<Wanted> wanted = new ArrayList<>();
      for (int i = 0; i < slots.size(); i++) {
        Places found = places(slots.get(i), origins.get(i));
        if (found instanceof Unplaced unplaced) {
          return new Rejected(unplaced.reason, unplaced.detail);
        }
        wanted.add((Wanted) found);
      }
      return Placement.cheapestApart(wanted.stream().map(Wanted::choices).toList())
          .map(spans -> projected(worked, wanted, spans))
          .orElseGet(() -> overlap(wanted));
    }

    private Places places(Slot slot, Optional<Span> origin) {
      String value = TextKey.of(slot.value());
      if (value.isEmpty() || (origin.isEmpty() && options.valueInWorkedText())) {
        return new Unplaced(
            Reason.VALUE_NOT_IN_WORKED_TEXT,
            named(slot) + " does not stand in '" + this.origin.text() + "'");
      }
      SortedSet<Integer> suggested = origin.map(this::counterparts).orElseGet(TreeSet::new);
      List<Span> places = failed.occurrences(value);
      if (places.isEmpty()) {
        return near(slot, value, suggested);
      }
      return new Wanted(slot.name(), Placement.choices(places, suggested));
    }

    private SortedSet<Integer> counterparts(Span span) {
      SortedSet<Integer> words = new TreeSet<>();
      for (WordAlignment.Link link : alignment.links()) {
        if (link.fromB() < span.to() && span.from() < link.toB()) {
          for (int i = link.fromA(); i < link.toA(); i++) {
            words.add(i);
          }
        }
      }
      return words;
    }

    private Places near(Slot slot, String value, SortedSet<Integer> suggested) {
      if (suggested.isEmpty()) {
        return new Unplaced(
            Reason.VALUE_LOST, named(slot) + " lost all its words in '" + failed.text() + "'");
      }
      Span heard = failed.span(suggested.first(), suggested.last() + 1);
      String words = failed.text(heard.from(), heard.to());
      double cost = WordAlignment.likenessCost(value.replace(" ", ""), words.replace(" ", ""));
      if (suggested.size() < heard.to() - heard.from()) {
        return new Unplaced(
            Reason.DISCONTINUOUS, named(slot) + " is torn apart in '" + words + "'");
      }
      // At a limit of 0 even words that only were split or merged are another value.
      if (options.maxSlotCost() == 0 || cost > options.maxSlotCost()) {
        return new Unplaced(Reason.VALUE_MISHEARD, named(slot) + " was heard as '" + words + "'");
      }
      return new Wanted(slot.name(), Placement.choices(List.of(heard), suggested));
    }

    private Projection projected(Reading worked, List<Wanted> wanted, List<Span> spans) {
      List<LabelledSlot> slots = new ArrayList<>();
      for (int i = 0; i < spans.size(); i++) {
        Span span = spans.get(i);
        String value = failed.text().substring(span.start(), span.end());
        slots.add(new LabelledSlot(wanted.get(i).name(), value, span.start(), span.end()));
      }
      return new Projected(
          Annotation.of(failed.text(), worked.domain(), worked.intent(), slots),
          alignment.cost(),
          alignment.extraWords(),
          alignment.lostWords());
    }

    private Projection overlap(List<Wanted> wanted) {
      List<String> names = wanted.stream().map(Wanted::name).toList();
      return new Rejected(
          Reason.OVERLAP, "slots " + names + " would share words in '" + failed.text() + "'");
    }
  }

  /** A reading is a set: the same name and value twice say it once. */
  private static List<Slot> distinct(List<Slot> slots) {
    Map<String, Slot> distinct = new LinkedHashMap<>();
    for (Slot slot : slots) {
      distinct.putIfAbsent(slot.name() + '=' + TextKey.of(slot.value()), slot);
    }
    return List.copyOf(distinct.values());
  }

  private static String named(Slot slot) {
    return "slot " + slot.name() + " '" + slot.value() + "'";
  }
}
