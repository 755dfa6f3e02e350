package dev.emend.rephrase;

import dev.emend.rephrase.TreeEnsemble.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Small trees scored without walking them, after QuickScorer (Lucchese et al. 2015). The leaves of
 * a tree are the bits of a byte, leftmost first, and eight trees share a word. A split that a
 * vector passes on the right rules out the leaves to its left; of the leaves that all splits leave
 * open, each tree ends in the lowest. Between two thresholds of one feature all its splits say the
 * same, so their masks are made once for each such gap; features with few gaps go together, with
 * masks for each combination of their gaps.
 */
final class LeafMasks {
  private static final int MOST_LEAVES = Byte.SIZE;
  private static final int TREES_IN_WORD = Long.SIZE / MOST_LEAVES;

  /** Bits for the combinations of gaps that features may have together. */
  private static final int MOST_BITS = 6;

  /** Up to as many thresholds are compared one by one. */
  private static final int FEW = 8;

  private final int trees;
  private final int words;

  /** What the leaves are worth, by tree, then by position. */
  private final double[] leaves;

  /** The features that are split by, those with few thresholds first. */
  private final int[] features;

  /** The thresholds of a feature, ascending, end where those of the next begin. */
  private final int[] starts;

  private final double[] thresholds;

  /** Where the gap of each feature stands in its key. */
  private final int[] shifts;

  /** A key is 64 bits of gaps; its features end where those of the next begin. */
  private final int[] keys;

  private final int singles;
  private final int fews;

  /** Some features whose gaps stand together in a key, and where their masks begin. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Groups(int[] key, int[] shift, int[] bits, int[] base) {}

  private final Groups groups;

  /** By group, then by combination of gaps, then by word. */
  private final long[] masks;

  /** Whether the trees are small enough, and their numbers finite. */
  static boolean fit(List<Tree> trees) {
    return trees.stream()
        .allMatch(
            tree ->
                tree.leaves() <= MOST_LEAVES
                    && Arrays.stream(tree.value()).allMatch(Double::isFinite));
  }

  LeafMasks(List<Tree> ensemble) {
    trees = ensemble.size();
    words = (trees + TREES_IN_WORD - 1) / TREES_IN_WORD;
    leaves = new double[words * Long.SIZE];
    List<Split> splits = new ArrayList<>();
    for (int t = 0; t < trees; t++) {
      add(ensemble.get(t), t, splits);
    }
    List<Column> columns = columns(splits);
    features = columns.stream().mapToInt(Column::feature).toArray();
    starts = sums(columns.stream().mapToInt(column -> column.thresholds.length));
    thresholds = columns.stream().flatMapToDouble(c -> Arrays.stream(c.thresholds)).toArray();
    singles = (int) columns.stream().filter(column -> column.thresholds.length == 1).count();
    fews = (int) columns.stream().filter(column -> column.thresholds.length <= FEW).count();
    Layout layout = new Layout(columns);
    shifts = layout.shifts;
    keys = layout.keys.stream().mapToInt(Integer::intValue).toArray();
    groups = layout.groups(words);
    masks = new long[groups.base[groups.key.length]];
    Arrays.fill(masks, -1L);
    splits.forEach(split -> ruleOut(split, layout.groupOf));
  }

  /** A split of a tree and the leaves that it leaves open where a value is above its threshold. */
  private record Split(int tree, int feature, double threshold, long open) {}

  /** A feature and all thresholds that it is compared with, ascending. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Column(int feature, double[] thresholds) {
    int bits() {
      return Integer.SIZE - Integer.numberOfLeadingZeros(thresholds.length);
    }
  }

  /** Lays gaps side by side into keys, and divides the keys into groups. */
  private static final class Layout {
    final int[] shifts;
    final int[] groupOf;
    final List<Integer> keys = new ArrayList<>(List.of(0));
    private final List<Integer> groupKeys = new ArrayList<>();
    private final List<Integer> groupShifts = new ArrayList<>();
    private final List<Integer> groupBits = new ArrayList<>();

    Layout(List<Column> columns) {
      shifts = new int[columns.size()];
      groupOf = new int[columns.size()];
      int shift = 0;
      for (int c = 0; c < shifts.length; c++) {
        int bits = columns.get(c).bits();
        int last = groupBits.size() - 1;
        if (shift + bits > Long.SIZE) {
          keys.add(c);
          shift = 0;
        }
        if (shift > 0 && groupBits.get(last) + bits <= MOST_BITS) {
          groupBits.set(last, groupBits.get(last) + bits);
        } else {
          groupKeys.add(keys.size() - 1);
          groupShifts.add(shift);
          groupBits.add(bits);
        }
        groupOf[c] = groupBits.size() - 1;
        shifts[c] = shift;
        shift += bits;
      }
      keys.add(shifts.length);
    }

    Groups groups(int words) {
      return new Groups(
          array(groupKeys),
          array(groupShifts),
          array(groupBits),
          sums(groupBits.stream().mapToInt(bits -> words << bits)));
    }

