package dev.emend.benchmarks;

import dev.emend.interaction.Reading;
import dev.emend.interaction.Rewrite;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Rewrites of invented utterances: five words of a vocabulary of 20,000, of which the target puts
 * one right. Every source and nearly every target is another. Two locales, 40 intents; one in ten
 * has a context out of 50 and one in twenty belongs to one of 20,000 customers.
 */
final class StoreSample {
  private static final int WORDS = 20_000;

  private final Random random;
  private final String[] words = new String[WORDS];
  private final Set<String> sources = new HashSet<>();

  private StoreSample(long seed) {
    random = new Random(seed);
    for (int i = 0; i < WORDS; i++) {
      words[i] = word();
    }
  }

  /** The same rewrites for the same seed. */
  static List<Rewrite> rewrites(int count, long seed) {
    StoreSample sample = new StoreSample(seed);
    List<Rewrite> rewrites = new ArrayList<>(count);
    while (rewrites.size() < count) {
      sample.next(rewrites);
    }
    return rewrites;
  }

  /** The same rewrites, but for a share that has another target. */
  static List<Rewrite> changed(List<Rewrite> rewrites, double share, long seed) {
    Random random = new Random(seed);
    List<Rewrite> changed = new ArrayList<>(rewrites.size());
    for (Rewrite r : rewrites) {
      boolean other = random.nextDouble() < share;
      changed.add(
          other
              ? rewrite(r.locale(), r.customerId(), r.context(), r.source(), r.target() + " now", r)
              : r);
    }
    return changed;
  }

  private void next(List<Rewrite> rewrites) {
    String[] said = new String[5];
    for (int i = 0; i < said.length; i++) {
      said[i] = words[random.nextInt(WORDS)];
    }
    String source = String.join(" ", said);
    if (sources.add(source)) {
      said[random.nextInt(said.length)] = words[random.nextInt(WORDS)];
      String locale = random.nextInt(4) == 0 ? "en-GB" : "en-US";
      String customer = random.nextInt(20) == 0 ? "customer-" + random.nextInt(20_000) : null;
      String context = random.nextInt(10) == 0 ? "request:slot" + random.nextInt(50) : null;
      rewrites.add(rewrite(locale, customer, context, source, "o " + String.join(" ", said), null));
    }
  }

  private static Rewrite rewrite(
      String locale, String customer, String context, String source, String target, Rewrite like) {
    Rewrite.Scope scope = customer == null ? Rewrite.Scope.GLOBAL : Rewrite.Scope.PERSONAL;
    int intent = Math.floorMod(source.hashCode(), 40);
    return new Rewrite(
        Rewrite.idOf(locale, scope, customer, context, source, target),
        locale,
        scope,
        customer,
        context,
        source,
        target,
        like != null
            ? like.targetReading()
            : new Reading("domain" + intent / 4, "intent" + intent, List.of()),
        0.2,
        0.9,
        0.5,
        12,
        7,
        null,
        null,
        Rewrite.Status.AUTO,
        "of a sample");
  }

  private String word() {
    StringBuilder word = new StringBuilder();
    int length = 2 + random.nextInt(6);
    for (int i = 0; i < length; i++) {
      word.append((char) ('a' + random.nextInt(26)));
    }
    return word.toString();
  }
}
