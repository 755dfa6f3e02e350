package dev.emend.store.publish;

import dev.emend.store.state.PackedRewrite;
import dev.emend.store.state.StateView;
import dev.emend.store.state.StoredRewrite;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the guards say of a version.
 *
 * @param change against the announced version, or null where there is nothing to compare with
 * @param refusals why it cannot be announced
 * @param warnings what would have been refused under other circumstances
 */
record Judgement(Change change, List<String> refusals, List<String> warnings) {

  /** The first version ever, or the first that can be compared with nothing. */
  static Judgement ofFirst(ServedContent content, long version) {
    return new Judgement(null, content.faults(version), List.of());
  }

  static Judgement of(ServedContent content, long version, StateView announced, Guards guards) {
    Change change = change(content, announced);
    List<String> refusals = new ArrayList<>(content.faults(version));
    List<String> warnings = new ArrayList<>();
    boolean strict = change.announced() >= guards.judgeFrom();
    for (String breach : breaches(content, change, guards)) {
      if (strict) {
        refusals.add("Cannot announce %d: %s".formatted(version, breach));
      } else {
        warnings.add(
            "%s; only a warning while fewer than %,d rewrites are announced (%,d are)"
                .formatted(capital(breach), guards.judgeFrom(), change.announced()));
      }
    }
    return new Judgement(change, refusals, warnings);
  }

  private static List<String> breaches(ServedContent content, Change change, Guards guards) {
    List<String> breaches = new ArrayList<>();
    int size = content.rewrites().size();
    if (size < guards.minimumSize()) {
      breaches.add("%,d rewrites (minimum %,d)".formatted(size, guards.minimumSize()));
    }
    if (change.share() > guards.maximumChange()) {
      breaches.add(
          "%s of rewrites differ (limit %s; %,d of %,d)"
              .formatted(
                  percent(change.share()),
                  percent(guards.maximumChange()),
                  change.differing(),
                  change.announced()));
    }
    return breaches;
  }

  private static String capital(String sentence) {
    return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }

  private static String percent(double share) {
    return new DecimalFormat("0.#", DecimalFormatSymbols.getInstance(Locale.ROOT))
            .format(100 * share)
        + " %";
  }

  private static Change change(ServedContent content, StateView announced) {
    long kept = 0;
    long changed = 0;
    for (StoredRewrite rewrite : content.rewrites()) {
      PackedRewrite before =
          announced.find(rewrite.locale(), rewrite.customer(), rewrite.context(), rewrite.source());
      if (before != null) {
        kept++;
        String target = before.target();
        changed += target.equals(rewrite.target()) ? 0 : 1;
      }
    }
    long count = announced.manifest().count();
    return new Change(count, content.rewrites().size() - kept, count - kept, changed);
  }
}
