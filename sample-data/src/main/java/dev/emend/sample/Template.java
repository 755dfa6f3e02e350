package dev.emend.sample;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One wording of an intent.
 *
 * @param intent the intent that people mean by it
 * @param tokens words, and slots as {@code {name}}
 * @param use when it is said
 * @param locale the only locale it is said in, or null
 * @param hole how the NLU fails on it
 */
record Template(String intent, List<String> tokens, Use use, String locale, Hole hole) {
  /** When a wording is said. */
  enum Use {
    /** To open a request. */
    REQUEST,
    /** After a request of the same intent that worked. */
    FOLLOW_UP,
    /** When the assistant asked. */
    ANSWER
  }

  /**
   * How the NLU fails on a wording, always.
   *
   * @param unread it has no such wording
   * @param intent what it reads instead, or null
   * @param slots slots of the wording and what it takes them for
   * @param missed the slot it misses, or null
   */
  record Hole(boolean unread, String intent, Map<String, String> slots, String missed) {
    static final Hole NONE = new Hole(false, null, Map.of(), null);
    static final Hole UNREAD = new Hole(true, null, Map.of(), null);

    boolean none() {
      return !unread && intent == null && missed == null;
    }
  }

  /** Dice coefficient of the distinct words and slots of two wordings. */
  double likeness(Template other) {
    Set<String> own = new HashSet<>(tokens);
    Set<String> others = new HashSet<>(other.tokens);
    int size = own.size() + others.size();
    own.retainAll(others);
    return 2.0 * own.size() / size;
  }

  /** Reads a line of {@code grammar.txt}. */
  static Template parse(String intent, String line) {
    int bar = line.indexOf('|');
    String[] flags = bar < 0 ? new String[0] : line.substring(0, bar).strip().split(" +");
    Use use = Use.REQUEST;
    String locale = null;
    Hole hole = Hole.NONE;
    for (int i = 0; i < flags.length; i++) {
      switch (flags[i]) {
        case "+" -> use = Use.FOLLOW_UP;
        case "~" -> use = Use.ANSWER;
        case "US", "GB" -> locale = "en-" + flags[i];
        case "?" -> hole = Hole.UNREAD;
        case "-" -> hole = new Hole(false, null, Map.of(), flags[++i]);
        case ">" -> {
          hole = new Hole(false, flags[i + 1], renamed(flags, i + 2), null);
          i = flags.length;
        }
        default -> throw new IllegalArgumentException("Unknown flag: " + flags[i] + " in " + line);
      }
    }
    return new Template(intent, words(line.substring(bar + 1).strip()), use, locale, hole);
  }

  private static Map<String, String> renamed(String[] flags, int from) {
    Map<String, String> slots = new LinkedHashMap<>();
    for (int i = from; i < flags.length; i++) {
      String[] names = flags[i].split("=");
      slots.put(names[0], names[1]);
    }
    return slots;
  }

  static List<String> words(String text) {
    return List.of(text.split(" "));
  }

  static boolean isSlot(String token) {
    return token.startsWith("{");
  }

  static String slotOf(String token) {
    return token.substring(1, token.length() - 1);
  }

  /** The slots in the order of the wording. */
  List<String> slots() {
    return tokens.stream().filter(Template::isSlot).map(Template::slotOf).toList();
  }

  boolean saidIn(String where) {
    return locale == null || locale.equals(where);
  }

  /** The same wording of another intent, with other words in the place of one. */
  Template of(String other, String word, List<String> instead) {
    List<String> replaced = new ArrayList<>();
    for (String token : tokens) {
      replaced.addAll(token.equals(word) ? instead : List.of(token));
    }
    return new Template(other, List.copyOf(replaced), use, locale, hole);
  }

  /** The same wording with a joint and another slot at its end. */
  Template and(String other, String joint, String slot) {
    List<String> longer = new ArrayList<>(tokens);
    longer.addAll(List.of(joint, "{" + slot + "}"));
    return new Template(other, List.copyOf(longer), use, locale, hole);
  }

  Template with(Hole other) {
    return new Template(intent, tokens, use, locale, other);
  }

  /** The wording with its slots filled. */
  String say(Map<String, String> values) {
    List<String> said = new ArrayList<>();
    for (String token : tokens) {
      said.add(isSlot(token) ? values.get(slotOf(token)) : token);
    }
    return String.join(" ", said);
  }
}
