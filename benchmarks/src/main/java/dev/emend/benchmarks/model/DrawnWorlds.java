package dev.emend.benchmarks.model;

import dev.emend.interaction.Session;
import dev.emend.interaction.Terminations;
import dev.emend.rephrase.Annotated;
import dev.emend.rephrase.Calibrator;
import dev.emend.rephrase.Feature;
import dev.emend.rephrase.Followers;
import dev.emend.rephrase.GradedTurn;
import dev.emend.rephrase.RephraseModel;
import dev.emend.rephrase.RephraseTrainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Drawn worlds of both kinds with their truth: some to learn from, others to calibrate by. */
public final class DrawnWorlds {
  static final int CANDIDATES = 6;

  private static final int SESSIONS = 200;

  /** Inquiries are longer, and their turns have more candidates. */
  private static final int INQUIRIES = 80;

  private static final int MOST_PAIRS = 250_000;

  /** Seeds of worlds to calibrate by begin behind it. */
  private static final int FIRST = 100;

  /** Worlds to learn from for each to calibrate by. */
  private static final int SHARE = 3;

  private final List<Annotated> toLearn;
  private final List<Annotated> toCalibrate;

  private DrawnWorlds(List<Annotated> toLearn, List<Annotated> toCalibrate) {
    this.toLearn = toLearn;
    this.toCalibrate = toCalibrate;
  }

  /** Draws so many worlds of each kind to learn from, and a third of it to calibrate by. */
  public static DrawnWorlds ofEachKind(int worlds) {
    if (worlds < 1 || worlds > FIRST) {
      throw new IllegalArgumentException(
          "Invalid number of worlds: " + worlds + " (must be 1 to " + FIRST + ")");
    }
    int others = Math.max(1, worlds / SHARE);
    return new DrawnWorlds(drawn(1, worlds), drawn(FIRST + 1, FIRST + others));
  }

  private static List<Annotated> drawn(long firstSeed, long lastSeed) {
    return LongStream.rangeClosed(firstSeed, lastSeed)
        .boxed()
        .flatMap(
            seed ->
                Stream.of(
                    JudgedWorld.drawn(seed, SESSIONS), JudgedWorld.inquiries(seed, INQUIRIES)))
        .toList();
  }

  /**
   * What comes of learning.
   *
   * @param model calibrated
   * @param graded what it was calibrated by
   */
  public record Learnt(RephraseModel model, List<GradedTurn> graded) {
    /** Keeps its own list. */
    public Learnt {
      graded = List.copyOf(graded);
    }
  }

  /** Learns a model from the truth, by some features alone. */
  public Learnt learn(Set<Feature> features) {
    RephraseModel raw = trainer(features).learn(toLearn);
    Calibrator calibrator = new Calibrator(Terminations.ENGLISH, CANDIDATES);
    List<GradedTurn> graded = new ArrayList<>();
    toCalibrate.forEach(world -> graded.addAll(calibrator.grade(raw, world)));
    return new Learnt(raw.calibrated(Calibrator.fit(graded)), graded);
  }

  /** Learns by these features. */
  static RephraseTrainer trainer(Set<Feature> features) {
    return new RephraseTrainer(
        new RephraseTrainer.Options(MOST_PAIRS, 1, CANDIDATES, features),
        Terminations.ENGLISH,
        Followers.NONE);
  }

  /** The sessions to learn from. */
  List<Session> sessions() {
    return toLearn.stream().flatMap(world -> world.sessions().stream()).toList();
  }
}
