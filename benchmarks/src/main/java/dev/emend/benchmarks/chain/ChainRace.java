package dev.emend.benchmarks.chain;

import dev.emend.markov.chain.Chain;
import dev.emend.markov.chain.ChainSolver;
import dev.emend.markov.chain.Components;
import dev.emend.markov.chain.Ending;
import dev.emend.markov.chain.Method;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Solves the same chains by Emend, EJML, SciPy and a plain Gauss-Seidel, in one run, and prints
 * processor times of the thread (medians of the turns), per non-zero, and how far each result is
 * from Emend's elimination. Emend is asked for one start in each component: that factors every
 * component, finds {@code B₊} of all its states, as the others do, and one row of {@code C}
 * besides.
 */
public final class ChainRace {
  private static final int TURNS = 3;

  /** Milliseconds. */
  private static final double SLOW = 5_000;

  private final SciPy sciPy = new SciPy();

  private ChainRace() throws IOException {}

  /** Runs all races, or those whose names are given: many, small, random, band, giant. */
  public static void main(String[] args) throws Exception {
    ChainRace race = new ChainRace();
    for (String name :
        args.length == 0 ? new String[] {"many", "small", "random", "band", "giant"} : args) {
      race.run(name);
    }
  }

  private void run(String name) throws Exception {
    switch (name) {
      case "many" ->
          solve("1,000,000 states in components of 5 to 200", Graph.components(1_000_000, 5, 200));
      case "small" ->
          solve("1,000,000 states in components of 5 to 20", Graph.components(1_000_000, 5, 20));
      case "random" -> solve("3,000 states, one component", Graph.components(3_000, 3_000, 3_000));
      case "band" -> solve("200,000 states in a band of ±10", Graph.band(200_000, 10));
      case "giant" -> {
        sweep("1,000,000 states in components of 1,000", Graph.components(1_000_000, 1_000, 1_000));
        sweep("1,000,000 states, one component", Graph.components(1_000_000, 1_000_000, 1_000_000));
      }
      default -> throw new IllegalArgumentException("Unknown race: " + name);
    }
  }

