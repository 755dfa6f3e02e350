/**
 * Speed measured side by side with what others reach on the same data in the same run. Quote the
 * ratios: the machines are noisy, the ratios less so.
 */
package dev.emend.benchmarks;
