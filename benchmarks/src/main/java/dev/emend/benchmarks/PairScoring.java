package dev.emend.benchmarks;

import dev.emend.benchmarks.ScoringSample.Pair;
import dev.emend.interaction.Session;
import dev.emend.interaction.Terminations;
import dev.emend.rephrase.Followers;
import dev.emend.rephrase.ModelCodec;
import dev.emend.rephrase.PreparedSession;
import dev.emend.rephrase.RephraseDetector;
import dev.emend.rephrase.RephraseModel;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * How fast pairs of turns are scored on one thread: all features and the model that ships with
 * Emend, over some thousand pairs of drawn sessions. Preparing turns is timed apart. Each figure is
 * the time of one turn or of one pair.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
public class PairScoring {
  private static final int TURNS = 2048;
  private static final int PAIRS = 4096;
  private static final int CANDIDATES = 6;

  private List<Session> sessions;
  private List<PreparedSession> prepared;
  private Pair[] pairs;
  private double[][] features;
  private RephraseModel model;
  private RephraseDetector detector;

  /** Draws the sessions and prepares their turns. */
  @Setup
  public void setUp() {
    model = ModelCodec.defaultModel();
    detector = new RephraseDetector(model, Terminations.ENGLISH, CANDIDATES, Followers.NONE);
    sessions = ScoringSample.sessions(TURNS);
    prepared = sessions.stream().map(detector::prepare).toList();
    pairs = ScoringSample.pairs(prepared, PAIRS).toArray(Pair[]::new);
    features = new double[PAIRS][];
    for (int i = 0; i < PAIRS; i++) {
      features[i] = pairs[i].session().features(pairs[i].earlier(), pairs[i].later());
    }
  }

  /** Preparing: what is done once a turn. */
  @Benchmark
  @OperationsPerInvocation(TURNS)
  public void turnPrepared(Blackhole sink) {
    for (Session session : sessions) {
      sink.consume(detector.prepare(session));
    }
  }

  /** Scoring: all features of a pair, and the model. */
  @Benchmark
  @OperationsPerInvocation(PAIRS)
  public double pairScored() {
    double sum = 0;
    for (Pair pair : pairs) {
      sum += detector.logOdds(pair.session(), pair.earlier(), pair.later());
    }
    return sum;
  }

  /** All features of a pair, without the model. */
  @Benchmark
  @OperationsPerInvocation(PAIRS)
  public void pairCompared(Blackhole sink) {
    for (Pair pair : pairs) {
      sink.consume(pair.session().features(pair.earlier(), pair.later()));
    }
  }

  /** The model on features that are at hand. */
  @Benchmark
  @OperationsPerInvocation(PAIRS)
  public double pairModelled() {
    double sum = 0;
    for (double[] x : features) {
      sum += model.logOdds(x);
    }
    return sum;
  }

  /** Everything a night does with a turn: prepared, all its pairs scored, candidates ordered. */
  @Benchmark
  @OperationsPerInvocation(TURNS)
  public void turnJudged(Blackhole sink) {
    for (Session session : sessions) {
      sink.consume(detector.detect(session));
    }
  }
}
