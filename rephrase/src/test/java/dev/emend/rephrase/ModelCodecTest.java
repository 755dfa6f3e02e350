package dev.emend.rephrase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ModelCodecTest {
  private static final TreeEnsemble WORDING =
      new TreeEnsemble(
          -0.5,
          List.of(
              new TreeEnsemble.Tree(
                  new int[] {Feature.EDIT.ordinal(), -1, -1},
                  new double[] {0.4, -1, 1.25},
                  new int[] {2, 0, 0}),
              new TreeEnsemble.Tree(new int[] {-1}, new double[] {0.125}, new int[] {0})));
  private static final TreeEnsemble BEHAVIOUR = new TreeEnsemble(0.25, List.of());
  private static final RephraseModel MODEL =
      new RephraseModel("", WORDING, BEHAVIOUR, -1.5, RephraseModel.Calibration.NONE)
          .calibrated(new RephraseModel.Calibration(0.75, 0.5));

  @Test
  void aModelIsReadAsItWasWritten() {
    String json = ModelCodec.write(MODEL);
    assertThat(ModelCodec.read(json)).isEqualTo(MODEL);
    assertThat(ModelCodec.write(ModelCodec.read(json))).isEqualTo(json);
  }

  @Test
  void featuresAreWrittenByName() {
    assertThat(ModelCodec.write(MODEL)).contains("[\"EDIT\",0.4,2],-1.0,1.25");
  }

  @Test
  void theScoreIsTheSumOfBothViewsLessThePriorCalibrated() {
    double[] x = new double[Feature.count()];
    x[Feature.EDIT.ordinal()] = 0.9;
    assertThat(MODEL.logOdds(x)).isEqualTo(0.75 * (-0.5 + 1.25 + 0.125 + 0.25 + 1.5) + 0.5);
  }

  @Test
  void theIdFollowsTheContent() {
    assertThat(MODEL.id()).matches("[0-9a-f]{12}");
    assertThat(ModelCodec.identified(MODEL)).isEqualTo(MODEL);
    assertThat(MODEL.calibrated(RephraseModel.Calibration.NONE).id()).isNotEqualTo(MODEL.id());
  }

  @Test
  void anotherFormatIsRefusedWithItsNumber() {
    assertThatThrownBy(() -> ModelCodec.read("{\"format\":7}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot read rephrase model of format 7 (this Emend reads format 1)");
  }

  @Test
  void brokenModelsAreRefusedWithTheirFault() {
    String json = ModelCodec.write(MODEL);
    assertThatThrownBy(() -> ModelCodec.read(json.substring(0, 40)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Broken rephrase model: ");
    assertThatThrownBy(() -> ModelCodec.read(json.replace("EDIT", "NO_SUCH")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NO_SUCH");
    assertThatThrownBy(() -> ModelCodec.read(json.replace("\"slope\":0.75", "\"slope\":-2")))
        .hasMessage("Invalid calibration slope: -2.0 (must be positive)");
    assertThatThrownBy(() -> ModelCodec.read(json.replace("0.4,2]", "0.4,9]")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Broken rephrase model: node 0 of 3 leads to node 9");
    assertThatThrownBy(() -> ModelCodec.read(json.replace("\"prior_log_odds\":-1.5,", "")))
        .hasMessage("Broken rephrase model: prior_log_odds is missing (must be a number)");
  }

  @Test
  void theShippedModelIsWhole() {
    RephraseModel model = ModelCodec.defaultModel();
    assertThat(ModelCodec.identified(model).id()).isEqualTo(model.id());
    assertThat(model.wording().trees()).isNotEmpty();
    assertThat(model.behaviour().trees()).isNotEmpty();
    assertThat(ModelCodec.write(model).length()).isLessThan(300_000);
  }
}
