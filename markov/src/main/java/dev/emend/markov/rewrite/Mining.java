package dev.emend.markov.rewrite;

import dev.emend.interaction.Rewrite;
import dev.emend.markov.chain.Components;
import dev.emend.markov.chain.Ending;
import dev.emend.markov.chain.Method;
import dev.emend.markov.chain.Solution;
import dev.emend.markov.rewrite.Finding.Nothing;
import dev.emend.markov.rewrite.Finding.Proposal;
import dev.emend.markov.rewrite.Finding.Why;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One locale, mined: what was found for each state, and the verdicts. */
final class Mining {
  private final String locale;
  private final Known known;
  private final Search search;
  private final Map<Integer, Finding> findings = new TreeMap<>();
  private final Map<Method, Integer> methods = new EnumMap<>(Method.class);
  private double residual;
  private final List<Rewrite> rewrites;

  Mining(Evidence evidence, Known known, Search search, MiningOptions options) {
    this.locale = evidence.locale();
    this.known = known;
    this.search = search;
    searchComponents();
    rewrites = new Verdicts(options, locale).judge(proposals());
  }

  /** One component after the other, so that each is factored once. */
  private void searchComponents() {
    Components components = search.components();
    for (int c = 0; c < components.count(); c++) {
      for (int state : components.states(c)) {
        findings.put(state, search.isSource(state) ? solved(state) : search.notASource(state));
      }
    }
  }

  private Finding solved(int state) {
    Solution solution = search.solve(state);
    if (solution instanceof Ending ending) {
      methods.merge(ending.method(), 1, Integer::sum);
      residual = Math.max(residual, ending.residual());
    }
    return search.find(state, solution);
  }

  /** What was found a target for, in the order of states. */
  List<Proposal> proposals() {
    List<Proposal> proposals = new ArrayList<>();
    for (Finding finding : findings.values()) {
      if (finding instanceof Proposal proposal) {
        proposals.add(proposal);
      }
    }
    return proposals;
  }

  String locale() {
    return locale;
  }

  Known known() {
    return known;
  }

  Search search() {
    return search;
  }

  Finding finding(int state) {
    return findings.get(state);
  }

  List<Rewrite> rewrites() {
    return rewrites;
  }

  Mined mined() {
    Components components = search.components();
    int largest = 0;
    for (int c = 0; c < components.count(); c++) {
      largest = Math.max(largest, components.size(c));
    }
    return new Mined(
        rewrites,
        new Mined.Solved(
            known.size(),
            search.chain().edges(),
            components.count(),
            largest,
            Map.copyOf(methods),
            residual,
            unsolved()));
  }

  private List<String> unsolved() {
    List<String> reasons = new ArrayList<>();
    for (Finding finding : findings.values()) {
      if (finding instanceof Nothing nothing && nothing.why() == Why.UNSOLVABLE) {
        reasons.add("'%s': %s".formatted(nothing.source().text(), nothing.reason()));
      }
    }
    return reasons;
  }
}
