package dev.emend.sample;

import dev.emend.interaction.Reading;
import dev.emend.interaction.Slot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An NLU with systematic holes: the same text under the same context is always read alike. It knows
 * wordings by heart, takes any words for an open slot, and reads what it does not know as the
 * nearest wording, if one is near enough.
 */
final class Nlu {
  private static final int LONGEST_OPEN = 7;

  private final Grammar grammar;
  private final Values values;
  private final double tolerance;
  private final List<Pattern> patterns = new ArrayList<>();
  private final Map<String, Double> rarity = new HashMap<>();
  private final Map<String, Understood> memory = new HashMap<>();

  Nlu(Grammar grammar, Values values, double tolerance) {
    this.grammar = grammar;
    this.values = values;
    this.tolerance = tolerance;
    for (Template template : grammar.templates()) {
      if (!template.hole().unread()) {
        patterns.add(pattern(template));
      }
    }
    weigh();
  }

  /**
   * A reading with what the NLU thinks of it.
   *
   * @param reading the reading
   * @param fit how well the text fits, 0..1
   * @param further other readings, best first
   */
  record Understood(Reading reading, double fit, List<Fit> further) {}

  /** A reading and how well the text fits it, 0..1. */
  record Fit(Reading reading, double fit) {}

  /** A wording as the NLU knows it: {@code reads} maps its slots to those it reports. */
  private record Pattern(
      List<String> tokens, String intent, Map<String, String> reads, String context) {}

  private record Match(Pattern pattern, Map<String, String> slots, double rank) {}

  private Pattern pattern(Template template) {
    Template.Hole hole = template.hole();
    Map<String, String> reads = new LinkedHashMap<>();
    for (String slot : template.slots()) {
      if (hole.intent() != null && hole.slots().containsKey(slot)) {
        reads.put(slot, hole.slots().get(slot));
      } else if (hole.intent() == null && !slot.equals(hole.missed())) {
        reads.put(slot, slot);
      }
    }
    String context =
        template.use() == Template.Use.ANSWER
            ? grammar.context(grammar.intent(template.intent()))
            : null;
    String intent = hole.intent() == null ? template.intent() : hole.intent();
    return new Pattern(template.tokens(), intent, reads, context);
  }

  private void weigh() {
    Map<String, Integer> seen = new HashMap<>();
    for (Pattern pattern : patterns) {
      new HashSet<>(pattern.tokens).forEach(token -> seen.merge(token, 1, Integer::sum));
    }
    seen.forEach((token, n) -> rarity.put(token, 1 + StrictMath.log(patterns.size() / (double) n)));
  }

  /** Reads a text under a context. */
  Understood read(String context, String text) {
    return memory.computeIfAbsent(context + "\u001f" + text, key -> think(context, text));
  }

  private Understood think(String context, String text) {
    Reading control = Control.read(text);
    if (control != null) {
      return new Understood(control, 1, List.of());
    }
    List<String> words = Template.words(plain(text));
    List<Match> matches = matches(context, Template.words(text));
    if (matches.isEmpty()) {
      matches = matches(context, words);
    }
    if (!matches.isEmpty()) {
      List<Fit> fits = matches.stream().map(m -> new Fit(reading(m), fit(m))).toList();
      return new Understood(fits.get(0).reading, fits.get(0).fit, further(fits));
    }
    return guess(context, words);
  }

  private static double fit(Match match) {
    return Math.min(0.95, 0.6 + 0.05 * match.rank);
  }

  /** Without the courtesies that this NLU knows. */
  static String plain(String text) {
    String plain = text;
    for (String start : List.of("please ", "can you ", "i said ")) {
      plain = plain.startsWith(start) ? plain.substring(start.length()) : plain;
    }
    return plain.endsWith(" please") ? plain.substring(0, plain.length() - 7) : plain;
  }

  private List<Match> matches(String context, List<String> words) {
    List<Match> matches = new ArrayList<>();
    for (Pattern pattern : patterns) {
      if (pattern.context == null || pattern.context.equals(context)) {
        Map<String, String> slots = new LinkedHashMap<>();
        if (fits(pattern.tokens, 0, words, 0, slots)) {
          matches.add(new Match(pattern, slots, rank(pattern, slots)));
        }
      }
    }
    matches.sort(Comparator.comparingDouble((Match match) -> -match.rank));
    return matches;
  }

  private double rank(Pattern pattern, Map<String, String> slots) {
    int unknown = 0;
    for (Map.Entry<String, String> slot : slots.entrySet()) {
      unknown += values.of(slot.getKey()).knows(slot.getValue()) ? 0 : 1;
    }
    int literals = pattern.tokens.size() - slots.size();
    return (unknown == 0 ? 10 : 0) + (pattern.context == null ? 0 : 1.5) + literals - 0.1 * unknown;
  }

