package dev.emend.interaction.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarityTest {
  @ParameterizedTest
  @CsvSource({"kitten,sitting,3", "'','',0", "'',abc,3", "flaw,lawn,2", "näive,naive,1"})
  void editDistanceCountsSingleEdits(String a, String b, int distance) {
    assertThat(EditDistance.between(a, b)).isEqualTo(distance);
    assertThat(EditDistance.between(b, a)).isEqualTo(distance);
  }

  @Test
  void bitParallelDistanceEqualsTheTextbookTable() {
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      String a = text(random, 90);
      String b = text(random, 90);
      assertThat(EditDistance.between(a, b)).as("%s | %s", a, b).isEqualTo(table(a, b));
    }
  }

  @Test
  void bagsCountRepeats() {
    Bag a = Bag.ofTokens("play the song the song");
    Bag b = Bag.ofTokens("the song");
    assertThat(a.shared(b)).isEqualTo(2);
    assertThat(a.dice(b)).isCloseTo(4.0 / 7, within(1e-12));
    assertThat(a.overlap(b)).isEqualTo(1);
    assertThat(Bag.ofTokens("").dice(Bag.ofTokens(""))).isZero();
    assertThat(Bag.ofCharacters("ab", 3).size()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "gastro pub,gastropub",
    "knight,night",
    "phone,fone",
    "their weather,there whether",
    "dix,dicks"
  })
  void whatSoundsAlikeIsSpeltAlike(String a, String b) {
    assertThat(Phonetic.spell(a)).isEqualTo(Phonetic.spell(b));
  }

  @ParameterizedTest
  @CsvSource({"at 5,at 9", "play jazz,play rock", "channel 11,channel 1"})
  void whatSoundsDifferentStaysApart(String a, String b) {
    assertThat(Phonetic.spell(a)).isNotEqualTo(Phonetic.spell(b));
  }

  private static String text(Random random, int longest) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(longest);
    for (int i = 0; i < length; i++) {
      text.append(random.nextInt(30) == 0 ? 'ß' : (char) ('a' + random.nextInt(4)));
    }
    return text.toString();
  }

  private static int table(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
        } else {
          int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
          d[i][j] = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
