package dev.emend.sample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Which words sound alike: edit distance over sounds, where kindred sounds are near. */
final class Sounds {
  private static final double NEAR = 0.34;
  private static final int MOST = 6;
  private static final String[][] SPELLINGS = {
    {"ight", "Yt"}, {"tch", "C"}, {"ch", "C"}, {"sh", "S"}, {"th", "T"}, {"ph", "f"}, {"ck", "k"},
    {"qu", "kw"}, {"wh", "w"}, {"kn", "n"}, {"wr", "r"}, {"ee", "i"}, {"ea", "i"}, {"oo", "u"},
    {"ou", "W"}, {"ow", "W"}, {"ai", "e"}, {"ay", "e"}, {"oa", "o"}, {"x", "ks"}, {"c", "k"},
    {"z", "s"}, {"'", ""}
  };
  private static final String VOWELS = "aeiouyYW";
  private static final List<String> KINDRED =
      List.of(
          "pb", "td", "kg", "fvT", "sSCj", "mn", "lr", "ie", "yi", "Yy", "ou", "Wo", "ae", "ao");

  private final List<Spelt> lexicon;
  private final Map<String, List<String>> near = new HashMap<>();

  Sounds(Iterable<String> words) {
    TreeSet<String> sorted = new TreeSet<>();
    words.forEach(sorted::add);
    lexicon = sorted.stream().map(word -> new Spelt(word, sound(word))).toList();
  }

  private record Spelt(String word, String sound) {}

  private record Rated(String word, double distance) {}

  /** The words that sound most like this one, the nearest first; at most six. */
  List<String> near(String word) {
    return near.computeIfAbsent(word, this::search);
  }

  private List<String> search(String word) {
    String sound = sound(word);
    List<Rated> rated = new ArrayList<>();
    for (Spelt other : lexicon) {
      double distance =
          distance(sound, other.sound) / Math.max(sound.length(), other.sound.length());
      if (distance <= NEAR && !other.word.equals(word)) {
        rated.add(new Rated(other.word, distance));
      }
    }
    rated.sort(Comparator.comparingDouble(Rated::distance).thenComparing(Rated::word));
    return rated.stream().limit(MOST).map(Rated::word).toList();
  }

  private static String sound(String word) {
    String sound = word;
    for (String[] spelling : SPELLINGS) {
      sound = sound.replace(spelling[0], spelling[1]);
    }
    return sound.length() > 3 && sound.endsWith("e")
        ? sound.substring(0, sound.length() - 1)
        : sound;
  }

  private static double distance(String a, String b) {
    double[] row = new double[b.length() + 1];
    for (int j = 1; j <= b.length(); j++) {
      row[j] = row[j - 1] + lost(b.charAt(j - 1));
    }
    for (int i = 1; i <= a.length(); i++) {
      double diagonal = row[0];
      row[0] += lost(a.charAt(i - 1));
      for (int j = 1; j <= b.length(); j++) {
        double swapped = diagonal + swapped(a.charAt(i - 1), b.charAt(j - 1));
        diagonal = row[j];
        double gap = Math.min(row[j] + lost(a.charAt(i - 1)), row[j - 1] + lost(b.charAt(j - 1)));
        row[j] = Math.min(swapped, gap);
      }
    }
    return row[b.length()];
  }

  private static double lost(char sound) {
    return sound == 'h' ? 0.3 : isVowel(sound) ? 0.6 : 0.9;
  }

  private static double swapped(char a, char b) {
    if (a == b) {
      return 0;
    }
    for (String family : KINDRED) {
      if (family.indexOf(a) >= 0 && family.indexOf(b) >= 0) {
        return 0.35;
      }
    }
    return isVowel(a) && isVowel(b) ? 0.6 : 1;
  }

  private static boolean isVowel(char sound) {
    return VOWELS.indexOf(sound) >= 0;
  }
}
