package dev.emend.markov.rewrite;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All that a window of nights says about one locale.
 *
 * @param locale BCP 47
 * @param sayings every state, once
 * @param steps every pair of states of which one was said again as the other, once
 */
public record Evidence(String locale, List<Saying> sayings, List<SaidAgain> steps) {
  /** Orders what it is given, so that no result depends on the order of rows. */
  public Evidence {
    sayings = sayings.stream().sorted(Comparator.comparing(Saying::state)).toList();
    steps =
        steps.stream()
            .sorted(Comparator.comparing(SaidAgain::from).thenComparing(SaidAgain::to))
            .toList();
    demandSteps(steps, demandStates(sayings));
  }

  private static Set<State> demandStates(List<Saying> sayings) {
    Set<State> states = new HashSet<>();
    for (Saying saying : sayings) {
      demand(states.add(saying.state()), "state " + saying.state(), "is given twice");
    }
    return states;
  }

  private static void demandSteps(List<SaidAgain> steps, Set<State> states) {
    SaidAgain last = null;
    for (SaidAgain step : steps) {
      String name = "step " + step.from() + " -> " + step.to();
      demand(states.contains(step.from()), name, "begins in a state that was never said");
      demand(states.contains(step.to()), name, "ends in a state that was never said");
      boolean twice =
          last != null && last.from().equals(step.from()) && last.to().equals(step.to());
      demand(!twice, name, "is given twice");
      last = step;
    }
  }

  private static void demand(boolean holds, String what, String fault) {
    if (!holds) {
      throw new IllegalArgumentException("Invalid evidence: " + what + " " + fault);
    }
  }

  /** The states with a text, under whatever context, open requests first. */
  public List<State> statesOf(String text) {
    return sayings.stream().map(Saying::state).filter(s -> s.text().equals(text)).toList();
  }
}
