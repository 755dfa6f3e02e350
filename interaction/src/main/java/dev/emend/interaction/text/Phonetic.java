package dev.emend.interaction.text;

/**
 * A coarse phonetic spelling of a whole utterance. Blanks are dropped, so that word boundaries that
 * recognition moved ("gastro pub", "gastropub") cost nothing; letters that English spells one sound
 * with fall together; vowels behind the first sound of the text fall into one class. Digits are
 * kept: "5" and "9" must stay apart. Other scripts keep their letters.
 */
public final class Phonetic {
  private static final char VOWEL = 'a';

  private final char[] key;
  private final char[] sounds;
  private int length;

  private Phonetic(String key) {
    this.key = key.toCharArray();
    // Only an x is two sounds.
    this.sounds = new char[2 * key.length()];
  }

  /** The phonetic spelling of a text key; empty where it has neither letters nor digits. */
  public static String spell(String key) {
    Phonetic spelling = new Phonetic(key);
    spelling.spellAll();
    return new String(spelling.sounds, 0, spelling.length);
  }

  private void spellAll() {
    int start = 0;
    for (int i = 0; i < key.length; ) {
      if (key[i] == ' ') {
        i++;
        start = i;
      } else if (i == start && isSilentStart(i)) {
        i++;
      } else {
        i += spellAt(start, i);
      }
    }
  }

  private boolean isSilentStart(int i) {
    char next = at(i + 1);
    return switch (key[i]) {
      case 'k', 'g' -> next == 'n';
      case 'w' -> next == 'r';
      default -> false;
    };
  }

  private char at(int i) {
    return i < key.length ? key[i] : ' ';
  }

  /** Adds the sound at a position of the word with this start, and returns its letters. */
  private int spellAt(int start, int i) {
    char c = key[i];
    char next = at(i + 1);
    switch (c) {
      case 'a', 'e', 'i', 'o', 'u', 'y' -> vowel(start, i);
      case 'b', 'p' -> {
        if (c == 'p' && next == 'h') {
          add('f');
          return 2;
        }
        add('p');
      }
      case 'c' -> {
        if (next == 'h') {
          add('x');
          return 2;
        }
        if (next == 'k') {
          add('k');
          return 2;
        }
        add(next == 'e' || next == 'i' || next == 'y' ? 's' : 'k');
      }
      case 'd', 't' -> {
        if (c == 't' && next == 'h') {
          add('t');
          return 2;
        }
        if (c == 't' && next == 'i' && at(i + 2) == 'o' && at(i + 3) == 'n') {
          add('x');
          return 2;
        }
        add('t');
      }
      case 'f', 'v' -> add('f');
      case 'g' -> {
        if (next == 'h') {
          return 2;
        }
        add(next == 'e' || next == 'i' || next == 'y' ? 'x' : 'k');
      }
      case 'h' -> {
        if (i == start) {
          add('h');
        }
      }
      case 'j' -> add('x');
      case 'k', 'q' -> add('k');
      case 'x' -> {
        add('k');
        add('s');
      }
      case 's' -> {
        if (next == 'h') {
          add('x');
          return 2;
        }
        add('s');
      }
      case 'z' -> add('s');
      case 'm', 'n' -> add('n');
      case 'w' -> {
        if (isVowel(next) || next == 'h') {
          add('w');
        }
      }
      default -> {
        if (Character.isLetterOrDigit(c)) {
          // Two equal digits are two digits.
          if (Character.isDigit(c)) {
            sounds[length++] = c;
          } else {
            add(c);
          }
        }
      }
    }
    return 1;
  }

  private void vowel(int start, int i) {
    boolean silent = key[i] == 'e' && at(i + 1) == ' ' && i - start > 1;
    if (!silent) {
      add(length == 0 && key[i] != 'y' ? key[i] : VOWEL);
    }
  }

  private void add(char sound) {
    if (length == 0 || sounds[length - 1] != sound) {
      sounds[length++] = sound;
    }
  }

  private static boolean isVowel(char c) {
    return switch (c) {
      case 'a', 'e', 'i', 'o', 'u', 'y' -> true;
      default -> false;
    };
  }
}
