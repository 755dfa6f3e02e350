package dev.emend.markov.chain;

/**
 * {@code I − Q = L·U} of a block by elimination without subtraction (Grassmann, Taksar and Heyman
 * 1985, carried over to absorbing chains). Eliminating k adds {@code q_ik·q_kj/d_k} to every {@code
 * q_ij} and {@code q_ik·r_k/d_k} to {@code r_i}; the pivot {@code d_k = Σ_j q_kj + r_k} is summed
 * from what leaves k, never taken from {@code 1 − q_kk}. Only non-negative numbers are added,
 * multiplied and divided, so every result has full relative accuracy.
 */
interface Factors {
  /** Row s of {@code N = (I−Q)⁻¹}: expected visits to each state from s. */
  double[] visits(int s);

  /** {@code B₊} of each state of the block. */
  double[] success();

  /** {@code B₋} of each state of the block. */
  double[] failure();

  /** How the factors were computed. */
  Method method();
}
