package dev.emend.markov.rewrite;

import dev.emend.markov.credible.DirichletStrength;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Lends evidence between texts that sound alike and between contexts: where a text was said again
 * as another by few, those who said again so what sounds like it count, too. A row of the chain has
 * the steps of all that sounds like it as its Dirichlet prior, worth at most κ turns, and κ is
 * fitted on the log by how well such rows foretell each other. Only steps that somebody took from
 * the text itself are strengthened, none is made.
 */
final class Borrowing {
  /** So much of a prior is spread over all cells alike: nothing is impossible. */
  private static final double SPREAD = 0.1;

  private static final String REST = "";

  private final Evidence evidence;
  private final Map<State, Saying> sayings = new HashMap<>();
  private final Map<State, Map<State, SaidAgain>> out = new TreeMap<>();
  private final Alike alike;

  private Borrowing(Evidence evidence) {
    this.evidence = evidence;
    evidence.sayings().forEach(saying -> sayings.put(saying.state(), saying));
    for (SaidAgain step : evidence.steps()) {
      if (!step.from().text().equals(step.to().text())) {
        out.computeIfAbsent(step.from(), state -> new TreeMap<>()).put(step.to(), step);
      }
    }
    alike = new Alike(out.keySet());
  }

  /** The evidence with what each state borrows. */
  static Evidence lent(Evidence evidence) {
    return new Borrowing(evidence).lent();
  }

  private Evidence lent() {
    Map<State, Lender> lenders = new TreeMap<>();
    alike.states().forEach(state -> lenders.put(state, new Lender(state)));
    double strength =
        DirichletStrength.fit(lenders.values().stream().map(lender -> lender.row()).toList());
    List<SaidAgain> steps = new ArrayList<>();
    for (SaidAgain step : evidence.steps()) {
      Lender lender = lenders.get(step.from());
      steps.add(lender == null ? step : lender.strengthened(step, strength));
    }
    return new Evidence(evidence.locale(), evidence.sayings(), steps);
  }

  /** All that sounds like one state. */
  private final class Lender {
    private final State borrower;
    private final Map<State, List<SaidAgain>> steps = new TreeMap<>();
    private double turns;

    Lender(State borrower) {
      this.borrower = borrower;
      for (State one : alike.to(borrower)) {
        turns += sayings.get(one).turns();
        for (SaidAgain step : out.get(one).values()) {
          if (!step.to().text().equals(borrower.text())) {
            steps.computeIfAbsent(step.to(), to -> new ArrayList<>()).add(step);
          }
        }
      }
    }

    SaidAgain strengthened(SaidAgain own, double strength) {
      List<SaidAgain> lent = steps.get(own.to());
      if (lent == null || own.from().text().equals(own.to().text())) {
        return own;
      }
      return own.lent(Math.min(strength, turns) * mass(lent) / turns, lent);
    }

    /** What it lends as a prior of what the borrower's turns became, by reading. */
    DirichletStrength.Row row() {
      Map<String, double[]> cells = new TreeMap<>();
      steps.values().forEach(lent -> lent.forEach(step -> add(cells, step, 0)));
      out.get(borrower).values().forEach(step -> add(cells, step, 1));
      cells.put(
          REST,
          new double[] {
            left(turns, sum(cells, 0)), left((double) sayings.get(borrower).turns(), sum(cells, 1))
          });
      double all = sum(cells, 0);
      double[] prior = new double[cells.size()];
      double[] counts = new double[cells.size()];
      int i = 0;
      for (double[] cell : cells.values()) {
        prior[i] = (1 - SPREAD) * (all > 0 ? cell[0] / all : 1.0 / prior.length);
        prior[i] += SPREAD / prior.length;
        counts[i++] = cell[1];
      }
      return new DirichletStrength.Row(prior, counts);
    }

    private void add(Map<String, double[]> cells, SaidAgain step, int column) {
      String reading = sayings.get(step.to()).mainReading().key();
      cells.computeIfAbsent("=" + reading, key -> new double[2])[column] += step.mass();
    }
  }

  private static double left(double turns, double used) {
    return Math.max(0, turns - used);
  }

  private static double sum(Map<String, double[]> cells, int column) {
    return cells.values().stream().mapToDouble(cell -> cell[column]).sum();
  }

  private static double mass(List<SaidAgain> steps) {
    return steps.stream().mapToDouble(SaidAgain::mass).sum();
  }
}
