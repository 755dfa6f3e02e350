package dev.emend.store.publish;

import dev.emend.interaction.Rewrite;
import dev.emend.interaction.text.TextKey;
import dev.emend.store.state.ContentDigest;
import dev.emend.store.state.StoredRewrite;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The rewrites of a version to be, in the order in which they are written.
 *
 * @param rewrites sorted by locale, customer, context, source
 * @param notServed rewrites that were left out because of their status
 * @param content digest of the rewrites
 */
record ServedContent(List<StoredRewrite> rewrites, long notServed, String content) {
  /** What a rewrite is found by. */
  private record Key(String locale, String customer, String context, String source) {}

  static ServedContent of(Iterable<Rewrite> rewrites) {
    List<StoredRewrite> served = new ArrayList<>();
    long notServed = 0;
    for (Rewrite rewrite : rewrites) {
      if (rewrite.served()) {
        served.add(stored(rewrite));
      } else {
        notServed++;
      }
    }
    served.sort(ServedContent::order);
    ContentDigest digest = new ContentDigest();
    served.forEach(digest::add);
    return new ServedContent(served, notServed, digest.hex());
  }

  /** Plain and nested by hand: a chain of comparators took longer than the writing. */
  private static int order(StoredRewrite a, StoredRewrite b) {
    int order = a.locale().compareTo(b.locale());
    order = order != 0 ? order : nullsFirst(a.customer(), b.customer());
    order = order != 0 ? order : nullsFirst(a.context(), b.context());
    order = order != 0 ? order : a.source().compareTo(b.source());
    order = order != 0 ? order : a.target().compareTo(b.target());
    return order != 0 ? order : a.rewriteId().compareTo(b.rewriteId());
  }

  private static int nullsFirst(String a, String b) {
    if (a == null || b == null) {
      return Boolean.compare(a != null, b != null);
    }
    return a.compareTo(b);
  }

  private static StoredRewrite stored(Rewrite rewrite) {
    return new StoredRewrite(
        rewrite.rewriteId(),
        rewrite.locale(),
        rewrite.customerId(),
        rewrite.context(),
        rewrite.source(),
        rewrite.target(),
        rewrite.targetReading().domain(),
        rewrite.targetReading().intent());
  }

  long personal() {
    return rewrites.stream().filter(rewrite -> rewrite.customer() != null).count();
  }

  /** What is wrong with the rewrites themselves, one sentence a kind of fault. */
  List<String> faults(long version) {
    List<String> faults = new ArrayList<>();
    addFault(faults, version, "share their source with another", duplicates());
    addFault(faults, version, "have their own source as target", circular());
    addFault(faults, version, "lead to a text that is rewritten again", chained());
    return faults;
  }

  private static void addFault(
      List<String> faults, long version, String what, List<StoredRewrite> offenders) {
    if (!offenders.isEmpty()) {
      faults.add(
          "Cannot announce %d: %,d of its rewrites %s, first %s"
              .formatted(version, offenders.size(), what, name(offenders.get(0))));
    }
  }

  private static String name(StoredRewrite rewrite) {
    return "'%s' → '%s' (%s, %s, %s, id %s)"
        .formatted(
            rewrite.source(),
            rewrite.target(),
            rewrite.locale(),
            rewrite.customer() == null ? "for everyone" : "for customer " + rewrite.customer(),
            rewrite.context() == null ? "open request" : "context " + rewrite.context(),
            rewrite.rewriteId());
  }

  private List<StoredRewrite> duplicates() {
    List<StoredRewrite> found = new ArrayList<>();
    for (int i = 1; i < rewrites.size(); i++) {
      if (key(rewrites.get(i)).equals(key(rewrites.get(i - 1)))) {
        found.add(rewrites.get(i));
      }
    }
    return found;
  }

  private List<StoredRewrite> circular() {
    return rewrites.stream()
        .filter(rewrite -> TextKey.of(rewrite.target()).equals(rewrite.source()))
        .toList();
  }

  /** A target is looked up as a service would: the customer's own rewrites, then everyone's. */
  private List<StoredRewrite> chained() {
    Set<Key> sources = new HashSet<>(2 * rewrites.size());
    rewrites.forEach(rewrite -> sources.add(key(rewrite)));
    return rewrites.stream().filter(rewrite -> isChained(rewrite, sources)).toList();
  }

  private static boolean isChained(StoredRewrite rewrite, Set<Key> sources) {
    String target = TextKey.of(rewrite.target());
    if (target.equals(rewrite.source())) {
      return false; // Told apart, as its own fault.
    }
    Key own = new Key(rewrite.locale(), rewrite.customer(), rewrite.context(), target);
    Key common = new Key(rewrite.locale(), null, rewrite.context(), target);
    return sources.contains(own) || sources.contains(common);
  }

  private static Key key(StoredRewrite rewrite) {
    return new Key(rewrite.locale(), rewrite.customer(), rewrite.context(), rewrite.source());
  }
}
