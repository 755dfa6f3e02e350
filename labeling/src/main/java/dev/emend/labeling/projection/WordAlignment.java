package dev.emend.labeling.projection;

import dev.emend.interaction.text.EditDistance;
import dev.emend.interaction.text.Phonetic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which words of one text stand for which words of another, at least cost. Words are linked in
 * order first, by dynamic programming with gaps and with words that recognition split or merged
 * ("gastro pub", "gastropub"); what is left over on both sides has moved: equal runs are linked,
 * longest first, so that a block is found where it went, and of the words that then remain the
 * assignment of least cost is taken. Both parts are exact.
 *
 * <p>Cost of linking two (runs of) words: ½·(1 − edit similarity) + ½·(1 − similarity of their
 * phonetic spellings), 0 for equal words, 1 where they have nothing in common; a joined word costs
 * as many times that as the mean number of words on both sides.
 */
final class WordAlignment {
  /** Words [fromA, toA) stand for words [fromB, toB). */
  record Link(int fromA, int toA, int fromB, int toB, double cost) {}

  private static final double TIE = 1e-9;

  private final Words a;
  private final Words b;
  private final ProjectionOptions options;
  private final List<Link> links = new ArrayList<>();
  private final boolean[] linkedA;
  private final boolean[] linkedB;

  private WordAlignment(Words a, Words b, ProjectionOptions options) {
    this.a = a;
    this.b = b;
    this.options = options;
    this.linkedA = new boolean[a.count()];
    this.linkedB = new boolean[b.count()];
  }

  static WordAlignment between(Words a, Words b, ProjectionOptions options) {
    WordAlignment alignment = new WordAlignment(a, b, options);
    alignment.linkInOrder();
    alignment.linkMovedRuns();
    alignment.linkMovedWords();
    alignment.links.sort(Comparator.comparingInt(Link::fromB));
    return alignment;
  }

  /** In the order of the second text. */
  List<Link> links() {
    return links;
  }

  /** Words of the first text that nothing in the second stands for. */
  int extraWords() {
    return count(linkedA);
  }

  /** Words of the second text that nothing in the first stands for. */
  int lostWords() {
    return count(linkedB);
  }

  /** Cost of all links and gaps as a share of the cost of linking nothing, 0..1. */
  double cost() {
    double nothing = options.gapCost() * (a.count() + b.count());
    double cost = options.gapCost() * (extraWords() + lostWords());
    for (Link link : links) {
      cost += link.cost;
    }
    return nothing == 0 ? 0 : Math.min(1, cost / nothing);
  }

  /** Cost of one run of words standing for another; 0..1. */
  static double likenessCost(String a, String b) {
    if (a.equals(b)) {
      return 0;
    }
    double spelling = 1 - EditDistance.similarity(a, b);
    double sound = 1 - EditDistance.similarity(Phonetic.spell(a), Phonetic.spell(b));
    return (spelling + sound) / 2;
  }

  private static int count(boolean[] linked) {
    int gaps = 0;
    for (boolean link : linked) {
      gaps += link ? 0 : 1;
    }
    return gaps;
  }

  /**
   * The table is for what lies between the equal words at both ends. Those next to it belong to it,
   * because they may be part of a word that was split or merged.
   */
  private void linkInOrder() {
    int most = Math.min(a.count(), b.count());
    int head = 0;
    while (head < most && a.word(head).equals(b.word(head))) {
      head++;
    }
    int tail = 0;
    while (tail < most - head
        && a.word(a.count() - 1 - tail).equals(b.word(b.count() - 1 - tail))) {
      tail++;
    }
    boolean equal = head == a.count() && head == b.count();
    head = equal ? head : Math.max(0, head - options.longestJoin());
    tail = equal ? tail : Math.max(0, tail - options.longestJoin());
    for (int i = 0; i < head; i++) {
      link(i, i + 1, i, i + 1, 0);
    }
    for (int i = 1; i <= tail; i++) {
      link(a.count() - i, a.count() - i + 1, b.count() - i, b.count() - i + 1, 0);
    }
    if (!equal) {
      new Table(head, a.count() - tail, b.count() - tail).link();
    }
  }

  private void link(int fromA, int toA, int fromB, int toB, double cost) {
    links.add(new Link(fromA, toA, fromB, toB, cost));
    for (int i = fromA; i < toA; i++) {
      linkedA[i] = true;
    }
    for (int j = fromB; j < toB; j++) {
      linkedB[j] = true;
    }
  }

  /** Longest equal run first; ties by the order of the texts. */
  private void linkMovedRuns() {
    if (options.moveCost() >= 2 * options.gapCost()) {
      return;
    }
    for (int[] run = longestRun(); run[2] > 0; run = longestRun()) {
      for (int k = 0; k < run[2]; k++) {
        link(run[0] + k, run[0] + k + 1, run[1] + k, run[1] + k + 1, options.moveCost());
      }
    }
  }

