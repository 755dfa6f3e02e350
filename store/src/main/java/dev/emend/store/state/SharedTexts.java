package dev.emend.store.state;

import java.util.Arrays;

/** The texts that many rewrites share, by Hollow's ordinal; ordinal −1 is an absent one. */
final class SharedTexts {
  private final String[] locales;
  private final String[] contexts;
  private final String[] domains;
  private final String[] intents;
  private final long[] localePrints;
  private final long[] contextPrints;

  private SharedTexts(String[] locales, String[] contexts, String[] domains, String[] intents) {
    this.locales = locales;
    this.contexts = contexts;
    this.domains = domains;
    this.intents = intents;
    this.localePrints = prints(locales);
    this.contextPrints = prints(contexts);
  }

  static SharedTexts of(HollowState state) {
    return new SharedTexts(
        state.texts(Schema.LOCALE, "tag"),
        state.texts(Schema.CONTEXT, "name"),
        state.texts(Schema.INTENT, "domain"),
        state.texts(Schema.INTENT, "name"));
  }

  /** With what a delta adds; an ordinal that was given up may come back with another text. */
  SharedTexts with(SharedTexts added) {
    String[] newDomains = Arrays.copyOf(domains, Math.max(domains.length, added.domains.length));
    String[] newIntents = Arrays.copyOf(intents, Math.max(intents.length, added.intents.length));
    for (int o = 0; o < added.domains.length; o++) {
      // Either may be absent alone, but not both.
      if (added.domains[o] != null || added.intents[o] != null) {
        newDomains[o] = added.domains[o];
        newIntents[o] = added.intents[o];
      }
    }
    return new SharedTexts(
        merge(locales, added.locales), merge(contexts, added.contexts), newDomains, newIntents);
  }

  private static String[] merge(String[] before, String[] added) {
    String[] merged = Arrays.copyOf(before, Math.max(before.length, added.length));
    for (int o = 0; o < added.length; o++) {
      merged[o] = added[o] == null ? merged[o] : added[o];
    }
    return merged;
  }

  private static long[] prints(String[] texts) {
    long[] prints = new long[texts.length];
    Arrays.setAll(prints, i -> Fingerprint.of(texts[i]));
    return prints;
  }

  String locale(int ordinal) {
    return locales[ordinal];
  }

  String context(int ordinal) {
    return ordinal < 0 ? null : contexts[ordinal];
  }

  String domain(int ordinal) {
    return ordinal < 0 ? null : domains[ordinal];
  }

  String intent(int ordinal) {
    return ordinal < 0 ? null : intents[ordinal];
  }

  long localePrint(int ordinal) {
    return localePrints[ordinal];
  }

  long contextPrint(int ordinal) {
    return ordinal < 0 ? Fingerprint.of(null) : contextPrints[ordinal];
  }
}
