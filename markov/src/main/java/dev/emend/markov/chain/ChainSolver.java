package dev.emend.markov.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Tells how a chain ends: {@code C(s,t) = N(s,t)·R₊(t)} with {@code N = (I−Q)⁻¹}. Self-loops and
 * improbable edges are dropped first; each component that is small enough is solved exactly, the
 * others by walking from the start. Not for use by several threads; asking for the states of one
 * component after the other factors each component once.
 */
public final class ChainSolver {
  private static final double ROW_SUM_TOLERANCE = 1e-9;

  private final Options options;
  private final Components components;
  private final int[] stranded;
  private final boolean[] lost;
  private final Grouped grouped;
  private final Walk walk;
  private int factored = -1;
  private Block block;
  private int broken = -1;
  private Optional<Factors> factors = Optional.empty();

  /**
   * What the solver may spend and drop.
   *
   * @param floor edges less probable are dropped; 0 keeps all
   * @param dropped where their probability goes
   * @param denseStates components of at most so many states are solved by a dense matrix
   * @param directStates larger ones up to this size by sparse elimination …
   * @param directOperations … if that takes at most so many operations
   * @param large how what is larger still is solved: PUSH or BOUNDED_DEPTH
   * @param epsilon PUSH: probability left waiting at a state while the walk is local, in all once
   *     it is not; BOUNDED_DEPTH: in all
   * @param steps PUSH: most edges to follow from one start
   * @param depth BOUNDED_DEPTH: longest walk
   */
  public record Options(
      double floor,
      Dropped dropped,
      int denseStates,
      int directStates,
      long directOperations,
      Method large,
      double epsilon,
      long steps,
      int depth) {
    /**
     * Keeps every edge; exact up to 50,000 states or 10⁹ operations (some seconds), else push to
     * 10⁻⁷. Sparse elimination overtakes the dense one at some hundred states, sooner where there
     * are few edges.
     */
    public static final Options DEFAULT =
        new Options(
            0, Dropped.TO_FAILURE, 200, 50_000, 1_000_000_000L, Method.PUSH, 1e-7, 10_000_000, 200);

    /** Refuses what makes no sense, with the value. */
    public Options {
      demand(floor >= 0 && floor <= 1, "floor", floor, "0 to 1");
      demand(denseStates >= 0 && denseStates <= 5_000, "denseStates", denseStates, "0 to 5000");
      demand(
          directStates >= 0 && directStates <= SparseElimination.MAX_STATES,
          "directStates",
          directStates,
          "0 to " + SparseElimination.MAX_STATES);
      demand(directOperations >= 0, "directOperations", directOperations, "0 or more");
      demand(!large.isDirect(), "large", large, "PUSH or BOUNDED_DEPTH");
      demand(epsilon > 0 && epsilon <= 1, "epsilon", epsilon, "above 0, at most 1");
      demand(steps > 0, "steps", steps, "1 or more");
      demand(depth > 0, "depth", depth, "1 or more");
    }

    /** These options with another floor. */
    public Options withFloor(double newFloor, Dropped newDropped) {
      return new Options(
          newFloor,
          newDropped,
          denseStates,
          directStates,
          directOperations,
          large,
          epsilon,
          steps,
          depth);
    }

    /** These options with other limits of what is solved directly. */
    public Options withDirect(int newDense, int newDirect, long newOperations) {
      return new Options(
          floor, dropped, newDense, newDirect, newOperations, large, epsilon, steps, depth);
    }

    /** These options with another way to solve what is large. */
    public Options withLarge(Method newLarge, double newEpsilon, long newSteps, int newDepth) {
      return new Options(
          floor,
          dropped,
          denseStates,
          directStates,
          directOperations,
          newLarge,
          newEpsilon,
          newSteps,
          newDepth);
    }

    private static void demand(boolean holds, String name, Object value, String range) {
      if (!holds) {
        throw new IllegalArgumentException(
            "Invalid " + name + ": " + value + " (must be " + range + ")");
      }
    }
  }

