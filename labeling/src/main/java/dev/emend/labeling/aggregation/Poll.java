package dev.emend.labeling.aggregation;

import dev.emend.interaction.Reading;
import dev.emend.interaction.SyntheticLabel.LabelledSlot;
import dev.emend.interaction.SyntheticLabel.Origin;
import dev.emend.labeling.aggregation.AgreementPrior.Counts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The evidence about one text, summed by reading after each customer's part was bounded. Masses are
 * whole numbers of 2⁻³² turns.
 */
final class Poll {
  private static final double ONE = 1L << 32;
  private static final double LIKELY = 0.5;

  private final AggregationOptions options;
  private final Map<String, Candidate> candidates = new TreeMap<>();
  private final Map<String, Long> readAs = new TreeMap<>();
  private final Set<String> failed = new TreeSet<>();

  Poll(TextEvidence evidence, AggregationOptions options) {
    this.options = options;
    Map<String, Long> support = new TreeMap<>();
    Map<String, Long> against = new TreeMap<>();
    for (LabelEvidence piece : evidence.pieces()) {
      support.merge(piece.customerId(), whole(piece.support()), Long::sum);
      against.merge(piece.customerId(), whole(piece.against()), Long::sum);
    }
    for (LabelEvidence piece : evidence.pieces()) {
      if (piece.origin() == Origin.OWN_SUCCESS) {
        readAs.merge(piece.reading().key(), 1L, Long::sum);
      }
      if (piece.against() >= LIKELY) {
        failed.add(piece.customerId());
      }
      candidates
          .computeIfAbsent(piece.reading().key(), key -> new Candidate(key, piece.reading()))
          .add(
              piece,
              bounded(piece.support(), support.get(piece.customerId())),
              bounded(piece.against(), against.get(piece.customerId())));
    }
  }

  /** The reading that the evidence agrees on most; ties by the reading's key. */
  Optional<Candidate> winner() {
    Candidate best = null;
    double bestShare = -1;
    for (Candidate candidate : candidates.values()) {
      double share = candidate.agree() > 0 ? options.prior().mean(counts(candidate.key)) : -1;
      if (share > bestShare) {
        best = candidate;
        bestShare = share;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Evidence for a reading, and against it: its own failures and what speaks for others. */
  Counts counts(String reading) {
    double agree = 0;
    double disagree = 0;
    double others = 0;
    for (Candidate candidate : candidates.values()) {
      if (candidate.key.equals(reading)) {
        agree += candidate.agree();
        disagree += candidate.disagree();
      } else {
        others += candidate.agree();
      }
    }
    return new Counts(agree / ONE, (others + disagree) / ONE);
  }

  /** Whether a reading is what the text is mostly given by itself; ties by the reading's key. */
  Claim claim(Candidate candidate) {
    String most = null;
    for (Map.Entry<String, Long> read : readAs.entrySet()) {
      if (most == null || read.getValue() > readAs.get(most)) {
        most = read.getKey();
      }
    }
    return candidate.key.equals(most) ? Claim.CONFIRMED : Claim.CORRECTED;
  }

  /** Customers whom the text failed at least once, or who support a reading. */
  int concerned(Candidate candidate) {
    Set<String> all = new TreeSet<>(failed);
    candidate.customers.values().forEach(all::addAll);
    return all.size();
  }

  private long bounded(double mass, long total) {
    double most = options.maxPerCustomer() * ONE;
    return total <= most ? whole(mass) : (long) (whole(mass) * (most / total));
  }

  private static long whole(double mass) {
    return Math.round(mass * ONE);
  }

  /** What speaks for one reading and against it. */
  final class Candidate {
    private final String key;
    private final Reading reading;
    private final Map<Origin, Long> support = new EnumMap<>(Origin.class);
    private final Map<Origin, Set<String>> customers = new EnumMap<>(Origin.class);
    private final Set<String> sessions = new TreeSet<>();
    private final Map<String, Double> strongest = new TreeMap<>();
    private final Map<String, Long> placeMass = new TreeMap<>();
    private final Map<String, List<LabelledSlot>> places = new TreeMap<>();
    private long against;
    private long misheard;

    Candidate(String key, Reading reading) {
      this.key = key;
      this.reading = reading;
    }

    private void add(LabelEvidence piece, long supporting, long opposing) {
      support.merge(piece.origin(), supporting, Long::sum);
      against += opposing;
      misheard += whole(piece.misheard() * supporting / ONE);
      if (piece.support() > 0) {
        strongest.merge(piece.customerId(), piece.support(), Math::max);
        if (piece.slots().size() == reading.slotKeys().size()) {
          String place = piece.slots().toString();
          placeMass.merge(place, supporting, Long::sum);
          places.put(place, piece.slots());
        }
      }
      if (piece.support() > 0 && piece.support() >= options.leastSupport()) {
        customers.computeIfAbsent(piece.origin(), o -> new TreeSet<>()).add(piece.customerId());
        sessions.add(piece.sessionId());
      }
    }

    String key() {
      return key;
    }

    Reading reading() {
      return reading;
    }

    /** What is left of an own success after what even a wrong reading would have had. */
    double agree() {
      double own = Math.max(0, of(Origin.OWN_SUCCESS) - options.falseSuccess() * against);
      return of(Origin.PROJECTED) + of(Origin.EXPLICIT) + own;
    }

    /** What is left of its failures after what even a right reading would have had. */
    double disagree() {
      return Math.max(0, against - options.falseFailure() * of(Origin.OWN_SUCCESS));
    }

    /** Share of success where the text was read like this by itself; 0 where it never was. */
    double ownSuccess() {
      double success = of(Origin.OWN_SUCCESS);
      return success == 0 ? 0 : success / (success + against);
    }

    /** Share of its support that comes from texts that are not what was said. */
    double misheard() {
      long all = support.values().stream().mapToLong(Long::longValue).sum();
      return all == 0 ? 0 : Math.min(1, misheard / (double) all);
    }

    int customers(Origin origin) {
      return customers.getOrDefault(origin, Set.of()).size();
    }

    int customers() {
      Set<String> all = new TreeSet<>();
      customers.values().forEach(all::addAll);
      return all.size();
    }

    int sessions() {
      return sessions.size();
    }

    /** Best single support of each customer, greatest first. */
    List<Double> strongest() {
      List<Double> sorted = new ArrayList<>(strongest.values());
      sorted.sort(Collections.reverseOrder());
      return sorted;
    }

    /** The places that most evidence gives the slots; empty where none gives any. */
    Optional<List<LabelledSlot>> place() {
      String best = null;
      for (Map.Entry<String, Long> place : placeMass.entrySet()) {
        if (best == null || place.getValue() > placeMass.get(best)) {
          best = place.getKey();
        }
      }
      return Optional.ofNullable(best).map(places::get);
    }

    private long of(Origin origin) {
      return support.getOrDefault(origin, 0L);
    }
  }
}
