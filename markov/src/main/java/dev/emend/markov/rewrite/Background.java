package dev.emend.markov.rewrite;

import dev.emend.interaction.Reading;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How often people say something under a context anyway. Many who ask for a restaurant ask for its
 * address next; that is no rephrase of what they said before. A rewrite must be said after its
 * source several times as often as its reading is asked for under that context by everybody.
 */
final class Background {
  private final Map<String, Long> turns = new HashMap<>();
  private final Map<String, Map<String, Long>> readAs = new HashMap<>();

  Background(Known known) {
    for (int i = 0; i < known.size(); i++) {
      Saying saying = known.saying(i);
      String context = name(saying.state());
      turns.merge(context, saying.turns(), Long::sum);
      readAs
          .computeIfAbsent(context, c -> new HashMap<>())
          .merge(known.meaning(i).key(), saying.turns(), Long::sum);
    }
  }

  /**
   * Lift: (rephrases ÷ turns of the source) ÷ (share of the reading under the contexts they lead
   * to).
   */
  double lift(Saying source, List<SaidAgain> behind, Reading reading) {
    Set<String> contexts = new HashSet<>();
    double mass = 0;
    for (SaidAgain step : behind) {
      contexts.add(name(step.to()));
      mass += step.mass();
    }
    double all = contexts.stream().mapToLong(c -> turns.getOrDefault(c, 0L)).sum();
    double so =
        contexts.stream()
            .mapToLong(c -> readAs.getOrDefault(c, Map.of()).getOrDefault(reading.key(), 0L))
            .sum();
    return so == 0 ? Double.POSITIVE_INFINITY : mass / source.turns() / (so / all);
  }

  private static String name(State state) {
    return state.context() == null ? "" : "=" + state.context();
  }
}
