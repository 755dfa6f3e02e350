package dev.emend.labeling.failure;

import dev.emend.interaction.Answer.Status;
import dev.emend.interaction.Heard.Hypothesis;
import dev.emend.interaction.Slot;
import dev.emend.interaction.Slot.Resolution;
import dev.emend.interaction.Turn;
import dev.emend.interaction.text.EditDistance;
import dev.emend.interaction.text.Phonetic;
import dev.emend.interaction.text.TextKey;
import dev.emend.labeling.failure.Observation.Again;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Looks for the signs in one observation. */
final class Signs {
  private static final double UNSURE_BELOW = 0.5;
  private static final double AMBIGUOUS = 0.5;

  private final Observation observation;
  private final Turn turn;
  private final String words;
  private final Map<Sign, Double> seen = new EnumMap<>(Sign.class);

  Signs(Observation observation) {
    this.observation = observation;
    this.turn = observation.turn();
    this.words = TextKey.of(turn.utterance());
    see(Sign.ANY_TURN, 1);
    lookAtEnd();
    lookAtConfidence();
    see(Sign.UNRESOLVED, unresolved(turn));
    if (observation.again() != null) {
      lookAtAgain(observation.again());
    }
  }

  /** Signs that were seen, with their strength above 0 and at most 1. */
  Map<Sign, Double> seen() {
    return seen;
  }

  private void see(Sign sign, double strength) {
    if (strength > 0) {
      seen.put(sign, strength);
    }
  }

  private void lookAtEnd() {
    Status status = turn.answer().status();
    see(Sign.WORKED, observation.outcome().success());
    see(Sign.FAILED, observation.outcome().failure());
    see(Sign.NO_RESULT, status == Status.NO_RESULT || status == Status.ERROR ? 1 : 0);
    see(Sign.NOT_UNDERSTOOD, status == Status.NOT_UNDERSTOOD ? 1 : 0);
    see(Sign.UNSUPPORTED, status == Status.UNSUPPORTED ? 1 : 0);
    see(Sign.NOTHING_READ, turn.reading().understood() ? 0 : 1);
    see(Sign.NOTHING_HEARD, words.isEmpty() ? 1 : 0);
  }

  private void lookAtConfidence() {
    double wake = unsure(turn.wakeConfidence());
    see(Sign.UNSURE_HEARING, unsure(turn.heard().confidence()));
    see(Sign.SURE_HEARING, sure(turn.heard().confidence()));
    see(Sign.UNSURE_READING, unsure(turn.nluConfidence()));
    see(Sign.UNSURE_WAKE, wake);
    see(Sign.UNSURE_WAKE_ABANDONED, observation.abandoned() ? wake : 0);
  }

  /** 0 from one half upward and where nothing is known, 1 at no confidence. */
  private static double unsure(Double confidence) {
    return confidence == null ? 0 : Math.max(0, 1 - confidence / UNSURE_BELOW);
  }

  private static double sure(Double confidence) {
    return confidence == null ? 0 : (confidence - UNSURE_BELOW) / (1 - UNSURE_BELOW);
  }

  private void lookAtAgain(Again again) {
    double credence = again.credence();
    see(Sign.SAID_AGAIN, again.probability());
    String other = TextKey.of(again.turn().utterance());
    boolean sameReading = turn.reading().key().equals(again.turn().reading().key());
    if (words.equals(other)) {
      see(Sign.HEARD_TWICE, again.probability());
      see(sameReading ? Sign.SAME_WORDS_SAME_READING : Sign.SAME_WORDS_OTHER_READING, credence);
    } else {
      double alike = alike(words, other);
      see(sameReading ? Sign.ALIKE_SAME_READING : Sign.ALIKE_OTHER_READING, credence * alike);
      see(
          sameReading ? Sign.REWORDED_SAME_READING : Sign.REWORDED_OTHER_READING,
          credence * (1 - alike));
      see(Sign.PASSED_OVER, passedOver(other) ? credence : 0);
    }
    see(Sign.OTHER_ENTITY, sameReading && otherEntity(again.turn()) ? credence : 0);
  }

  private boolean passedOver(String other) {
    List<Hypothesis> nbest = turn.heard().nbest();
    return nbest.stream().anyMatch(hypothesis -> TextKey.of(hypothesis.text()).equals(other));
  }

  /**
   * How alike in sound two texts are where they differ, 0..1: the mean of the likeness of what is
   * left when equal words at both ends are taken off, and of the whole texts, so that a short word
   * that was swallowed is neither a sure mishearing nor a sure rewording.
   */
  static double alike(String a, String b) {
    List<String> left = List.of(a.split(" ", -1));
    List<String> right = List.of(b.split(" ", -1));
    int shorter = Math.min(left.size(), right.size());
    int head = 0;
    while (head < shorter && left.get(head).equals(right.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && left.get(left.size() - 1 - tail).equals(right.get(right.size() - 1 - tail))) {
      tail++;
    }
    String from = String.join(" ", left.subList(head, left.size() - tail));
    String to = String.join(" ", right.subList(head, right.size() - tail));
    return (sound(from, to) + sound(a, b)) / 2;
  }

  private static double sound(String a, String b) {
    return EditDistance.similarity(Phonetic.spell(a), Phonetic.spell(b));
  }

  private static double unresolved(Turn turn) {
    double unresolved = 0;
    for (Slot slot : turn.reading().slots()) {
      if (slot.resolution() == Resolution.NO_MATCH) {
        unresolved = 1;
      } else if (slot.resolution() == Resolution.AMBIGUOUS) {
        unresolved = Math.max(unresolved, AMBIGUOUS);
      }
    }
    return unresolved;
  }

  /** The same value was resolved to another entity, or only the second time. */
  private boolean otherEntity(Turn later) {
    Map<String, Slot> before = new TreeMap<>();
    turn.reading().slots().forEach(slot -> before.put(name(slot), slot));
    for (Slot slot : later.reading().slots()) {
      Slot earlier = before.get(name(slot));
      boolean matched = slot.resolution() == Resolution.MATCH;
      if (earlier != null
          && ((slot.entityId() != null && !Objects.equals(slot.entityId(), earlier.entityId()))
              || (matched && unresolved(turn) > 0 && earlier.resolution() != Resolution.MATCH))) {
        return true;
      }
    }
    return false;
  }

  private static String name(Slot slot) {
    return slot.name() + '=' + TextKey.of(slot.value());
  }
}
