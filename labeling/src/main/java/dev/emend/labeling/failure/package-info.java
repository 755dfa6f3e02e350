/**
 * Which component failed, judged by what happened next: a small log-linear model over named signs.
 * Its weights are general knowledge written down in one table ({@link
 * dev.emend.labeling.failure.Sign}), not fitted to any log.
 */
package dev.emend.labeling.failure;
