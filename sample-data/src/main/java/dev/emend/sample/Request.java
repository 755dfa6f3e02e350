package dev.emend.sample;

import dev.emend.interaction.Reading;
import dev.emend.interaction.Slot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one utterance of an inquiry asks for.
 *
 * @param wishes slot and value of what is looked for
 * @param questions what is asked about the offer
 * @param reply a plain reply, or null
 */
record Request(SortedMap<String, String> wishes, SortedSet<String> questions, Reply reply) {
  static final Request NOTHING = new Request(Map.of(), Set.of(), null);

  /** Says no more than which way to go on. */
  enum Reply {
    YES,
    NO,
    OTHERS,
    BYE
  }

  Request {
    wishes = Collections.unmodifiableSortedMap(new TreeMap<>(wishes));
    questions = Collections.unmodifiableSortedSet(new TreeSet<>(questions));
  }

  Request(Map<String, String> wishes, Set<String> questions, Reply reply) {
    this(new TreeMap<>(wishes), new TreeSet<>(questions), reply);
  }

  static Request of(Reply reply) {
    return new Request(Map.of(), Set.of(), reply);
  }

  static Request wish(Map<String, String> wishes) {
    return new Request(wishes, Set.of(), null);
  }

  static Request question(Set<String> questions) {
    return new Request(Map.of(), questions, null);
  }

  boolean empty() {
    return wishes.isEmpty() && questions.isEmpty() && reply == null;
  }

  /** The single things that are asked for. */
  Set<String> parts() {
    Set<String> parts = new TreeSet<>(questions);
    wishes.forEach((slot, value) -> parts.add(slot + "=" + value));
    if (parts.isEmpty() && reply != null) {
      parts.add(reply.name());
    }
    return parts;
  }

  /** Whether this asks again for something that was asked before and read otherwise. */
  boolean saysAgain(Request before, Request read) {
    Set<String> lost = before.parts();
    lost.removeAll(read.parts());
    Set<String> wanted = lost.isEmpty() ? before.parts() : lost;
    return parts().stream().anyMatch(wanted::contains);
  }

  /** As an NLU reports it; a goodbye is not understood as anything. */
  Reading reading(String domain) {
    List<Slot> slots = new ArrayList<>();
    wishes.forEach((slot, value) -> slots.add(Slot.of(slot, value)));
    questions.forEach(question -> slots.add(Slot.of("request", question)));
    return slots.isEmpty() && (reply == null || reply == Reply.BYE)
        ? Reading.NOTHING
        : new Reading(domain, intent(), slots);
  }

  private String intent() {
    if (!wishes.isEmpty()) {
      return "inform";
    }
    return questions.isEmpty() ? reply.name().toLowerCase(java.util.Locale.ROOT) : "request";
  }
}