  /** Whole solutions. */
  private void solve(String title, Graph graph) throws Exception {
    System.out.printf(Locale.ROOT, "%n%s, %,d non-zeros%n", title, graph.edges());
    Chain chain = graph.chain();
    ChainSolver.Options options =
        ChainSolver.Options.DEFAULT.withDirect(200, 1_000_000, 1_000_000_000_000L);
    ChainSolver solver = new ChainSolver(chain, options);
    int[] starts = starts(solver.components());
    double[] exact = successes(solver, starts);
    line("Emend, elimination", graph, 0, median(() -> solution(chain, options, starts)), 0);
    line("  of it, components", graph, 0, median(() -> new ChainSolver(chain, options)), 0);
    gaussSeidel("Gauss-Seidel, as named", graph, starts, exact);
    int[] order = order(solver.components());
    int[] place = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      place[order[i]] = i;
    }
    int[] grouped = Arrays.stream(starts).map(s -> place[s]).toArray();
    gaussSeidel("Gauss-Seidel, grouped", graph.inOrder(order), grouped, exact);
    if (title.contains("band")) {
      System.out.println("EJML sparse LU: left out, it knows no order that reduces fill");
    } else {
      double[][] found = new double[1][];
      double millis = median(() -> found[0] = Ejml.solve(graph));
      line("EJML sparse LU", graph, 0, millis, apart(found[0], starts, exact));
    }
    for (String columns : new String[] {"COLAMD", "MMD_AT_PLUS_A"}) {
      SciPy.Run run = sciPy.solve(graph, columns, TURNS);
      if (run == null) {
        System.out.println("SciPy splu: left out, there is no SciPy");
        return;
      }
      String label = "SciPy " + run.version() + " splu " + columns;
      line(label, graph, 0, run.millis(), apart(run.result(), starts, exact));
    }
  }

  private static void gaussSeidel(String name, Graph graph, int[] starts, double[] exact) {
    GaussSeidel result = new GaussSeidel(graph);
    int sweeps = result.run();
    double millis = median(() -> new GaussSeidel(graph).run());
    line(name, graph, sweeps, millis, apart(result.result(), starts, exact));
  }

  /** Sweeps of one start each, as far as the memory bandwidth goes. */
  private static void sweep(String title, Graph graph) {
    System.out.printf(Locale.ROOT, "%n%s, %,d non-zeros, sweeps%n", title, graph.edges());
    Chain chain = graph.chain();
    Components components = new ChainSolver(chain, ChainSolver.Options.DEFAULT).components();
    int sweeps = 50;
    double edges = (double) graph.edges() / components.count();
    long steps = Math.round(sweeps * (edges + (double) graph.size() / components.count()));
    ChainSolver solver =
        new ChainSolver(
            chain,
            ChainSolver.Options.DEFAULT
                .withDirect(0, 0, 0)
                .withLarge(Method.PUSH, 1e-300, steps, 1));
    int[] starts = starts(components);
    int asked = Math.min(starts.length, 100);
    double[] residual = new double[1];
    double millis =
        median(
            () -> {
              for (int i = 0; i < asked; i++) {
                residual[0] = Math.max(residual[0], ending(solver, starts[i]).residual());
              }
              return residual[0];
            });
    System.out.printf(
        Locale.ROOT,
        "%-38s %8.2f ns a non-zero and sweep, %d sweeps, open at most %.0e%n",
        "Emend, sweeps, certified",
        millis * 1e6 / (asked * edges * sweeps),
        sweeps,
        residual[0]);
    plain("Gauss-Seidel, as named", graph, sweeps);
    plain("Gauss-Seidel, grouped", graph.inOrder(order(components)), sweeps);
  }

  private static void plain(String name, Graph graph, int sweeps) {
    GaussSeidel plain = new GaussSeidel(graph);
    double millis = median(() -> IntStream.range(0, sweeps).mapToDouble(i -> plain.sweep()).sum());
    System.out.printf(
        Locale.ROOT,
        "%-38s %8.2f ns a non-zero and sweep%n",
        name,
        millis * 1e6 / ((double) graph.edges() * sweeps));
  }

  private static void line(String name, Graph graph, int sweeps, double millis, double apart) {
    double nanos = millis * 1e6 / graph.edges();
    System.out.printf(
        Locale.ROOT,
        "%-38s %10.1f ms %8.1f ns a non-zero %s  differs by %.0e%n",
        name,
        millis,
        nanos,
        sweeps == 0 ? "" : "(%d sweeps of %.2f ns)".formatted(sweeps, nanos / sweeps),
        apart);
  }

  private static double solution(Chain chain, ChainSolver.Options options, int[] starts) {
    return successes(new ChainSolver(chain, options), starts)[0];
  }

  private static double[] successes(ChainSolver solver, int[] starts) {
    return Arrays.stream(starts).mapToDouble(s -> ending(solver, s).success()).toArray();
  }

  private static Ending ending(ChainSolver solver, int start) {
    return (Ending) solver.solveFrom(start);
  }

  private static double apart(double[] found, int[] starts, double[] exact) {
    return IntStream.range(0, starts.length)
        .mapToDouble(i -> Math.abs(found[starts[i]] - exact[i]))
        .max()
        .orElse(0);
  }

  /** The first state of each component. */
  private static int[] starts(Components components) {
    return IntStream.range(0, components.count()).map(c -> components.states(c)[0]).toArray();
  }

  private static int[] order(Components components) {
    return IntStream.range(0, components.count())
        .flatMap(c -> Arrays.stream(components.states(c)))
        .toArray();
  }

  /** Median processor time, ms; what is slow even to warm up runs only once. */
  private static <T> double median(Supplier<T> work) {
    double first = millis(work);
    if (first > SLOW) {
      return first;
    }
    double[] millis = new double[TURNS];
    Arrays.setAll(millis, turn -> millis(work));
    Arrays.sort(millis);
    return millis[TURNS / 2];
  }

  private static <T> double millis(Supplier<T> work) {
    long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    T result = work.get();
    double took = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun) / 1e6;
    return result == null ? Double.NaN : took;
  }
}