  private int[] longestRun() {
    int[] best = new int[3];
    for (int i = 0; i < linkedA.length; i++) {
      for (int j = 0; j < linkedB.length; j++) {
        int length = runAt(i, j);
        if (length > best[2]) {
          best = new int[] {i, j, length};
        }
      }
    }
    return best;
  }

  private int runAt(int i, int j) {
    int length = 0;
    while (i + length < linkedA.length
        && j + length < linkedB.length
        && !linkedA[i + length]
        && !linkedB[j + length]
        && a.word(i + length).equals(b.word(j + length))) {
      length++;
    }
    return length;
  }

  /** Near words that moved; what costs as much as two gaps is no link. */
  private void linkMovedWords() {
    int[] ofA = left(linkedA);
    int[] ofB = left(linkedB);
    if (ofA.length == 0 || ofB.length == 0) {
      return;
    }
    double[][] cost = new double[ofA.length][ofB.length];
    for (int i = 0; i < ofA.length; i++) {
      for (int j = 0; j < ofB.length; j++) {
        double own = likenessCost(a.word(ofA[i]), b.word(ofB[j])) + options.moveCost();
        cost[i][j] = own < 2 * options.gapCost() ? own : Double.POSITIVE_INFINITY;
      }
    }
    int[] column = Assignment.least(cost, ofB.length, options.gapCost());
    for (int i = 0; i < ofA.length; i++) {
      if (column[i] >= 0) {
        int j = ofB[column[i]];
        link(ofA[i], ofA[i] + 1, j, j + 1, cost[i][column[i]]);
      }
    }
  }

  private static int[] left(boolean[] linked) {
    return IntStream.range(0, linked.length).filter(i -> !linked[i]).toArray();
  }

  /** Cheapest way to align the first i words with the first j words behind the common head. */
  private final class Table {
    private final int head;
    private final double[][] cost;
    private final int[][] stepA;
    private final int[][] stepB;

    Table(int head, int endA, int endB) {
      this.head = head;
      this.cost = new double[endA - head + 1][endB - head + 1];
      this.stepA = new int[endA - head + 1][endB - head + 1];
      this.stepB = new int[endA - head + 1][endB - head + 1];
      for (int i = 0; i < cost.length; i++) {
        for (int j = 0; j < cost[i].length; j++) {
          if (i + j > 0) {
            fill(i, j);
          }
        }
      }
    }

    private void fill(int i, int j) {
      cost[i][j] = Double.POSITIVE_INFINITY;
      if (i > 0 && j > 0) {
        step(i, j, 1, 1, 0);
        for (int k = 2; k <= options.longestJoin(); k++) {
          if (i >= k) {
            step(i, j, k, 1, options.joinCost());
          }
          if (j >= k) {
            step(i, j, 1, k, options.joinCost());
          }
        }
      }
      gap(i, j, 1, 0);
      gap(i, j, 0, 1);
    }

    private void step(int i, int j, int byA, int byB, double penalty) {
      double before = cost[i - byA][j - byB] + penalty;
      if (before < cost[i][j] - TIE) {
        String words = joined(a, head + i - byA, byA);
        double likeness = likenessCost(words, joined(b, head + j - byB, byB));
        double own = penalty + likeness * (byA + byB) / 2;
        // What costs as much as gaps is no link.
        if (own < options.gapCost() * (byA + byB)) {
          relax(i, j, byA, byB, before - penalty + own);
        }
      }
    }

    private void gap(int i, int j, int byA, int byB) {
      if (i >= byA && j >= byB) {
        relax(i, j, byA, byB, cost[i - byA][j - byB] + options.gapCost());
      }
    }

    private void relax(int i, int j, int byA, int byB, double total) {
      if (total < cost[i][j] - TIE) {
        cost[i][j] = total;
        stepA[i][j] = byA;
        stepB[i][j] = byB;
      }
    }

    void link() {
      int i = cost.length - 1;
      int j = cost[0].length - 1;
      while (i > 0 || j > 0) {
        int byA = stepA[i][j];
        int byB = stepB[i][j];
        if (byA > 0 && byB > 0) {
          double own = cost[i][j] - cost[i - byA][j - byB];
          WordAlignment.this.link(
              head + i - byA, head + i, head + j - byB, head + j, Math.max(0, own));
        }
        i -= byA;
        j -= byB;
      }
    }

    private String joined(Words words, int from, int count) {
      return count == 1 ? words.word(from) : words.text(from, from + count).replace(" ", "");
    }
  }
}
