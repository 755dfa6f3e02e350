/**
 * The chain solver beside the sparse LU of EJML and of SciPy (SuperLU) and a plain Gauss-Seidel, on
 * the same chains in the same run: {@link dev.emend.benchmarks.chain.ChainRace}.
 */
package dev.emend.benchmarks.chain;
