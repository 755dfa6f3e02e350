package dev.emend.jobs.export;

import dev.emend.interaction.Rewrite;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rewrites as rules of Querqy's replace rewriter, {@code heard => meant}, one a line.
 *
 * <p>A rule knows neither customer nor context nor locale, and some characters have a meaning of
 * their own in it: rewrites that need one or hold the other are left out, as are all but the best
 * supported of those with one source.
 */
final class QuerqyRules {
  private final StringBuilder text = new StringBuilder();
  private final Set<String> sources = new HashSet<>();
  private long written;
  private long leftOut;

  /** The rules of those rewrites that are served. */
  static QuerqyRules of(List<Rewrite> rewrites) {
    QuerqyRules rules = new QuerqyRules();
    rewrites.stream()
        .filter(Rewrite::served)
        .sorted(
            Comparator.comparing(Rewrite::source)
                .thenComparing(Comparator.comparingLong(Rewrite::customers).reversed())
                .thenComparing(Rewrite::rewriteId))
        .forEach(rules::add);
    return rules;
  }

  private void add(Rewrite rewrite) {
    if (fits(rewrite) && sources.add(rewrite.source())) {
      text.append(rewrite.source()).append(" => ").append(rewrite.target()).append('\n');
      written++;
    } else {
      leftOut++;
    }
  }

  private static boolean fits(Rewrite rewrite) {
    return rewrite.scope() == Rewrite.Scope.GLOBAL
        && rewrite.context() == null
        && isPlain(rewrite.source())
        && isPlain(rewrite.target());
  }

  /** In a rule {@code *} is a wildcard, {@code ;} and {@code =>} divide, {@code #} comments. */
  private static boolean isPlain(String words) {
    return !words.isBlank() && !words.matches("(?s).*([*;#\\\\\"\\r\\n]|=>).*");
  }

  CharSequence text() {
    return text;
  }

  long written() {
    return written;
  }

  long leftOut() {
    return leftOut;
  }
}