  private boolean fits(
      List<String> tokens, int t, List<String> words, int w, Map<String, String> slots) {
    if (t == tokens.size()) {
      return w == words.size();
    }
    String token = tokens.get(t);
    if (!Template.isSlot(token)) {
      return w < words.size()
          && token.equals(words.get(w))
          && fits(tokens, t + 1, words, w + 1, slots);
    }
    String slot = Template.slotOf(token);
    for (int end = Math.min(words.size(), w + LONGEST_OPEN); end > w; end--) {
      String value = String.join(" ", words.subList(w, end));
      if ((values.of(slot).open() || values.of(slot).knows(value))
          && fits(tokens, t + 1, words, end, slots)) {
        slots.put(slot, value);
        return true;
      }
    }
    return false;
  }

  private Reading reading(Match match) {
    List<Slot> slots = new ArrayList<>();
    match.pattern.reads.forEach(
        (from, to) -> {
          if (match.slots.containsKey(from)) {
            slots.add(slot(to, match.slots.get(from)));
          }
        });
    Intent intent = grammar.intent(match.pattern.intent);
    return new Reading(intent.domain(), intent.name(), slots);
  }

  private Slot slot(String name, String value) {
    Values.Kind kind = values.of(name);
    if (kind.free()) {
      return Slot.of(name, value);
    }
    return kind.listed(value)
        ? new Slot(name, value, name + ":" + value.replace(' ', '-'), Slot.Resolution.MATCH)
        : new Slot(name, value, null, Slot.Resolution.NO_MATCH);
  }

  /** The nearest wordings by their words, rare words counting more. */
  private Understood guess(String context, List<String> words) {
    Map<String, String> spotted = new LinkedHashMap<>();
    Set<String> tokens = spot(words, spotted);
    List<Match> near = new ArrayList<>();
    for (Pattern pattern : patterns) {
      if (pattern.context == null || pattern.context.equals(context)) {
        near.add(new Match(pattern, spotted, likeness(tokens, new HashSet<>(pattern.tokens))));
      }
    }
    near.sort(Comparator.comparingDouble((Match match) -> -match.rank));
    List<Fit> fits =
        near.stream().limit(8).map(match -> new Fit(reading(match), match.rank)).toList();
    return fits.get(0).fit >= tolerance
        ? new Understood(fits.get(0).reading, fits.get(0).fit, further(fits))
        : new Understood(Reading.NOTHING, fits.get(0).fit, likely(fits));
  }

  private static List<Fit> likely(List<Fit> fits) {
    List<Fit> all = new ArrayList<>(further(fits));
    all.add(0, fits.get(0));
    return all.stream().filter(fit -> fit.fit >= 0.35).limit(2).toList();
  }

  private static List<Fit> further(List<Fit> fits) {
    Map<String, Fit> distinct = new LinkedHashMap<>();
    fits.forEach(fit -> distinct.putIfAbsent(fit.reading.key(), fit));
    return distinct.values().stream().skip(1).filter(fit -> fit.fit >= 0.35).limit(2).toList();
  }

  /** Words, with the names of closed slots replaced by the slot. */
  private Set<String> spot(List<String> words, Map<String, String> spotted) {
    Set<String> tokens = new HashSet<>();
    for (int start = 0; start < words.size(); ) {
      int end = Math.min(words.size(), start + 4);
      String slot = null;
      while (end > start && (slot = closed(String.join(" ", words.subList(start, end)))) == null) {
        end--;
      }
      if (slot == null) {
        tokens.add(words.get(start++));
      } else {
        tokens.add("{" + slot + "}");
        spotted.putIfAbsent(slot, String.join(" ", words.subList(start, end)));
        start = end;
      }
    }
    return tokens;
  }

  private String closed(String text) {
    for (Values.Kind kind : values.all()) {
      if (!kind.open() && kind.knows(text)) {
        return kind.slot();
      }
    }
    return null;
  }

  private double likeness(Set<String> a, Set<String> b) {
    double common = 0;
    for (String token : sorted(a)) {
      common += b.contains(token) ? weight(token) : 0;
    }
    return 2 * common / (total(a) + total(b));
  }

  private double total(Set<String> tokens) {
    double total = 0;
    for (String token : sorted(tokens)) {
      total += weight(token);
    }
    return total;
  }

  private static List<String> sorted(Set<String> tokens) {
    List<String> sorted = new ArrayList<>(tokens);
    Collections.sort(sorted);
    return sorted;
  }

  private double weight(String token) {
    return rarity.getOrDefault(token, 3.0);
  }
}
