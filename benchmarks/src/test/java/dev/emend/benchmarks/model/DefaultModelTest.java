package dev.emend.benchmarks.model;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefaultModelTest {
  @Test
  void theShippedResourcesAreWhatTrainingYields() throws IOException {
    DefaultModel.Made made = DefaultModel.make();
    assertThat(made.modelJson()).isEqualTo(resource("default-model.json"));
    assertThat(made.cardJson()).isEqualTo(resource("default-model-card.json"));
  }

  @Test
  void theCardBelongsToTheModel() throws IOException {
    RephraseModel model = ModelCodec.defaultModel();
    ModelCard card = ModelCardCodec.read(resource("default-model-card.json"));
    assertThat(card.modelId()).isEqualTo(model.id());
    assertThat(card.quality().calibrationError()).isLessThan(0.05);
  }

  /** Worlds differ more than one calibration can follow: the bounds leave room for that. */
  @Test
  void modelsRetrainedOnOtherWorldsStayNearTheirBest() {
    Calibrator calibrator = new Calibrator(Terminations.ENGLISH, DrawnWorlds.CANDIDATES);
    RephraseTrainer trainer =
        new RephraseTrainer(
            new RephraseTrainer.Options(8_000, 1, DrawnWorlds.CANDIDATES),
            Terminations.ENGLISH,
            Followers.NONE);
    RephraseModel shipped = ModelCodec.defaultModel();
    List<GradedTurn> graded = new ArrayList<>();
    for (long seed = 511; seed <= 513; seed++) {
      Annotated world = JudgedWorld.drawn(seed, 400);
      RephraseModel retrained = trainer.train(world.sessions(), shipped);
      graded.addAll(calibrator.grade(retrained, world));
    }
    ModelQuality quality = ModelQuality.of(graded, shipped.calibration());
    assertThat(quality.calibrationError()).isLessThan(0.1);
    assertThat(quality.f1()).isGreaterThan(quality.bestF1() - 0.03).isGreaterThan(0.75);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = ModelCodec.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