  /** Prepares a chain: drops self-loops and improbable edges, finds components and dead ends. */
  public ChainSolver(Chain chain, Options options) {
    this.options = options;
    components = Components.of(chain.withoutSelfLoops(), options.floor(), options.dropped());
    stranded = components.chain().stranded();
    lost = lost(components.chain(), stranded);
    grouped = Grouped.of(components, lost);
    walk = new Walk(grouped.chain());
  }

  /** Who reaches a state that reaches no end. */
  private static boolean[] lost(Chain chain, int[] stranded) {
    return stranded.length == 0
        ? new boolean[chain.size()]
        : chain.arcs().transposed().reached(stranded);
  }

  /** The components that are solved apart, and the chain without what was dropped. */
  public Components components() {
    return components;
  }

  /** States that reach neither success nor failure, ascending; who reaches them is unsolvable. */
  public List<Integer> stranded() {
    return States.list(stranded);
  }

  /** How the chain ends that begins in {@code source}, or why that cannot be told. */
  public Solution solveFrom(int source) {
    int component = components.of(source);
    if (lost[source]) {
      return Unsolvable.stranded(source, strandedFrom(source));
    }
    if (component != factored) {
      factor(component);
    }
    return factors.isPresent() ? exact(source, factors.get()) : walked(source);
  }

  private List<Integer> strandedFrom(int source) {
    boolean[] seen = components.chain().arcs().reached(source);
    return Arrays.stream(stranded).filter(state -> seen[state]).boxed().toList();
  }

  private void factor(int component) {
    block = grouped.block(component);
    factors = factors(block);
    broken = factors.map(this::firstBroken).orElse(-1);
    factored = component;
  }

  /** First state of the block whose row of B does not sum to 1, or −1. */
  private int firstBroken(Factors solved) {
    for (int i = 0; i < block.size(); i++) {
      if (!(Math.abs(rowSum(solved, i) - 1) <= ROW_SUM_TOLERANCE)) {
        return i;
      }
    }
    return -1;
  }

  private static double rowSum(Factors solved, int i) {
    return solved.success()[i] + solved.failure()[i];
  }

  private Optional<Factors> factors(Block small) {
    if (small.size() <= options.denseStates()) {
      return Optional.of(new DenseFactors(small));
    }
    if (small.size() > options.directStates()) {
      return Optional.empty();
    }
    return SparseElimination.factor(small, options.directOperations()).map(Factors.class::cast);
  }

  private Solution exact(int source, Factors solved) {
    int first = grouped.first(factored);
    int s = grouped.place(source) - first;
    if (broken >= 0) {
      return Unsolvable.rowSum(source, grouped.state(first + broken), rowSum(solved, broken));
    }
    double[] visits = solved.visits(s);
    List<Ending.Last> lasts = new ArrayList<>();
    for (int t = 0; t < visits.length; t++) {
      addLast(lasts, first + t, visits[t] * block.success(t));
    }
    lasts.sort(null);
    return new Ending(source, lasts, solved.success()[s], solved.failure()[s], 0, solved.method());
  }

  private Ending walked(int source) {
    int from = grouped.place(source);
    if (options.large() == Method.PUSH) {
      walk.push(from, block, options.epsilon(), options.steps());
    } else {
      walk.steps(from, options.epsilon(), options.depth());
    }
    List<Ending.Last> lasts = new ArrayList<>();
    Walk.Ends ends = walk.ends((place, last) -> addLast(lasts, place, last));
    lasts.sort(null);
    return new Ending(
        source, lasts, ends.success(), ends.failure(), ends.residual(), options.large());
  }

  private void addLast(List<Ending.Last> lasts, int place, double probability) {
    if (probability > 0) {
      lasts.add(new Ending.Last(grouped.state(place), probability));
    }
  }
}
