package dev.emend.rephrase;

import dev.emend.rephrase.TreeEnsemble.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Small trees scored without walking them (QuickScorer, Lucchese et al. 2015). The leaves of a tree
 * are the bits of a byte, leftmost first, and eight trees share a word. A split that a vector
 * passes on the right rules out the leaves to its left; what all splits leave open ends, for each
 * tree, with the leaf of the lowest bit. Where the values of one feature lie between two of its
 * thresholds, all its splits say the same: their masks are made once, one word for each such gap.
 */
final class LeafMasks {
  private static final int MOST_LEAVES = Byte.SIZE;
  private static final int TREES_IN_WORD = Long.SIZE / MOST_LEAVES;

  private final int trees;

  /** What the leaves are worth, by tree, then by position. */
  private final double[] leaves;

  /** The features that the trees split by. */
  private final int[] features;

  /** Thresholds of each of these features, ascending. */
  private final double[][] thresholds;

  /** The entries of a word end where those of the next begin; one for each feature it splits by. */
  private final int[] entries;

  private final int[] entryFeature;

  /** Where the masks of an entry begin, one for each gap between thresholds. */
  private final int[] entryMasks;

  private final long[] masks;

  /** Whether the trees are small enough, and their thresholds in an order. */
  static boolean fit(List<Tree> trees) {
    return trees.stream()
        .allMatch(
            tree ->
                tree.leaves() <= MOST_LEAVES
                    && Arrays.stream(tree.value()).noneMatch(Double::isNaN));
  }

  LeafMasks(List<Tree> ensemble) {
    trees = ensemble.size();
    leaves = new double[trees * MOST_LEAVES];
    List<Split> splits = new ArrayList<>();
    for (int t = 0; t < trees; t++) {
      add(ensemble.get(t), t, splits);
    }
    TreeMap<Integer, TreeSet<Double>> byFeature = new TreeMap<>();
    for (Split split : splits) {
      byFeature.computeIfAbsent(split.feature, f -> new TreeSet<>()).add(split.threshold);
    }
    features = byFeature.keySet().stream().mapToInt(Integer::intValue).toArray();
    thresholds =
        byFeature.values().stream()
            .map(set -> set.stream().mapToDouble(Double::doubleValue).toArray())
            .toArray(double[][]::new);
    int words = (trees + TREES_IN_WORD - 1) / TREES_IN_WORD;
    entries = new int[words + 1];
    List<Integer> entryFeatures = new ArrayList<>();
    List<long[]> gaps = new ArrayList<>();
    for (int word = 0; word < words; word++) {
      for (int f = 0; f < features.length; f++) {
        long[] gap = gaps(splits, word, f);
        if (gap != null) {
          entryFeatures.add(f);
          gaps.add(gap);
        }
      }
      entries[word + 1] = gaps.size();
    }
    entryFeature = entryFeatures.stream().mapToInt(Integer::intValue).toArray();
    entryMasks = new int[gaps.size()];
    for (int i = 1; i < entryMasks.length; i++) {
      entryMasks[i] = entryMasks[i - 1] + gaps.get(i - 1).length;
    }
    masks = gaps.stream().flatMapToLong(Arrays::stream).toArray();
  }

  /** A split of a tree and the leaves that it rules out where a value lies above its threshold. */
  private record Split(int tree, int feature, double threshold, long open) {}

  private void add(Tree tree, int t, List<Split> splits) {
    int[] leavesBefore = new int[tree.feature().length + 1];
    for (int node = 0; node < tree.feature().length; node++) {
      boolean leaf = tree.feature()[node] < 0;
      leavesBefore[node + 1] = leavesBefore[node] + (leaf ? 1 : 0);
      if (leaf) {
        leaves[t * MOST_LEAVES + leavesBefore[node]] = tree.value()[node];
      }
    }
    for (int node = 0; node < tree.feature().length; node++) {
      if (tree.feature()[node] >= 0) {
        long from = 1L << leavesBefore[node];
        long to = 1L << leavesBefore[tree.right()[node]];
        long ruledOut = (to - from) << (t % TREES_IN_WORD * MOST_LEAVES);
        splits.add(new Split(t, tree.feature()[node], tree.value()[node], ~ruledOut));
      }
    }
  }

  /** The masks of a word for each gap between the thresholds of a feature, or null if all open. */
  private long[] gaps(List<Split> splits, int word, int f) {
    long[] gaps = new long[thresholds[f].length + 1];
    Arrays.fill(gaps, -1L);
    boolean any = false;
    for (Split split : splits) {
      if (split.tree / TREES_IN_WORD == word && split.feature == features[f]) {
        any = true;
        int above = Arrays.binarySearch(thresholds[f], split.threshold) + 1;
        for (int gap = above; gap < gaps.length; gap++) {
          gaps[gap] &= split.open;
        }
      }
    }
    return any ? gaps : null;
  }

  /** The intercept and what each tree is worth, added in the order of the trees. */
  double score(double intercept, double[] x) {
    int[] gap = new int[features.length];
    for (int f = 0; f < gap.length; f++) {
      gap[f] = gap(thresholds[f], x[features[f]]);
    }
    double sum = intercept;
    for (int word = 0; word + 1 < entries.length; word++) {
      long open = -1L;
      for (int e = entries[word]; e < entries[word + 1]; e++) {
        open &= masks[entryMasks[e] + gap[entryFeature[e]]];
      }
      int last = Math.min(trees, (word + 1) * TREES_IN_WORD);
      for (int t = word * TREES_IN_WORD; t < last; t++) {
        sum += leaves[t * MOST_LEAVES + Long.numberOfTrailingZeros(open)];
        open >>>= MOST_LEAVES;
      }
    }
    return sum;
  }

  /** How many thresholds a value lies above; one that is no number lies above all. */
  private static int gap(double[] thresholds, double value) {
    int below = 0;
    int length = thresholds.length;
    while (length > 1) {
      int half = length / 2;
      below += value <= thresholds[below + half - 1] ? 0 : half;
      length -= half;
    }
    return below + (value <= thresholds[below] ? 0 : 1);
  }
}
