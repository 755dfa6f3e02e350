package dev.emend.markov.rewrite;

import dev.emend.interaction.text.EditDistance;
import dev.emend.interaction.text.Phonetic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which states sound alike, among them the same text under other contexts. Texts are sorted by
 * their phonetic spelling, once forwards and once backwards, and each is compared with the next few
 * (sorted neighbourhood, Hernández and Stolfo 1995): what differs in one place is found, however
 * many texts there are.
 */
final class Alike {
  private static final double LEAST_SIMILARITY = 0.9;
  private static final int NEIGHBOURHOOD = 20;

  private final Map<State, Set<State>> alike = new TreeMap<>();

  Alike(Collection<State> states) {
    Map<State, String> forwards = new HashMap<>();
    Map<State, String> backwards = new HashMap<>();
    for (State state : states) {
      String spelling = Phonetic.spell(state.text());
      forwards.put(state, spelling);
      backwards.put(state, new StringBuilder(spelling).reverse().toString());
    }
    compare(forwards);
    compare(backwards);
  }

  private void compare(Map<State, String> spellings) {
    List<State> sorted = new ArrayList<>(spellings.keySet());
    sorted.sort(Comparator.comparing((State s) -> spellings.get(s)).thenComparing(s -> s));
    for (int i = 0; i < sorted.size(); i++) {
      State one = sorted.get(i);
      for (State other : sorted.subList(i + 1, Math.min(sorted.size(), i + NEIGHBOURHOOD))) {
        if (similar(spellings.get(one), spellings.get(other))) {
          alike.computeIfAbsent(one, s -> new TreeSet<>()).add(other);
          alike.computeIfAbsent(other, s -> new TreeSet<>()).add(one);
        }
      }
    }
  }

  private static boolean similar(String a, String b) {
    return EditDistance.similarity(a, b) >= LEAST_SIMILARITY;
  }

  /** The states that have any that sound alike, in their order. */
  Set<State> states() {
    return alike.keySet();
  }

  /** The states that sound like one, in their order. */
  Set<State> to(State state) {
    return alike.getOrDefault(state, Set.of());
  }
}
