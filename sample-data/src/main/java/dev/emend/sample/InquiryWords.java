package dev.emend.sample;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a world of inquiries is about, in words drawn from the lexicon, and how people put it. */
final class InquiryWords {
  /** The wish for whatever there is. */
  static final String ANY = "any";

  private static final List<String> OPENINGS =
      List.of(
          "i want {v}",
          "i'm looking for {v}",
          "{v}",
          "{v} please",
          "i need {v}",
          "can you find {v}",
          "find me {v}",
          "a {v}",
          "uh {v}",
          "is there {v}",
          "i would like {v}");
  private static final List<String> ANSWERS =
      List.of(
          "{v}",
          "{v} please",
          "uh {v}",
          "i want {v}",
          "{v} {s}",
          "it should be {v}",
          "in {v}",
          "i said {v}");
  private static final List<String> CHANGES =
      List.of(
          "how about {v}",
          "what about {v}",
          "do you have {v}",
          "{v} then",
          "i want {v}",
          "{v}",
          "maybe {v}");
  private static final List<String> QUESTIONS =
      List.of(
          "what's the {a}",
          "{a}",
          "{a} please",
          "can i have the {a}",
          "give me the {a}",
          "and the {a}",
          "what is its {a}",
          "tell me the {a}");
  private static final List<String> INDIFFERENT =
      List.of("any", "i don't care", "it doesn't matter", "whatever", "any {s}");
  private static final List<String> SOUNDS = List.of("uh", "oh", "hm", "the", "can");
  private static final Map<Request.Reply, List<String>> REPLIES =
      Map.of(
          Request.Reply.YES, List.of("yes", "yeah", "right", "yes please", "correct"),
          Request.Reply.NO, List.of("no", "no thanks", "wrong", "no not that"),
          Request.Reply.OTHERS,
              List.of(
                  "anything else",
                  "is there anything else",
                  "another one",
                  "what else is there",
                  "next",
                  "something else"),
          Request.Reply.BYE,
              List.of("thank you", "thanks", "bye", "thank you bye", "okay thanks", "that's all"));

  private final String noun;
  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private final List<String> attributes = new ArrayList<>();
  private final Sounds sounds;

  InquiryWords(Chance chance) {
    List<String> lexicon = new ArrayList<>();
    Resources.lines("lexicon.txt").forEach(line -> lexicon.addAll(Template.words(line)));
    lexicon.removeAll(phraseWords());
    List<String> words = new ArrayList<>(chance.shuffled(lexicon));
    noun = words.remove(0);
    for (int slots = 2 + chance.below(4); slots > 0; slots--) {
      String slot = words.remove(0);
      int number = chance.happens(0.4) ? 3 + chance.below(4) : 8 + chance.below(50);
      values.put(slot, names(words, number, 0.2, chance));
    }
    attributes.addAll(names(words, 2 + chance.below(4), 0.3, chance));
    Set<String> all = new LinkedHashSet<>(lexicon);
    all.addAll(phraseWords());
    sounds = new Sounds(all);
  }

  private static List<String> names(List<String> words, int number, double pairs, Chance chance) {
    List<String> names = new ArrayList<>();
    while (names.size() < number) {
      String name = words.remove(0);
      names.add(chance.happens(pairs) ? name + " " + words.remove(0) : name);
    }
    return names;
  }

  private static Set<String> phraseWords() {
    Set<String> words = new LinkedHashSet<>(SOUNDS);
    for (List<String> phrases : List.of(OPENINGS, ANSWERS, CHANGES, QUESTIONS, INDIFFERENT)) {
      phrases.forEach(phrase -> words.addAll(Template.words(phrase)));
    }
    for (Request.Reply reply : Request.Reply.values()) {
      REPLIES.get(reply).forEach(phrase -> words.addAll(Template.words(phrase)));
    }
    words.removeIf(Template::isSlot);
    return words;
  }

  /** What is looked for. */
  String noun() {
    return noun;
  }

  Set<String> slots() {
    return values.keySet();
  }

  List<String> values(String slot) {
    return values.get(slot);
  }

  List<String> attributes() {
    return attributes;
  }

  Sounds sounds() {
    return sounds;
  }

  /** On which occasion a wish is said. */
  enum Occasion {
    OPENING,
    ANSWER,
    CHANGE
  }

  private static List<String> phrases(Occasion occasion) {
    return switch (occasion) {
      case OPENING -> OPENINGS;
      case ANSWER -> ANSWERS;
      case CHANGE -> CHANGES;
    };
  }

  /** What somebody says, and what they mean by it; nothing is asked by a goodbye or a sound. */
  record Said(String text, Request meaning) {
    boolean content() {
      return !meaning.empty() && meaning.reply() != Request.Reply.BYE;
    }
  }

  Said wish(Map<String, String> wishes, Occasion occasion, Chance chance) {
    String slot = wishes.keySet().iterator().next();
    boolean indifferent = wishes.containsValue(ANY);
    String phrase = chance.pick(indifferent ? INDIFFERENT : phrases(occasion));
    List<String> parts = new ArrayList<>();
    wishes.forEach((name, value) -> parts.add(dressed(name, value, chance)));
    String list = String.join(chance.happens(0.5) ? " and " : " ", parts);
    return new Said(phrase.replace("{v}", list).replace("{s}", slot), Request.wish(wishes));
  }

  private String dressed(String slot, String value, Chance chance) {
    if (chance.happens(0.3)) {
      return value + " " + (chance.happens(0.5) ? noun : slot);
    }
    return chance.happens(0.15) ? "in the " + value : value;
  }

  Said question(Collection<String> attributes, Chance chance) {
    String list = String.join(" and ", attributes);
    Set<String> asked = new LinkedHashSet<>(attributes);
    return new Said(chance.pick(QUESTIONS).replace("{a}", list), Request.question(asked));
  }

  Said reply(Request.Reply reply, Chance chance) {
    return new Said(chance.pick(REPLIES.get(reply)), Request.of(reply));
  }

  Said sound(Chance chance) {
    return new Said(chance.pick(SOUNDS), Request.NOTHING);
  }
}
