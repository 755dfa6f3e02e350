package dev.emend.sample;

import dev.emend.sample.Request.Reply;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Spots values and questions in what was heard, and misses some. */
final class InquiryNlu {
  private static final List<String> OTHERS = List.of("else", "another", "next");
  private static final List<String> YES = List.of("yes", "yeah", "right", "correct");
  private static final List<String> NO = List.of("no", "wrong");
  private static final List<String> INDIFFERENT = List.of("any", "care", "matter", "whatever");

  private final InquiryWords words;
  private final InquiryOptions.Understanding options;
  private final Set<String> deaf = new HashSet<>();

  InquiryNlu(InquiryWords words, InquiryOptions.Understanding options, Chance chance) {
    this.words = words;
    this.options = options;
    for (String slot : words.slots()) {
      for (String value : words.values(slot)) {
        if (chance.happens(options.deaf())) {
          deaf.add(value);
        }
      }
    }
  }

  /**
   * Reads a text.
   *
   * @param asked the slot that was asked for, or null
   * @param quality how well it was heard, 0..1
   */
  Request read(String text, String asked, double quality, Chance chance) {
    double misses = options.misses() * (1.5 - quality);
    Map<String, String> wishes = new TreeMap<>();
    for (String slot : words.slots()) {
      for (String value : words.values(slot)) {
        if (holds(text, value) && !deaf.contains(value) && !chance.happens(misses)) {
          wishes.put(slot, value);
        }
      }
    }
    Set<String> questions = new TreeSet<>();
    for (String attribute : words.attributes()) {
      if (holds(text, attribute) && !chance.happens(misses)) {
        questions.add(attribute);
      }
    }
    Reply reply = reply(text);
    if (asked != null && wishes.isEmpty() && reply == null && any(text, INDIFFERENT)) {
      wishes.put(asked, InquiryWords.ANY);
    }
    if (chance.happens(options.adds())) {
      addWish(wishes, chance);
    }
    boolean plain = wishes.isEmpty() && questions.isEmpty();
    return new Request(wishes, questions, plain ? reply : null);
  }

  /** Another reading that nothing speaks for. */
  Request invented(Request read, Chance chance) {
    Map<String, String> wishes = new TreeMap<>(read.wishes());
    Set<String> questions = new TreeSet<>(read.questions());
    int way = chance.below(4);
    if (way == 0) {
      return Request.of(chance.pick(List.of(Reply.YES, Reply.NO, Reply.OTHERS)));
    } else if (way == 1) {
      questions.add(chance.pick(words.attributes()));
    } else {
      addWish(wishes, chance);
    }
    return new Request(wishes, questions, null);
  }

  private void addWish(Map<String, String> wishes, Chance chance) {
    String slot = chance.pick(List.copyOf(words.slots()));
    wishes.put(slot, chance.pick(words.values(slot)));
  }

  private static Reply reply(String text) {
    if (any(text, OTHERS)) {
      return Reply.OTHERS;
    }
    if (any(text, YES)) {
      return Reply.YES;
    }
    return any(text, NO) ? Reply.NO : null;
  }

  private static boolean any(String text, List<String> words) {
    return words.stream().anyMatch(word -> holds(text, word));
  }

  private static boolean holds(String text, String words) {
    return (" " + text + " ").contains(" " + words + " ");
  }
}
