/**
 * Absorbing chains: where a person who began with one utterance ends. A {@link
 * dev.emend.markov.chain.Chain} holds transient states with edges and two absorbing states, success
 * and failure; {@link dev.emend.markov.chain.ChainSolver} tells, for a start s and every t, the
 * probability {@code C(s,t) = N(s,t)·R₊(t)} that the chain ends in success with t as its last
 * state. Small components are solved exactly by elimination without subtraction, large ones by
 * local push or bounded depth with a certified residual.
 */
package dev.emend.markov.chain;
