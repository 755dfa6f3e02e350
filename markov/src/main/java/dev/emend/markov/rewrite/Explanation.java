package dev.emend.markov.rewrite;

import dev.emend.interaction.Reading;
import dev.emend.interaction.Rewrite;
import dev.emend.markov.chain.Method;
import dev.emend.markov.credible.Beta;
import dev.emend.markov.credible.TwoKinds;
import java.util.List;
import java.util.Optional;

/**
 * Why a text is rewritten under a context, or is not: what the miner itself found and decided.
 *
 * @param locale BCP 47
 * @param saying the state, its own endings and readings; empty where it was never said
 * @param again how often it was said again in other words
 * @param steps the next step from it, likeliest first; empty where it was never said
 * @param before what was said again as it, most often first
 * @param ending how the chain from it ends; empty where no target was looked for or the chain has
 *     no solution
 * @param comparison the state and its best target; empty where there is none
 * @param rewrite the rewrite with its status and reason; empty where there is no target
 * @param leadingHere rewrites of every status that have it as their target under its context
 * @param why the rewrite's reason, or a sentence why there is none
 */
public record Explanation(
    String locale,
    Saying saying,
    Support again,
    List<Step> steps,
    List<Arrow> before,
    Optional<Ends> ending,
    Optional<Comparison> comparison,
    Optional<Rewrite> rewrite,
    List<Rewrite> leadingHere,
    String why) {
  /** Copies its lists. */
  public Explanation {
    steps = List.copyOf(steps);
    before = List.copyOf(before);
    leadingHere = List.copyOf(leadingHere);
  }

  /** The state that is explained. */
  public State state() {
    return saying.state();
  }

  /** One way to leave a state. */
  public sealed interface Step permits Arrow, Absorbed {
    /** Probability of the step in the chain as it is solved; 0 for what was dropped. */
    double probability();
  }

  /**
   * A step from one state to another.
   *
   * @param from what was said
   * @param to what was said instead
   * @param probability in the chain as it is solved; 0 for what was dropped
   * @param support the rephrases behind it
   */
  public record Arrow(State from, State to, double probability, Support support) implements Step {}

  /**
   * The end of the chain; its probability includes what is believed beforehand.
   *
   * @param well success, else failure
   * @param probability in the chain as it is solved
   */
  public record Absorbed(boolean well, double probability) implements Step {}

  /**
   * How the chain from a state ends.
   *
   * @param likeliest the likeliest last wordings before success, itself among them
   * @param others number of last wordings that are not listed
   * @param success probability of success
   * @param failure probability of failure
   * @param residual probability that was not followed to its end, 0 if exact
   * @param method how it was computed
   */
  public record Ends(
      List<EndsWith> likeliest,
      int others,
      double success,
      double failure,
      double residual,
      Method method) {
    /** Copies its list. */
    public Ends {
      likeliest = List.copyOf(likeliest);
    }
  }

  /**
   * A last wording before success.
   *
   * @param state t
   * @param reading how it would be read under the source's context
   * @param probability {@code C(s,t)}
   */
  public record EndsWith(State state, Reading reading, double probability) {}

  /**
   * A source against its target.
   *
   * @param target the target
   * @param ofSource chance that the source works
   * @param ofTarget chance that the target works
   * @param gain posterior mean of the difference
   * @param gainLower its lower credible bound
   * @param credibleLevel credibility of that bound
   * @param share of the happy ends in other words that mean what the target means, 0..1
   * @param support the rephrases that go straight to that meaning
   * @param failing how surely the source is one of the texts that mostly fail
   */
  public record Comparison(
      State target,
      Beta ofSource,
      Beta ofTarget,
      double gain,
      double gainLower,
      double credibleLevel,
      double share,
      Support support,
      Failing failing) {}

  /**
   * How surely a text is one of those that mostly fail, and what follows from that.
   *
   * @param probability posterior probability of the failing kind, 0..1
   * @param kinds the two kinds of texts of the locale
   */
  public record Failing(double probability, TwoKinds kinds) {
    /** How much of what looks like success of the text is believed, 0..1. */
    public double believed() {
      return kinds.believed(probability);
    }
  }
}
