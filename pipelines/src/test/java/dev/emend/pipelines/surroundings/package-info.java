/**
 * The night where it really runs: submitted to a real Spark distribution, on a cluster, beside
 * object stores. Everything starts as a process of its own from the job jar, as users start it;
 * what takes minutes runs with {@code -Psurroundings} only.
 */
package dev.emend.pipelines.surroundings;
