package dev.emend.jobs.steps;

import dev.emend.jobs.rows.CheckResult;
import dev.emend.markov.chain.Method;
import dev.emend.markov.rewrite.Mined;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How the chains of all locales were solved: what a night's report says of the certainty of the
 * numbers behind its rewrites.
 *
 * @param byMethod sources that were solved by each method; no entry where there is none
 * @param residual the largest probability of a source that was not followed to its end, 0 if all is
 *     exact
 * @param unsolved a sentence for each source that could not be solved
 */
public record SolvedChains(
    SortedMap<Method, Integer> byMethod, double residual, List<String> unsolved) {
  /** The name of the check that says it all. */
  static final String CHECK = "chains solved";

  private static final int SHOWN = 3;

  /** Sums over locales. */
  static SolvedChains of(Collection<Mined.Solved> locales) {
    SortedMap<Method, Integer> byMethod = new TreeMap<>();
    for (Mined.Solved solved : locales) {
      solved.sources().forEach((method, n) -> byMethod.merge(method, n, Integer::sum));
    }
    return new SolvedChains(
        byMethod,
        locales.stream().mapToDouble(Mined.Solved::residual).max().orElse(0),
        locales.stream().flatMap(solved -> solved.unsolved().stream()).sorted().toList());
  }

  /** Sources by method, and those that could not be solved. */
  Map<String, Long> counts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    byMethod.forEach((method, n) -> counts.put("solved by " + name(method), (long) n));
    counts.put("unsolved", (long) unsolved.size());
    return counts;
  }

  /**
   * The check of a night: its value is the residual. What could not be solved is worth a warning;
   * no rewrite was made of it.
   */
  CheckResult check(LocalDate night) {
    return new CheckResult(
        night,
        MineStep.NAME,
        CHECK,
        null,
        residual,
        unsolved.isEmpty() ? CheckResult.Status.PASSED : CheckResult.Status.WARNED,
        sentence());
  }

  private String sentence() {
    String methods =
        byMethod.entrySet().stream()
            .map(e -> String.format(Locale.ROOT, "%,d by %s", e.getValue(), name(e.getKey())))
            .collect(Collectors.joining(", "));
    String exact =
        residual == 0
            ? "nothing is left open"
            : String.format(
                Locale.ROOT, "at most %.1e of a source's probability is left open", residual);
    String solved =
        byMethod.isEmpty() ? "No source to solve." : "Solved %s; %s.".formatted(methods, exact);
    return unsolved.isEmpty()
        ? solved
        : String.format(
            Locale.ROOT,
            "%s %,d sources are unsolved, among them %s",
            solved,
            unsolved.size(),
            String.join("; ", unsolved.subList(0, Math.min(SHOWN, unsolved.size()))));
  }

  private static String name(Method method) {
    return switch (method) {
      case DIRECT_DENSE -> "dense elimination";
      case DIRECT_SPARSE -> "sparse elimination";
      case PUSH -> "push";
      case BOUNDED_DEPTH -> "bounded depth";
    };
  }
}
