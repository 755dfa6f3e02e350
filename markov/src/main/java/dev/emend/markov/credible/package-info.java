/**
 * What small counts allow one to believe: {@link dev.emend.markov.credible.Beta} posteriors of a
 * chance of success, their prior fitted on the data ({@link dev.emend.markov.credible.BetaFit},
 * empirical Bayes), and the credible bound by which one chance exceeds another ({@link
 * dev.emend.markov.credible.BetaDifference}). Plain arithmetic on {@link java.lang.StrictMath}: the
 * same counts give the same bits on every machine.
 */
package dev.emend.markov.credible;
