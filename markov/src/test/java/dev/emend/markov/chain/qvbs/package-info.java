/**
 * Markov chains of the Quantitative Verification Benchmark Set (Hartmanns, Klauck, Parker, Quatmann
 * and Ruijters 2019), written down from the rules of their models. A state is an array of the
 * model's variables; {@link dev.emend.markov.chain.qvbs.StateSpace} explores what can be reached.
 * That a model is written down rightly shows in its number of states, which is published.
 */
package dev.emend.markov.chain.qvbs;
