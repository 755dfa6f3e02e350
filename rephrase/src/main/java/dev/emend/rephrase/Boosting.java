package dev.emend.rephrase;

import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import smile.base.cart.InternalNode;
import smile.base.cart.Loss;
import smile.base.cart.Node;
import smile.base.cart.OrdinalNode;
import smile.base.cart.RegressionNode;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.vector.DoubleVector;
import smile.math.MathEx;
import smile.regression.GradientTreeBoost;
import smile.regression.RegressionTree;

/** Gradient boosting by Smile on probabilities as targets; the only class that knows Smile. */
final class Boosting {
  private static final String TARGET = "y";
  private static final int SEED = 20_260_301;
  private static final MathContext DIGITS = new MathContext(6);
  private static final double SMALLEST_CURVATURE = 1e-9;

  /** A leaf of one class alone would step to infinity. */
  private static final double LONGEST_STEP = 4;

  private final Options options;

  Boosting(Options options) {
    this.options = options;
  }

  /**
   * Learns log-odds.
   *
   * @param rows one array of all features a sample
   * @param columns the features to use
   * @param target one probability a sample
   * @return an ensemble over the full array of features
   */
  TreeEnsemble fit(double[][] rows, int[] columns, double[] target) {
    return fit(rows, columns, target, alone(target.length));
  }

  /**
   * Learns log-odds of samples that compete: those with the same number stand together, and at most
   * one of them is right ({@link Candidates#compete}).
   *
   * @param rivals one number a sample
   */
  TreeEnsemble fit(double[][] rows, int[] columns, double[] target, int[] rivals) {
    double mean = Logistic.logit(Arrays.stream(target).average().orElse(Logistic.HALF));
    return fit(rows, columns, target, rivals, new TreeEnsemble(mean, List.of()));
  }

  private static int[] alone(int samples) {
    return IntStream.range(0, samples).toArray();
  }

  /**
   * Goes on where an ensemble has come to: its trees stay, and further ones mend what they miss.
   *
   * @param from the ensemble
   */
  TreeEnsemble fit(double[][] rows, int[] columns, double[] target, TreeEnsemble from) {
    return fit(rows, columns, target, alone(target.length), from);
  }

  private TreeEnsemble fit(
      double[][] rows, int[] columns, double[] target, int[] rivals, TreeEnsemble from) {
    double[] start = Arrays.stream(rows).mapToDouble(from::score).toArray();
    MathEx.setSeed(SEED);
    double[][] x = Arrays.stream(rows).map(row -> pick(row, columns)).toArray(double[][]::new);
    String[] names = Arrays.stream(columns).mapToObj(c -> "x" + c).toArray(String[]::new);
    DataFrame frame = DataFrame.of(x, names).merge(DoubleVector.of(TARGET, target));
    SoftLogistic loss = new SoftLogistic(target, start, rivals);
    GradientTreeBoost model =
        GradientTreeBoost.fit(
            Formula.lhs(TARGET),
            frame,
            loss,
            options.trees(),
            options.depth(),
            options.leaves(),
            options.samplesInLeaf(),
            options.shrinkage(),
            options.sample());
    List<TreeEnsemble.Tree> trees = new ArrayList<>(from.trees());
    for (RegressionTree tree : model.trees()) {
      trees.add(copy(tree.root(), columns));
    }
    return new TreeEnsemble(from.intercept(), trees);
  }

  private static double[] pick(double[] row, int[] columns) {
    return IntStream.of(columns).mapToDouble(c -> row[c]).toArray();
  }

  private TreeEnsemble.Tree copy(Node root, int[] columns) {
    Copy copy = new Copy(columns, options.shrinkage());
    copy.add(root);
    return copy.tree();
  }

  /** Takes a tree over into our own form, depth first, left child next to its parent. */
  private static final class Copy {
    private final int[] columns;
    private final double shrinkage;
    private final List<Integer> feature = new ArrayList<>();
    private final List<Double> value = new ArrayList<>();
    private final List<Integer> right = new ArrayList<>();

    Copy(int[] columns, double shrinkage) {
      this.columns = columns;
      this.shrinkage = shrinkage;
    }

