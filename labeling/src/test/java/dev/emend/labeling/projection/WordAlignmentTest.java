package dev.emend.labeling.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WordAlignmentTest {
  private static final ProjectionOptions USUAL = ProjectionOptions.DEFAULT;

  /** Nothing may move, so that only the order of the texts counts. */
  private static final ProjectionOptions IN_ORDER =
      new ProjectionOptions(0.35, 0.1, 1, 3, 0, 1, true);

  private static final String[] WORDS = {
    "gastro", "pub", "gastropub", "play", "lay", "jazz", "jas", "a", "the", "four", "for"
  };

  @Test
  void splitAndMergedWordsAreOneLink() {
    WordAlignment alignment = align("find a gastro pub", "find a gastropub", USUAL);
    assertThat(alignment.links()).contains(new WordAlignment.Link(2, 4, 2, 3, USUAL.joinCost()));
    assertThat(alignment.extraWords() + alignment.lostWords()).isZero();
  }

  @Test
  void aSplitIsFoundBehindAnEqualWord() {
    WordAlignment alignment = align("pub gastro pub", "pub pub gastropub", IN_ORDER);
    assertThat(alignment.links()).anyMatch(link -> link.toA() - link.fromA() == 2);
  }

  @Test
  void wordsThatSoundAlikeStandForEachOther() {
    WordAlignment alignment = align("play sum jas", "play some jazz", USUAL);
    assertThat(alignment.links()).hasSize(3).allMatch(link -> link.fromA() == link.fromB());
  }

  @Test
  void aBlockThatMovedIsFoundWhereItWent() {
    WordAlignment alignment =
        align("in the kitchen turn on lights", "turn on lights in the kitchen", USUAL);
    assertThat(alignment.links()).hasSize(6);
    assertThat(alignment.extraWords() + alignment.lostWords()).isZero();
  }

  @Test
  void whatHasNothingInCommonIsNotLinked() {
    WordAlignment alignment = align("xyz", "mm", USUAL);
    assertThat(alignment.links()).isEmpty();
    assertThat(alignment.cost()).isEqualTo(1);
  }

  @Test
  void inOrderNoAlignmentIsCheaper() {
    Random random = new Random(5);
    for (int round = 0; round < 3000; round++) {
      String a = text(random, 5);
      String b = text(random, 5);
      Words left = Words.of(a);
      Words right = Words.of(b);
      double nothing = IN_ORDER.gapCost() * (left.count() + right.count());
      assertThat(WordAlignment.between(left, right, IN_ORDER).cost() * nothing)
          .as("'%s' and '%s'", a, b)
          .isCloseTo(cheapest(left, right, 0, 0), within(1e-9));
    }
  }

  @Test
  void theAssignmentIsTheCheapestOfAll() {
    Random random = new Random(6);
    for (int round = 0; round < 3000; round++) {
      int columns = 1 + random.nextInt(5);
      double[][] cost = new double[1 + random.nextInt(5)][columns];
      for (double[] row : cost) {
        for (int j = 0; j < columns; j++) {
          row[j] = random.nextInt(4) == 0 ? Double.POSITIVE_INFINITY : random.nextInt(10) / 10.0;
        }
      }
      int[] chosen = Assignment.least(cost, columns, 0.35);
      assertThat(cost(cost, columns, chosen))
          .isCloseTo(cheapest(cost, new boolean[columns], 0), within(1e-9));
      assertThat(java.util.Arrays.stream(chosen).filter(j -> j >= 0)).doesNotHaveDuplicates();
    }
  }

  @Test
  void everyWordIsLinkedAtMostOnceAndCostLiesBetweenZeroAndOne() {
    Random random = new Random(7);
    for (int round = 0; round < 2000; round++) {
      Words left = Words.of(text(random, 9));
      Words right = Words.of(text(random, 9));
      WordAlignment alignment = WordAlignment.between(left, right, USUAL);
      List<Integer> ofA = new ArrayList<>();
      List<Integer> ofB = new ArrayList<>();
      for (WordAlignment.Link link : alignment.links()) {
        for (int i = link.fromA(); i < link.toA(); i++) {
          ofA.add(i);
        }
        for (int j = link.fromB(); j < link.toB(); j++) {
          ofB.add(j);
        }
      }
      assertThat(ofA).doesNotHaveDuplicates().hasSize(left.count() - alignment.extraWords());
      assertThat(ofB).doesNotHaveDuplicates().hasSize(right.count() - alignment.lostWords());
      assertThat(alignment.cost()).isBetween(0.0, 1.0);
      double back = WordAlignment.between(right, left, USUAL).cost();
      assertThat(back == 0).isEqualTo(alignment.cost() == 0);
    }
  }

  private static WordAlignment align(String a, String b, ProjectionOptions options) {
    return WordAlignment.between(Words.of(a), Words.of(b), options);
  }

  private static String text(Random random, int most) {
    List<String> words = new ArrayList<>();
    int count = 1 + random.nextInt(most);
    for (int i = 0; i < count; i++) {
      words.add(WORDS[random.nextInt(WORDS.length)]);
    }
    return String.join(" ", words);
  }

  /** Every way to go on from the i-th and j-th word, tried. */
  private static double cheapest(Words a, Words b, int i, int j) {
    if (i == a.count() && j == b.count()) {
      return 0;
    }
    double best = Double.POSITIVE_INFINITY;
    if (i < a.count()) {
      best = IN_ORDER.gapCost() + cheapest(a, b, i + 1, j);
    }
    if (j < b.count()) {
      best = Math.min(best, IN_ORDER.gapCost() + cheapest(a, b, i, j + 1));
    }
    for (int byA = 1; byA <= 3; byA++) {
      for (int byB = 1; byB <= 3; byB++) {
        if ((byA == 1 || byB == 1) && i + byA <= a.count() && j + byB <= b.count()) {
          double likeness =
              WordAlignment.likenessCost(
                  a.text(i, i + byA).replace(" ", ""), b.text(j, j + byB).replace(" ", ""));
          double own = likeness * (byA + byB) / 2 + (byA + byB > 2 ? IN_ORDER.joinCost() : 0);
          best = Math.min(best, own + cheapest(a, b, i + byA, j + byB));
        }
      }
    }
    return best;
  }

  private static double cost(double[][] cost, int columns, int[] chosen) {
    double sum = 0;
    int used = 0;
    for (int i = 0; i < chosen.length; i++) {
      sum += chosen[i] < 0 ? 0.35 : cost[i][chosen[i]];
      used += chosen[i] < 0 ? 0 : 1;
    }
    return sum + 0.35 * (columns - used);
  }

  private static double cheapest(double[][] cost, boolean[] taken, int row) {
    if (row == cost.length) {
      double left = 0;
      for (boolean column : taken) {
        left += column ? 0 : 0.35;
      }
      return left;
    }
    double best = 0.35 + cheapest(cost, taken, row + 1);
    for (int j = 0; j < taken.length; j++) {
      if (!taken[j]) {
        taken[j] = true;
        best = Math.min(best, cost[row][j] + cheapest(cost, taken, row + 1));
        taken[j] = false;
      }
    }
    return best;
  }
}
