package dev.emend.rephrase;

import java.util.Arrays;
import java.util.List;

/**
 * A sum of regression trees in our own form: fast to score, plain to store, the same on every
 * machine.
 */
final class TreeEnsemble {
  private final double intercept;
  private final List<Tree> trees;
  private final LeafMasks masks;

  /**
   * An ensemble.
   *
   * @param intercept added to the sum
   * @param trees the trees; what they consist of must not change any more
   */
  TreeEnsemble(double intercept, List<Tree> trees) {
    this.intercept = intercept;
    this.trees = List.copyOf(trees);
    this.masks = LeafMasks.fit(this.trees) ? new LeafMasks(this.trees) : null;
  }

  double intercept() {
    return intercept;
  }

  List<Tree> trees() {
    return trees;
  }

  /** The log-odds of a vector of features, none of them NaN. */
  double score(double[] x) {
    return masks == null ? walked(x) : masks.score(intercept, x);
  }

  /** The same sum, tree by tree. */
  double walked(double[] x) {
    double sum = intercept;
    for (Tree tree : trees) {
      sum += tree.score(x);
    }
    return sum;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TreeEnsemble ensemble
        && Double.compare(intercept, ensemble.intercept) == 0
        && trees.equals(ensemble.trees);
  }

  @Override
  public int hashCode() {
    return 31 * Double.hashCode(intercept) + trees.hashCode();
  }

  @Override
  public String toString() {
    return "TreeEnsemble of " + trees.size() + " trees";
  }

  /**
   * One tree. Node i splits where {@code feature[i] >= 0}: left when {@code x[feature[i]] <=
   * value[i]}; else it is a leaf worth {@code value[i]}. The left child of i is i + 1.
   *
   * @param feature split feature, or −1 for a leaf
   * @param value split value, or what the leaf is worth
   * @param right position of the right child; unused for leaves
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Tree(int[] feature, double[] value, int[] right) {
    double score(double[] x) {
      int node = 0;
      while (feature[node] >= 0) {
        node = next(node, x);
      }
      return value[node];
    }

    /** The child of a split that a vector goes on to. */
    int next(int node, double[] x) {
      return x[feature[node]] <= value[node] ? node + 1 : right[node];
    }

    /** Number of leaves. */
    int leaves() {
      return (int) Arrays.stream(feature).filter(f -> f < 0).count();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Tree tree
          && Arrays.equals(feature, tree.feature)
          && Arrays.equals(value, tree.value)
          && Arrays.equals(right, tree.right);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(value);
    }
  }
}
