package dev.emend.rephrase;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What each feature contributes to the scores of a model. On its way to a leaf a pair passes
 * splits; each moves the value that is expected of it from the mean of the leaves below the split
 * to that of the leaves below the chosen child, and this is put down to the split's feature (Saabas
 * 2014). A feature is worth the mean absolute sum of its moves.
 */
final class Importances {
  private Importances() {}

  /** The features that contribute anything, the strongest first. */
  static List<ModelCard.Importance> of(RephraseModel model, double[][] rows) {
    double[][] moves = new double[rows.length][Feature.count()];
    model.pairs().trees().forEach(tree -> add(tree, rows, moves));
    for (int i = 0; i < rows.length; i++) {
      moves[i][Feature.SAID_NEXT.ordinal()] += model.lifts().of(rows[i]);
      moves[i][Feature.WENT_ON_EARLIER.ordinal()] += model.fates().tellsEarlier(rows[i]);
      moves[i][Feature.WENT_ON_LATER.ordinal()] += model.fates().tellsLater(rows[i]);
    }
    List<ModelCard.Importance> importances = new ArrayList<>();
    for (Feature feature : Feature.values()) {
      double sum = 0;
      for (double[] move : moves) {
        sum += Math.abs(move[feature.ordinal()]);
      }
      if (sum > 0) {
        importances.add(
            new ModelCard.Importance(feature, model.calibration().slope() * sum / rows.length));
      }
    }
    importances.sort(
        Comparator.comparingDouble((ModelCard.Importance i) -> -i.logOdds())
            .thenComparing(ModelCard.Importance::feature));
    return importances;
  }

  private static void add(TreeEnsemble.Tree tree, double[][] rows, double[][] moves) {
    double[] expected = expected(tree, rows);
    for (int i = 0; i < rows.length; i++) {
      int node = 0;
      while (tree.feature()[node] >= 0) {
        int next = tree.next(node, rows[i]);
        moves[i][tree.feature()[node]] += expected[next] - expected[node];
        node = next;
      }
    }
  }

  /** The mean value of the pairs that reach each node; children stand behind their parents. */
  private static double[] expected(TreeEnsemble.Tree tree, double[][] rows) {
    int size = tree.feature().length;
    int[] reached = new int[size];
    double[] sum = new double[size];
    for (double[] row : rows) {
      int node = 0;
      while (tree.feature()[node] >= 0) {
        node = tree.next(node, row);
      }
      reached[node]++;
      sum[node] += tree.value()[node];
    }
    double[] expected = new double[size];
    for (int node = size - 1; node >= 0; node--) {
      if (tree.feature()[node] >= 0) {
        reached[node] = reached[node + 1] + reached[tree.right()[node]];
        sum[node] = sum[node + 1] + sum[tree.right()[node]];
      }
      expected[node] = reached[node] == 0 ? 0 : sum[node] / reached[node];
    }
    return expected;
  }
}
