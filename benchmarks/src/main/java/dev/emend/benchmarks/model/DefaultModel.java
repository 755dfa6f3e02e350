package dev.emend.benchmarks.model;

import dev.emend.interaction.Session;
import dev.emend.interaction.Terminations;
import dev.emend.rephrase.Annotated;
import dev.emend.rephrase.Calibrator;
import dev.emend.rephrase.Followers;
import dev.emend.rephrase.GradedTurn;
import dev.emend.rephrase.ModelCard;
import dev.emend.rephrase.ModelCardCodec;
import dev.emend.rephrase.ModelCodec;
import dev.emend.rephrase.ModelQuality;
import dev.emend.rephrase.RephraseModel;
import dev.emend.rephrase.RephraseTrainer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Writes the rephrase model that ships with Emend anew. It is trained on the truth of drawn worlds,
 * and calibrated on the truth of further ones; a night then trains it on by its own log, which has
 * no truth. From the project's root:
 *
 * <pre>{@code
 * ./mvnw -q -pl benchmarks -am package -DskipTests
 * java -cp "benchmarks/target/classes:benchmarks/target/lib/*" \
 *     dev.emend.benchmarks.model.DefaultModel
 * }</pre>
 */
public final class DefaultModel {
  static final int CANDIDATES = 6;

  private static final String FOLDER = "rephrase/src/main/resources/dev/emend/rephrase";
  private static final int SESSIONS = 200;

  /** Inquiries are longer, and their turns have more candidates. */
  private static final int INQUIRIES = 80;

  private static final int MOST_PAIRS = 250_000;
  private static final long[] TO_LEARN = LongStream.rangeClosed(1, 60).toArray();
  private static final long[] TO_CALIBRATE = LongStream.rangeClosed(101, 120).toArray();

  private DefaultModel() {}

  /** Takes the folder of the resource, that of the sources by default. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args.length > 0 ? args[0] : FOLDER);
    Files.createDirectories(folder);
    Made made = make();
    write(folder.resolve("default-model.json"), made.modelJson());
    write(folder.resolve("default-model-card.json"), made.cardJson());
  }

  private static void write(Path file, String json) throws IOException {
    Files.writeString(file, json, StandardCharsets.UTF_8);
  }

  /** The two resources. */
  record Made(String modelJson, String cardJson) {}

  /** Trains, calibrates and describes; the same bytes every time. */
  static Made make() {
    List<Annotated> worlds = worlds(TO_LEARN);
    List<Session> sessions = worlds.stream().flatMap(w -> w.sessions().stream()).toList();
    RephraseTrainer trainer = trainer(MOST_PAIRS, 1);
    RephraseModel raw = trainer.learn(worlds);
    List<GradedTurn> graded = grade(raw, TO_CALIBRATE);
    RephraseModel model = raw.calibrated(Calibrator.fit(graded));
    ModelCard card =
        trainer.card(model, sessions).with(ModelQuality.of(graded, model.calibration()));
    return new Made(ModelCodec.write(model) + "\n", ModelCardCodec.write(card));
  }

  static RephraseTrainer trainer(int mostPairs, int rounds) {
    return new RephraseTrainer(
        new RephraseTrainer.Options(mostPairs, rounds, CANDIDATES),
        Terminations.ENGLISH,
        Followers.NONE);
  }

  private static List<Annotated> worlds(long[] seeds) {
    return LongStream.of(seeds)
        .boxed()
        .flatMap(
            seed ->
                Stream.of(
                    JudgedWorld.drawn(seed, SESSIONS), JudgedWorld.inquiries(seed, INQUIRIES)))
        .toList();
  }

  private static List<GradedTurn> grade(RephraseModel model, long[] seeds) {
    Calibrator calibrator = new Calibrator(Terminations.ENGLISH, CANDIDATES);
    List<GradedTurn> graded = new ArrayList<>();
    worlds(seeds).forEach(world -> graded.addAll(calibrator.grade(model, world)));
    return graded;
  }
}
