package dev.emend.labeling.projection;

import dev.emend.interaction.Slot;
import dev.emend.interaction.text.TextKey;
import dev.emend.labeling.projection.Words.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Gives each slot a place of its own: the assignment of least cost without shared words. */
final class Placement {
  /** A place and how far it is from where the alignment suggests. */
  record Choice(Span span, double cost) {}

  /** A search this long has met a text that repeats itself; the best so far is taken. */
  private static final int MOST_STEPS = 20_000;

  private static final double PER_WORD_APART = 1e-3;

  private final List<List<Choice>> choices;
  private final List<Span> taken = new ArrayList<>();
  private List<Span> best;
  private double bestCost = Double.POSITIVE_INFINITY;
  private int steps;

  private Placement(List<List<Choice>> choices) {
    this.choices = choices;
  }

  /**
   * The places of a value, cheapest first: each suggested word outside costs 1, and of equal ones
   * the nearer is better.
   */
  static List<Choice> choices(List<Span> places, SortedSet<Integer> suggested) {
    List<Choice> choices = new ArrayList<>();
    for (Span place : places) {
      long outside = suggested.stream().filter(i -> i < place.from() || i >= place.to()).count();
      int apart = suggested.isEmpty() ? place.from() : Math.abs(place.from() - suggested.first());
      choices.add(new Choice(place, outside + PER_WORD_APART * apart));
    }
    choices.sort(
        Comparator.comparingDouble(Choice::cost).thenComparingInt(choice -> choice.span().from()));
    return choices;
  }

  /** One place for each slot, none sharing a word with another; empty where there is no such. */
  static Optional<List<Span>> cheapestApart(List<List<Choice>> choices) {
    Placement placement = new Placement(choices);
    placement.place(0, 0);
    return Optional.ofNullable(placement.best);
  }

  /** Where slots stand in the text they were read from: the first places, apart if possible. */
  static List<Optional<Span>> firstApart(Words words, List<Slot> slots) {
    List<Optional<Span>> places = new ArrayList<>();
    List<Span> taken = new ArrayList<>();
    for (Slot slot : slots) {
      List<Span> found = words.occurrences(TextKey.of(slot.value()));
      Optional<Span> free =
          found.stream().filter(span -> taken.stream().noneMatch(span::overlaps)).findFirst();
      Optional<Span> place = free.or(() -> found.stream().findFirst());
      place.ifPresent(taken::add);
      places.add(place);
    }
    return places;
  }

  private void place(int slot, double cost) {
    if (cost >= bestCost || steps++ > MOST_STEPS) {
      return;
    }
    if (slot == choices.size()) {
      best = List.copyOf(taken);
      bestCost = cost;
      return;
    }
    for (Choice choice : choices.get(slot)) {
      if (taken.stream().noneMatch(choice.span()::overlaps)) {
        taken.add(choice.span());
        place(slot + 1, cost + choice.cost());
        taken.remove(taken.size() - 1);
      }
    }
  }
}
