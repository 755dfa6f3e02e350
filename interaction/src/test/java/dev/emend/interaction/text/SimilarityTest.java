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
  void preparedPatternsGiveTheTextbookTable() {
    Random random = new Random(12);
    int[] distances = new int[4];
    for (int i = 0; i < 3_000; i++) {
      int longest = i % 2 == 0 ? 70 : 300;
      EditPattern a = EditPattern.of(EditText.of(text(random, longest)));
      EditPattern b = EditPattern.of(EditText.of(text(random, longest)));
      EditText[] as = {EditText.of(text(random, longest)), EditText.of(text(random, longest))};
      EditText[] bs = {EditText.of(text(random, longest)), a.text()};
      EditPattern.distances(a, as, b, bs, distances);
      assertThat(distances)
          .containsExactly(
              table(a.text().text(), as[0].text()),
              table(a.text().text(), as[1].text()),
              table(b.text().text(), bs[0].text()),
              table(b.text().text(), bs[1].text()));
      assertThat(a.distance(b.text())).isEqualTo(b.distance(a.text())).isEqualTo(distances[3]);
      assertThat(a.similarity(b.text()))
          .isEqualTo(EditDistance.similarity(a.text().text(), b.text().text()));
    }
  }

  @Test
  void anyNumberOfShortTextsIsComparedAtOnce() {
    Random random = new Random(14);
    for (int i = 0; i < 6_000; i++) {
      EditPattern a = EditPattern.of(EditText.of(ascii(random, 36)));
      EditPattern b = EditPattern.of(EditText.of(ascii(random, 34)));
      EditText[] as = texts(random, random.nextInt(6));
      EditText[] bs = texts(random, random.nextInt(6));
      int[] distances = new int[as.length + bs.length];
      EditPattern.distances(a, as, b, bs, distances);
      for (int k = 0; k < distances.length; k++) {
        String pattern = (k < as.length ? a : b).text().text();
        String text = (k < as.length ? as[k] : bs[k - as.length]).text();
        assertThat(distances[k]).as("%s | %s", pattern, text).isEqualTo(table(pattern, text));
      }
    }
  }

  private static EditText[] texts(Random random, int number) {
    EditText[] texts = new EditText[number];
    for (int i = 0; i < number; i++) {
      texts[i] = EditText.of(ascii(random, random.nextInt(20) == 0 ? 80 : 40));
    }
    return texts;
  }

  private static String ascii(Random random, int longest) {
    return text(random, longest).replace('ß', 'e');
  }

  @Test
  void anOddNumberOfTextsIsComparedToo() {
    EditPattern a = EditPattern.of(EditText.of("kitten"));
    int[] distances = new int[3];
    EditText[] two = {EditText.of("sitting"), EditText.of("")};
    EditPattern.distances(a, two, a, new EditText[] {EditText.of("mitten")}, distances);
    assertThat(distances).containsExactly(3, 6, 1);
  }

  @Test
  void bagsThatShareNumbersShareTheSameFeatures() {
    Random random = new Random(13);
    for (int i = 0; i < 300; i++) {
      FeatureNumbers numbers = new FeatureNumbers();
      for (int k = 0; k < 8; k++) {
        String a = text(random, 400);
        String b = text(random, 400);
        int shared = Bag.ofCharacters(a, 2).shared(Bag.ofCharacters(b, 2));
        Bag one = Bag.ofCharacters(a, 2, numbers);
        Bag other = Bag.ofCharacters(b, 2, numbers);
        assertThat(one.shared(other)).isEqualTo(shared);
        assertThat(other.shared(one)).isEqualTo(shared);
        assertThat(one.shared(one)).isEqualTo(one.size());
      }
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