    private static int[] array(List<Integer> numbers) {
      return numbers.stream().mapToInt(Integer::intValue).toArray();
    }
  }

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
        // Adding zero makes −0 a 0, of which a difference has the right sign.
        splits.add(new Split(t, tree.feature()[node], tree.value()[node] + 0.0, ~ruledOut));
      }
    }
  }

  private static List<Column> columns(List<Split> splits) {
    Map<Integer, TreeSet<Double>> byFeature = new TreeMap<>();
    for (Split split : splits) {
      byFeature.computeIfAbsent(split.feature, f -> new TreeSet<>()).add(split.threshold);
    }
    List<Column> columns = new ArrayList<>();
    byFeature.forEach(
        (feature, values) ->
            columns.add(
                new Column(feature, values.stream().mapToDouble(Double::doubleValue).toArray())));
    columns.sort(Comparator.comparingInt(column -> column.thresholds.length));
    return columns;
  }

  /** 0 and the sums of the first, the first two … numbers. */
  private static int[] sums(IntStream numbers) {
    int[] sums = IntStream.concat(IntStream.of(0), numbers).toArray();
    Arrays.parallelPrefix(sums, Integer::sum);
    return sums;
  }

  /** Leaves a split's mark on all combinations in which its feature lies above its threshold. */
  private void ruleOut(Split split, int[] groupOf) {
    int column = 0;
    while (features[column] != split.feature) {
      column++;
    }
    int start = starts[column];
    int threshold =
        Arrays.binarySearch(thresholds, start, starts[column + 1], split.threshold) - start;
    int group = groupOf[column];
    int shift = shifts[column] - groups.shift[group];
    int gaps = Integer.highestOneBit(starts[column + 1] - start) * 2 - 1;
    for (int row = 0; row < 1 << groups.bits[group]; row++) {
      if ((row >>> shift & gaps) > threshold) {
        masks[groups.base[group] + row * words + split.tree / TREES_IN_WORD] &= split.open;
      }
    }
  }

  /**
   * The intercept and what each tree is worth, added in the order of the trees.
   *
   * @param x features; none may be NaN
   */
  double score(double intercept, double[] x) {
    int[] rows = rows(x);
    double sum = intercept;
    int whole = trees / TREES_IN_WORD;
    for (int word = 0; word < whole; word++) {
      long open = open(rows, word);
      int at = word * Long.SIZE;
      sum += leaves[at + Long.numberOfTrailingZeros(open)];
      sum += leaves[at + 8 + Long.numberOfTrailingZeros(open >>> 8)];
      sum += leaves[at + 16 + Long.numberOfTrailingZeros(open >>> 16)];
      sum += leaves[at + 24 + Long.numberOfTrailingZeros(open >>> 24)];
      sum += leaves[at + 32 + Long.numberOfTrailingZeros(open >>> 32)];
      sum += leaves[at + 40 + Long.numberOfTrailingZeros(open >>> 40)];
      sum += leaves[at + 48 + Long.numberOfTrailingZeros(open >>> 48)];
      sum += leaves[at + 56 + Long.numberOfTrailingZeros(open >>> 56)];
    }
    return whole == words ? sum : rest(sum, open(rows, whole));
  }

  private double rest(double before, long word) {
    double sum = before;
    long open = word;
    for (int t = trees / TREES_IN_WORD * TREES_IN_WORD; t < trees; t++) {
      sum += leaves[t * MOST_LEAVES + Long.numberOfTrailingZeros(open)];
      open >>>= MOST_LEAVES;
    }
    return sum;
  }

  private long open(int[] rows, int word) {
    long open = -1L;
    for (int row : rows) {
      open &= masks[row + word];
    }
    return open;
  }

  /** For each group, where the masks for the gaps of its features begin. */
  private int[] rows(double[] x) {
    int[] rows = new int[groups.key.length];
    int group = 0;
    for (int key = 0; key + 1 < keys.length; key++) {
      long gaps = gaps(x, keys[key], keys[key + 1]);
      for (; group < rows.length && groups.key[group] == key; group++) {
        int combination = (int) (gaps >>> groups.shift[group]) & ((1 << groups.bits[group]) - 1);
        rows[group] = groups.base[group] + combination * words;
      }
    }
    return rows;
  }

  /** The gaps of some features, each at its place. */
  private long gaps(double[] x, int from, int to) {
    long gaps = 0;
    int c = from;
    for (int end = Math.min(to, singles); c < end; c++) {
      gaps |= above(x[features[c]], thresholds[starts[c]]) << shifts[c];
    }
    for (int end = Math.min(to, fews); c < end; c++) {
      double value = x[features[c]];
      long gap = 0;
      for (int t = starts[c]; t < starts[c + 1]; t++) {
        gap += above(value, thresholds[t]);
      }
      gaps |= gap << shifts[c];
    }
    for (; c < to; c++) {
      gaps |= gap(x[features[c]], starts[c], starts[c + 1]) << shifts[c];
    }
    return gaps;
  }

  private long gap(double value, int from, int to) {
    int at = from;
    for (int length = to - from; length > 1; ) {
      int half = length / 2;
      at += half & -(int) above(value, thresholds[at + half - 1]);
      length -= half;
    }
    return at - from + above(value, thresholds[at]);
  }

  /**
   * 1 or 0. Which side of a threshold a value lies on is as good as random, so it is taken from the
   * sign of a difference and not from a branch.
   */
  private static long above(double value, double threshold) {
    return Double.doubleToRawLongBits(threshold - value) >>> (Long.SIZE - 1);
  }
}
