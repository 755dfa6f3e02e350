package dev.emend.interaction.text;

/**
 * A coarse phonetic spelling of a whole utterance. Blanks are dropped, so that word boundaries that
 * recognition moved ("gastro pub", "gastropub") cost nothing; letters that English spells one sound
 * with fall together; vowels behind the first sound of the text fall into one class. Digits are
 * kept: "5" and "9" must stay apart. Other scripts keep their letters.
 */
public final class Phonetic {
  private static final char VOWEL = 'a';

  private Phonetic() {}

  /** The phonetic spelling of a text key; empty where it has neither letters nor digits. */
  public static String spell(String key) {
    StringBuilder sounds = new StringBuilder(key.length());
    for (String word : key.split(" ", -1)) {
      spellWord(word, sounds);
    }
    return sounds.toString();
  }

  private static void spellWord(String word, StringBuilder sounds) {
    int i = silentStart(word);
    while (i < word.length()) {
      i += spellAt(word, i, sounds);
    }
  }

  private static int silentStart(String word) {
    return word.startsWith("kn") || word.startsWith("wr") || word.startsWith("gn") ? 1 : 0;
  }

  /** Adds the sound at a position and returns how many letters it took. */
  private static int spellAt(String word, int i, StringBuilder sounds) {
    char c = word.charAt(i);
    char next = i + 1 < word.length() ? word.charAt(i + 1) : ' ';
    switch (c) {
      case 'a', 'e', 'i', 'o', 'u', 'y' -> vowel(word, i, sounds);
      case 'b', 'p' -> {
        if (c == 'p' && next == 'h') {
          add(sounds, 'f');
          return 2;
        }
        add(sounds, 'p');
      }
      case 'c' -> {
        if (next == 'h') {
          add(sounds, 'x');
          return 2;
        }
        if (next == 'k') {
          add(sounds, 'k');
          return 2;
        }
        add(sounds, next == 'e' || next == 'i' || next == 'y' ? 's' : 'k');
      }
      case 'd', 't' -> {
        if (c == 't' && next == 'h') {
          add(sounds, 't');
          return 2;
        }
        if (c == 't' && word.startsWith("tion", i)) {
          add(sounds, 'x');
          return 2;
        }
        add(sounds, 't');
      }
      case 'f', 'v' -> add(sounds, 'f');
      case 'g' -> {
        if (next == 'h') {
          return 2;
        }
        add(sounds, next == 'e' || next == 'i' || next == 'y' ? 'x' : 'k');
      }
      case 'h' -> {
        if (i == 0) {
          add(sounds, 'h');
        }
      }
      case 'j' -> add(sounds, 'x');
      case 'k', 'q' -> add(sounds, 'k');
      case 'x' -> {
        add(sounds, 'k');
        add(sounds, 's');
      }
      case 's' -> {
        if (next == 'h') {
          add(sounds, 'x');
          return 2;
        }
        add(sounds, 's');
      }
      case 'z' -> add(sounds, 's');
      case 'm', 'n' -> add(sounds, 'n');
      case 'w' -> {
        if (isVowel(next) || next == 'h') {
          add(sounds, 'w');
        }
      }
      default -> {
        if (Character.isLetterOrDigit(c)) {
          // Two equal digits are two digits.
          if (Character.isDigit(c)) {
            sounds.append(c);
          } else {
            add(sounds, c);
          }
        }
      }
    }
    return 1;
  }

  private static void vowel(String word, int i, StringBuilder sounds) {
    boolean silent = word.charAt(i) == 'e' && i == word.length() - 1 && i > 1;
    if (!silent) {
      add(sounds, sounds.isEmpty() && word.charAt(i) != 'y' ? word.charAt(i) : VOWEL);
    }
  }

  private static void add(StringBuilder sounds, char sound) {
    if (sounds.isEmpty() || sounds.charAt(sounds.length() - 1) != sound) {
      sounds.append(sound);
    }
  }

  private static boolean isVowel(char c) {
    return "aeiouy".indexOf(c) >= 0;
  }
}
