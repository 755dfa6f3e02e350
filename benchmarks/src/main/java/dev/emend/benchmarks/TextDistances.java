package dev.emend.benchmarks;

import dev.emend.benchmarks.ScoringSample.Pair;
import dev.emend.interaction.Heard;
import dev.emend.interaction.Terminations;
import dev.emend.interaction.Turn;
import dev.emend.interaction.text.EditDistance;
import dev.emend.interaction.text.EditPattern;
import dev.emend.interaction.text.EditText;
import dev.emend.interaction.text.Phonetic;
import dev.emend.interaction.text.TextKey;
import dev.emend.rephrase.Followers;
import dev.emend.rephrase.ModelCodec;
import dev.emend.rephrase.RephraseDetector;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
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

/**
 * All edit distances of a pair of turns: the later text to each hypothesis of the earlier turn, in
 * letters and in sounds. Each figure is the time of one pair.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
public class TextDistances {
  private static final int TURNS = 2048;
  private static final int PAIRS = 4096;
  private static final int CANDIDATES = 6;

  private Texts[] pairs;
  private final int[] distances = new int[64];

  /** What one pair compares, as it stands and prepared. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Texts(
      String later,
      String laterSound,
      List<String> earlier,
      List<String> earlierSounds,
      EditPattern pattern,
      EditPattern soundPattern,
      EditText[] texts,
      EditText[] sounds) {
    static Texts of(Pair pair) {
      Turn earlier = pair.session().session().turn(pair.earlier());
      String later = TextKey.of(pair.session().session().turn(pair.later()).utterance());
      List<String> heard =
          Stream.concat(
                  Stream.of(earlier.utterance()),
                  earlier.heard().nbest().stream().map(Heard.Hypothesis::text))
              .map(TextKey::of)
              .distinct()
              .toList();
      List<String> sounds = heard.stream().map(Phonetic::spell).toList();
      return new Texts(
          later,
          Phonetic.spell(later),
          heard,
          sounds,
          EditPattern.of(EditText.of(later)),
          EditPattern.of(EditText.of(Phonetic.spell(later))),
          heard.stream().map(EditText::of).toArray(EditText[]::new),
          sounds.stream().map(EditText::of).toArray(EditText[]::new));
    }
  }

  /** Draws the pairs. */
  @Setup
  public void setUp() {
    RephraseDetector detector =
        new RephraseDetector(
            ModelCodec.defaultModel(), Terminations.ENGLISH, CANDIDATES, Followers.NONE);
    pairs =
        ScoringSample.pairs(
                ScoringSample.sessions(TURNS).stream().map(detector::prepare).toList(), PAIRS)
            .stream()
            .map(Texts::of)
            .toArray(Texts[]::new);
  }

  /** The later text prepared once, its distances computed two at a time. */
  @Benchmark
  @OperationsPerInvocation(PAIRS)
  public int prepared() {
    int sum = 0;
    for (Texts pair : pairs) {
      EditPattern.distances(pair.pattern, pair.texts, pair.soundPattern, pair.sounds, distances);
      for (int i = pair.texts.length + pair.sounds.length - 1; i >= 0; i--) {
        sum += distances[i];
      }
    }
    return sum;
  }

  /** Bit-parallel, but each distance by itself. */
  @Benchmark
  @OperationsPerInvocation(PAIRS)
  public int oneByOne() {
    int sum = 0;
    for (Texts pair : pairs) {
      for (String text : pair.earlier) {
        sum += EditDistance.between(text, pair.later);
      }
      for (String sound : pair.earlierSounds) {
        sum += EditDistance.between(sound, pair.laterSound);
      }
    }
    return sum;
  }

  /** The table of Apache Commons Text. */
  @Benchmark
  @OperationsPerInvocation(PAIRS)
  public int commonsText() {
    LevenshteinDistance table = LevenshteinDistance.getDefaultInstance();
    int sum = 0;
    for (Texts pair : pairs) {
      for (String text : pair.earlier) {
        sum += table.apply(text, pair.later);
      }
      for (String sound : pair.earlierSounds) {
        sum += table.apply(sound, pair.laterSound);
      }
    }
    return sum;
  }
}
