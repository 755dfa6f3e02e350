package dev.emend.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What recognition makes of phrases again and again. */
final class Mishearings {
  private final List<Rule> rules = new ArrayList<>();
  private final Map<String, List<Rule>> byFirstWord = new HashMap<>();

  /**
   * A phrase and what is heard instead.
   *
   * @param phrase what is said
   * @param heard what is heard
   * @param rate how often, 0..1, for the commonest speaker
   * @param words the words of the phrase
   */
  record Rule(String phrase, String heard, double rate, List<String> words) {
    Rule(String phrase, String heard, double rate) {
      this(phrase, heard, rate, Template.words(phrase));
    }

    private boolean standsAt(List<String> said, int position) {
      int end = position + words.size();
      return end <= said.size() && said.subList(position, end).equals(words);
    }
  }

  /** Each mishearing of {@code mishearings.txt} with the given chance. */
  void addHandmade(Chance chance, double share) {
    for (String line : Resources.lines("mishearings.txt")) {
      String[] sides = line.split(" = ");
      for (String side : sides[1].split(", ")) {
        int rate = side.lastIndexOf(' ');
        if (chance.happens(share)) {
          add(
              new Rule(
                  sides[0],
                  side.substring(0, rate),
                  Integer.parseInt(side.substring(rate + 1)) / 100.0));
        }
      }
    }
  }

  /** Mishearings of its own for each name with the given chance. */
  void addDrawn(Values values, Sounds sounds, Chance chance, double share) {
    for (Values.Kind kind : values.all()) {
      for (String name : kind.names()) {
        if (chance.happens(share)) {
          add(new Rule(name, misheard(name, sounds, chance), chance.between(0.05, 0.6)));
        }
      }
    }
  }

  private static String misheard(String name, Sounds sounds, Chance chance) {
    List<String> words = new ArrayList<>(Template.words(name));
    int at = chance.below(words.size());
    List<String> near = sounds.near(words.get(at));
    if (near.isEmpty() || chance.happens(0.25)) {
      return moved(words, at);
    }
    words.set(at, near.get(chance.below(Math.min(3, near.size()))));
    return String.join(" ", words);
  }

  /** Moves a word boundary: joins two words, or splits one. */
  private static String moved(List<String> words, int at) {
    if (at + 1 < words.size()) {
      words.set(at, words.get(at) + words.remove(at + 1));
    } else if (words.get(at).length() > 4) {
      int middle = words.get(at).length() / 2;
      words.set(at, words.get(at).substring(0, middle) + " " + words.get(at).substring(middle));
    } else {
      words.add("er");
    }
    return String.join(" ", words);
  }

  private void add(Rule rule) {
    rules.add(rule);
    byFirstWord
        .computeIfAbsent(Template.words(rule.phrase).get(0), word -> new ArrayList<>())
        .add(rule);
  }

  List<Rule> rules() {
    return rules;
  }

  /** The rules whose phrase stands at a position, in their order. */
  List<Rule> at(List<String> words, int position) {
    List<Rule> standing = new ArrayList<>();
    for (Rule rule : byFirstWord.getOrDefault(words.get(position), List.of())) {
      if (rule.standsAt(words, position)) {
        standing.add(rule);
      }
    }
    return standing;
  }
}
