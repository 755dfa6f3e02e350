package dev.emend.benchmarks.chain;

import org.ejml.data.DMatrixRMaj;
import org.ejml.data.DMatrixSparseCSC;
import org.ejml.interfaces.linsol.LinearSolverSparse;
import org.ejml.sparse.FillReducing;
import org.ejml.sparse.csc.factory.LinearSolverFactory_DSCC;

/** EJML's sparse LU of {@code I − Q}. It has no order of its own that would reduce fill. */
final class Ejml {
  private Ejml() {}

  /** {@code B₊} of all states. */
  static double[] solve(Graph graph) {
    LinearSolverSparse<DMatrixSparseCSC, DMatrixRMaj> lu =
        LinearSolverFactory_DSCC.lu(FillReducing.NONE);
    if (!lu.setA(matrix(graph))) {
      throw new IllegalStateException("EJML finds I − Q singular");
    }
    DMatrixRMaj x = new DMatrixRMaj(graph.size(), 1);
    lu.solve(new DMatrixRMaj(graph.size(), 1, true, graph.success()), x);
    return x.data;
  }

  /** {@code I − Q} in compressed columns, rows ascending. */
  private static DMatrixSparseCSC matrix(Graph graph) {
    int n = graph.size();
    DMatrixSparseCSC a = new DMatrixSparseCSC(n, n, n + graph.edges());
    for (int j = 0; j < n; j++) {
      a.col_idx[j + 1]++;
    }
    for (int j : graph.target()) {
      a.col_idx[j + 1]++;
    }
    for (int j = 0; j < n; j++) {
      a.col_idx[j + 1] += a.col_idx[j];
    }
    int[] next = a.col_idx.clone();
    for (int i = 0; i < n; i++) {
      put(a, next, i, i, 1);
      for (int e = graph.start()[i]; e < graph.start()[i + 1]; e++) {
        put(a, next, i, graph.target()[e], -graph.probability()[e]);
      }
    }
    a.nz_length = n + graph.edges();
    a.indicesSorted = true;
    return a;
  }

  private static void put(DMatrixSparseCSC a, int[] next, int i, int j, double value) {
    a.nz_rows[next[j]] = i;
    a.nz_values[next[j]++] = value;
  }
}
