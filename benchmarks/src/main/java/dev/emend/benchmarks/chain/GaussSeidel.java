package dev.emend.benchmarks.chain;

/** The plain reference: {@code x ← R₊ + Q·x} in place, state after state. */
final class GaussSeidel {
  private final Graph graph;
  private final double[] x;

  GaussSeidel(Graph graph) {
    this.graph = graph;
    x = new double[graph.size()];
  }

  /** One sweep; returns the largest change. */
  double sweep() {
    int[] start = graph.start();
    int[] target = graph.target();
    double[] probability = graph.probability();
    double[] success = graph.success();
    double most = 0;
    for (int s = 0; s < x.length; s++) {
      double sum = success[s];
      for (int e = start[s]; e < start[s + 1]; e++) {
        sum += probability[e] * x[target[e]];
      }
      most = Math.max(most, Math.abs(sum - x[s]));
      x[s] = sum;
    }
    return most;
  }

  /** Sweeps until nothing changes by more than 1e-12; returns how many that took. */
  int run() {
    int sweeps = 1;
    while (sweep() > 1e-12) {
      sweeps++;
    }
    return sweeps;
  }

  double[] result() {
    return x;
  }
}
