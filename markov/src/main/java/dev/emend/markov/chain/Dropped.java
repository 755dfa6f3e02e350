package dev.emend.markov.chain;

/** Where the probability of a dropped edge goes. */
public enum Dropped {
  /** To failure: the conservative choice, no state gains by what is dropped. */
  TO_FAILURE,
  /** To what the state keeps, in proportion. */
  RENORMALISE
}
