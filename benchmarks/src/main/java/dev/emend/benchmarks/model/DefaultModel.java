package dev.emend.benchmarks.model;

import dev.emend.rephrase.Feature;
import dev.emend.rephrase.ModelCard;
import dev.emend.rephrase.ModelCardCodec;
import dev.emend.rephrase.ModelCodec;
import dev.emend.rephrase.ModelQuality;
import dev.emend.rephrase.RephraseModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

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
  private static final String FOLDER = "rephrase/src/main/resources/dev/emend/rephrase";
  private static final int WORLDS = 60;

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
    Set<Feature> all = EnumSet.allOf(Feature.class);
    DrawnWorlds worlds = DrawnWorlds.ofEachKind(WORLDS);
    DrawnWorlds.Learnt learnt = worlds.learn(all);
    RephraseModel model = learnt.model();
    ModelCard card =
        DrawnWorlds.trainer(all)
            .card(model, worlds.sessions())
            .with(ModelQuality.of(learnt.graded(), model.calibration()));
    return new Made(ModelCodec.write(model) + "\n", ModelCardCodec.write(card));
  }
}