    void add(Node node) {
      if (node instanceof RegressionNode leaf) {
        append(-1, shrinkage * leaf.output());
      } else if (node instanceof OrdinalNode split) {
        int at = append(columns[split.feature()], splitValue(split));
        add(split.trueChild());
        right.set(at, feature.size());
        add(split.falseChild());
      } else {
        throw new IllegalStateException("Unknown node of a Smile tree: " + node.getClass());
      }
    }

    private int append(int nodeFeature, double nodeValue) {
      feature.add(nodeFeature);
      value.add(rounded(nodeValue));
      right.add(0);
      return feature.size() - 1;
    }

    TreeEnsemble.Tree tree() {
      return new TreeEnsemble.Tree(
          feature.stream().mapToInt(Integer::intValue).toArray(),
          value.stream().mapToDouble(Double::doubleValue).toArray(),
          right.stream().mapToInt(Integer::intValue).toArray());
    }
  }

  /** Six digits: short files, and the file says exactly what is in memory. */
  static double rounded(double value) {
    return new BigDecimal(value).round(DIGITS).doubleValue();
  }

  /** Smile shows a split's value to its own package only. */
  private static double splitValue(InternalNode split) {
    try {
      Field field = OrdinalNode.class.getDeclaredField("value");
      field.setAccessible(true);
      return field.getDouble(split);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("This Smile hides the value of a split", e);
    }
  }

  /**
   * Logistic loss with probabilities as targets. With F the log-odds so far and p = e^F ÷ (1 + Σ
   * e^F), summed over the rivals, the gradient is q − p and a leaf takes one Newton step Σ(q − p) ÷
   * Σ p(1 − p). Smile subtracts each tree from {@link #residual}, so that holds −F, and asks for
   * the response before it grows each tree.
   */
  private static final class SoftLogistic implements Loss {
    private final double[] target;
    private final double[] residual;
    private final double[] response;
    private final int[] rivals;
    private final double[] p;

    SoftLogistic(double[] target, double[] start, int[] rivals) {
      this.target = target;
      this.rivals = rivals;
      this.p = new double[target.length];
      this.residual = Arrays.stream(start).map(z -> -z).toArray();
      this.response = new double[target.length];
    }

    /** The start is in the residual already. */
    @Override
    public double intercept(double[] y) {
      return 0;
    }

    @Override
    public double[] residual() {
      return residual;
    }

    @Override
    public double[] response() {
      for (int from = 0, to; from < p.length; from = to) {
        to = from + 1;
        while (to < p.length && rivals[to] == rivals[from]) {
          to++;
        }
        compete(from, to);
      }
      for (int i = 0; i < target.length; i++) {
        response[i] = target[i] - p[i];
      }
      return response;
    }

    private void compete(int from, int to) {
      double[] logOdds = new double[to - from];
      for (int i = from; i < to; i++) {
        logOdds[i - from] = -residual[i];
      }
      System.arraycopy(Candidates.compete(logOdds), 0, p, from, to - from);
    }

    @Override
    public double output(int[] samples, int[] counts) {
      double gradient = 0;
      double curvature = SMALLEST_CURVATURE;
      for (int i : samples) {
        gradient += target[i] - p[i];
        curvature += p[i] * (1 - p[i]);
      }
      return Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, gradient / curvature));
    }
  }

  /**
   * How trees are grown.
   *
   * @param trees number of trees
   * @param depth deepest split
   * @param leaves most leaves of a tree
   * @param samplesInLeaf fewest samples of a leaf
   * @param shrinkage share of each tree that is taken, 0..1
   * @param sample share of the samples that each tree is grown on, 0..1 (Friedman 2002)
   */
  record Options(
      int trees, int depth, int leaves, int samplesInLeaf, double shrinkage, double sample) {
    Options {
      if (trees < 1 || depth < 1 || leaves < 2 || samplesInLeaf < 1) {
        throw new IllegalArgumentException(
            "Invalid boosting: %d trees, depth %d, %d leaves, %d samples in a leaf"
                .formatted(trees, depth, leaves, samplesInLeaf));
      }
      share("shrinkage", shrinkage);
      share("sample", sample);
    }

    private static void share(String name, double value) {
      if (!(value > 0 && value <= 1)) {
        throw new IllegalArgumentException(
            "Invalid " + name + ": " + value + " (must be above 0, at most 1)");
      }
    }
  }
}
