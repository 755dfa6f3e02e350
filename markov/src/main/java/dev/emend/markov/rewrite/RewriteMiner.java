package dev.emend.markov.rewrite;

import dev.emend.interaction.Reading;
import dev.emend.interaction.Rewrite;
import dev.emend.markov.chain.Chain;
import dev.emend.markov.chain.ChainBuilder;
import dev.emend.markov.chain.ChainSolver;
import dev.emend.markov.chain.Ending;
import dev.emend.markov.chain.Solution;
import dev.emend.markov.credible.Beta;
import dev.emend.markov.credible.BetaDifference;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/**
 * Mines the global rewrites of one locale. The chain's states are texts under their contexts; for a
 * source s the probability {@code C(s,t)} of ending well with t as the last wording is pooled over
 * wordings that are read alike, and the likeliest wording of the likeliest reading is the target.
 */
public final class RewriteMiner {
  private final MiningOptions options;
  private final ChainSolver.Options solver;
  private final Predicate<String> neverTarget;

  /**
   * A miner.
   *
   * @param options what a rewrite must have to be served
   * @param solver how chains are solved
   * @param neverTarget texts that no rewrite may lead to, and that none may replace ("stop")
   */
  public RewriteMiner(
      MiningOptions options, ChainSolver.Options solver, Predicate<String> neverTarget) {
    this.options = options;
    this.solver = solver;
    this.neverTarget = neverTarget;
  }

  /** The rewrites of every status, ordered by source and context. */
  public List<Rewrite> mine(Evidence evidence) {
    Mining mining = new Mining(evidence);
    List<Proposal> proposals = new ArrayList<>();
    for (int s = 0; s < mining.sayings.size(); s++) {
      if (!mining.out.get(s).isEmpty() && !neverTarget.test(mining.text(s))) {
        mining.propose(s).ifPresent(proposals::add);
      }
    }
    return new Verdicts(options, evidence.locale()).judge(proposals);
  }

  /**
   * A source and its best target, before the verdict.
   *
   * @param source the source
   * @param target the target
   * @param reading how the target is read
   * @param sameReading the source is mostly read so, too
   * @param share of the happy ends from the source that are read so, 0..1
   * @param ofSource chance that the source works
   * @param ofTarget chance that the target works
   * @param lift how many times as often as people say the target anyway
   * @param support the rephrases behind it
   */
  record Proposal(
      State source,
      State target,
      Reading reading,
      boolean sameReading,
      double share,
      Beta ofSource,
      Beta ofTarget,
      double lift,
      Support support) {}

  /**
   * The rephrases behind a rewrite.
   *
   * @param mass expected number
   * @param customers distinct customers
   * @param sessions sessions
   * @param first first night
   * @param last last night
   */
  record Support(double mass, long customers, long sessions, LocalDate first, LocalDate last) {
    static Support of(List<SaidAgain> steps) {
      return new Support(
          steps.stream().mapToDouble(SaidAgain::mass).sum(),
          steps.stream().flatMapToLong(s -> LongStream.of(s.customers())).distinct().count(),
          steps.stream().mapToLong(SaidAgain::sessions).sum(),
          steps.stream().map(SaidAgain::first).min(Comparator.naturalOrder()).orElseThrow(),
          steps.stream().map(SaidAgain::last).max(Comparator.naturalOrder()).orElseThrow());
    }
  }

  /** The chain of one locale and what is known of its states. */
  private final class Mining {
    final List<Saying> sayings;
    final List<List<SaidAgain>> out = new ArrayList<>();
    private final Map<State, Integer> index = new HashMap<>();
    private final Beta[] posterior;
    private final ChainSolver chain;
    private final Background background;

    Mining(Evidence evidence) {
      sayings = evidence.sayings();
      double[] saidAgain = index(evidence);
      Posteriors posteriors = new Posteriors(sayings, saidAgain, options.readingStrength());
      posterior = new Beta[sayings.size()];
      for (int i = 0; i < posterior.length; i++) {
        posterior[i] = posteriors.of(sayings.get(i), saidAgain[i]);
      }
      chain = new ChainSolver(chain(saidAgain), solver);
      background = new Background(sayings);
    }

    /** Verbatim repeats are left out: C does not change when self-loops are dropped. */
    private double[] index(Evidence evidence) {
      for (Saying saying : sayings) {
        index.put(saying.state(), index.size());
        out.add(new ArrayList<>());
      }
      double[] saidAgain = new double[sayings.size()];
      for (SaidAgain step : evidence.steps()) {
        if (!step.from().equals(step.to())) {
          int from = index.get(step.from());
          out.get(from).add(step);
          saidAgain[from] += step.mass();
        }
      }
      return saidAgain;
    }

    private Chain chain(double[] saidAgain) {
      ChainBuilder builder = Chain.builder(sayings.size());
      for (int i = 0; i < posterior.length; i++) {
        builder.success(i, posterior[i].alpha());
        builder.failure(i, posterior[i].beta() - saidAgain[i]);
        for (SaidAgain step : out.get(i)) {
          builder.edge(i, index.get(step.to()), step.mass());
        }
      }
      return builder.build();
    }

    String text(int state) {
      return sayings.get(state).state().text();
    }

    Optional<Proposal> propose(int source) {
      Solution solution = chain.solveFrom(source);
      if (!(solution instanceof Ending ending)) {
        return Optional.empty();
      }
      Map<String, List<Ending.Last>> byReading = new TreeMap<>();
      double all = 0;
      for (Ending.Last last : ending.lasts()) {
        if (!text(last.state()).equals(text(source)) && !neverTarget.test(text(last.state()))) {
          all += last.probability();
          byReading
              .computeIfAbsent(
                  sayings.get(last.state()).mainReading().key(), key -> new ArrayList<>())
              .add(last);
        }
      }
      double total = all;
      return byReading.values().stream()
          .max(Comparator.comparingDouble(Mining::sum).thenComparing(l -> -l.get(0).state()))
          .flatMap(best -> proposal(source, best, sum(best) / total));
    }

    private static double sum(List<Ending.Last> lasts) {
      return lasts.stream().mapToDouble(Ending.Last::probability).sum();
    }

    private Optional<Proposal> proposal(int source, List<Ending.Last> best, double share) {
      int target = best.get(0).state();
      Reading reading = sayings.get(target).mainReading();
      List<SaidAgain> behind =
          out.get(source).stream()
              .filter(step -> reading.key().equals(mainReading(step.to()).key()))
              .filter(step -> !neverTarget.test(step.to().text()))
              .toList();
      if (behind.isEmpty() || !reading.understood()) {
        return Optional.empty();
      }
      return Optional.of(
          new Proposal(
              sayings.get(source).state(),
              sayings.get(target).state(),
              reading,
              sayings.get(source).mainReading().key().equals(reading.key()),
              share,
              posterior[source],
              posterior[target],
              background.lift(sayings.get(source), behind, reading),
              Support.of(behind)));
    }

    private Reading mainReading(State state) {
      return sayings.get(index.get(state)).mainReading();
    }
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  static BetaDifference gain(Proposal proposal) {
    return new BetaDifference(proposal.ofTarget(), proposal.ofSource());
  }
}
