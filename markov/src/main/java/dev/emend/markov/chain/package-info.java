/**
 * Absorbing chains: where a person who began with one utterance ends. A {@link
 * dev.emend.markov.chain.Chain} holds transient states with edges and two absorbing states, success
 * and failure; {@link dev.emend.markov.chain.ChainSolver} tells, for a start s and every t, the
 * probability {@code C(s,t) = N(s,t)·R₊(t)} that the chain ends in success with t as its last
 * state. Components are laid side by side in memory; small ones are solved exactly by elimination
 * without subtraction, large ones by local push, which sweeps once it has spread, or by bounded
 * depth. Every score comes with its {@link dev.emend.markov.chain.Interval}, which holds with all
 * rounding (decision 0009).
 */
package dev.emend.markov.chain;
