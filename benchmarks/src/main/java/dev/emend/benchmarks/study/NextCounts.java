package dev.emend.benchmarks.study;

import dev.emend.interaction.Session;
import dev.emend.interaction.Terminations;
import dev.emend.rephrase.Followers;
import dev.emend.rephrase.Followers.Next;
import dev.emend.rephrase.Followers.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many customers said a text, went on after it, or said a certain text next; each counts once a
 * night. What {@code said_next} holds, without tables.
 */
final class NextCounts {
  /** One customer left out, nobody is left of fewer. */
  private static final long FEWEST = 2;

  private final Map<Next, Long> next = new HashMap<>();
  private final Map<Text, Long> said = new HashMap<>();
  private final Map<Text, Long> wentOn = new HashMap<>();

  private record By<T>(T what, String customer) {}

  /** Counts a night. */
  static NextCounts of(LogNight night, Terminations terminations) {
    Set<By<Next>> nexts = new HashSet<>();
    for (Session session : night.sessions()) {
      String customer = session.turn(0).customerId();
      Followers.in(session, terminations).forEach(one -> nexts.add(new By<>(one, customer)));
    }
    Set<By<Text>> said = new HashSet<>();
    Set<By<Text>> wentOn = new HashSet<>();
    NextCounts counts = new NextCounts();
    for (By<Next> one : nexts) {
      By<Text> earlier = new By<>(one.what.earlier(), one.customer);
      said.add(earlier);
      if (one.what.later() != null) {
        wentOn.add(earlier);
        counts.next.merge(one.what, 1L, Long::sum);
      }
    }
    said.forEach(one -> counts.said.merge(one.what, 1L, Long::sum));
    wentOn.forEach(one -> counts.wentOn.merge(one.what, 1L, Long::sum));
    return counts;
  }

  /** Adds another night. */
  void add(NextCounts other) {
    other.next.forEach((key, customers) -> next.merge(key, customers, Long::sum));
    other.said.forEach((key, customers) -> said.merge(key, customers, Long::sum));
    other.wentOn.forEach((key, customers) -> wentOn.merge(key, customers, Long::sum));
  }

  /** What judges are told. */
  Followers followers() {
    Map<Text, Long> ofEarlier = new HashMap<>();
    Map<Text, Long> ofLater = new HashMap<>();
    next.forEach(
        (pair, customers) -> {
          ofEarlier.merge(pair.earlier(), customers, Long::sum);
          ofLater.merge(pair.later(), customers, Long::sum);
        });
    List<Followers.Count> counts = new ArrayList<>();
    next.forEach(
        (pair, customers) -> {
          if (customers >= FEWEST) {
            counts.add(
                new Followers.Count(
                    pair, customers, ofEarlier.get(pair.earlier()), ofLater.get(pair.later())));
          }
        });
    long total = next.values().stream().mapToLong(Long::longValue).sum();
    return Followers.of(counts, total, fates());
  }

  private List<Followers.Fate> fates() {
    List<Followers.Fate> fates = new ArrayList<>();
    said.forEach(
        (text, customers) -> {
          if (customers >= FEWEST) {
            fates.add(new Followers.Fate(text, customers, wentOn.getOrDefault(text, 0L)));
          }
        });
    return fates;
  }
}
