package dev.emend.markov.chain;

/** What asking for the end of a chain gives: its ending, or the reason why there is none. */
public sealed interface Solution permits Ending, Unsolvable {
  /** The state the chain begins in. */
  int source();
}
