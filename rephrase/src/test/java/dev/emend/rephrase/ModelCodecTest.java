package dev.emend.rephrase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ModelCodecTest {
  private static final TreeEnsemble PAIRS =
      new TreeEnsemble(
          -0.5,
          List.of(
              new TreeEnsemble.Tree(
                  new int[] {Feature.EDIT.ordinal(), -1, -1},
                  new double[] {0.4, -1, 1.25},
                  new int[] {2, 0, 0}),
              new TreeEnsemble.Tree(new int[] {-1}, new double[] {0.125}, new int[] {0})));
  private static final Lifts LIFTS = new Lifts(List.of(0.0, 0.0, 0.25, 0.5, 0.5, 0.75, 1.5));
  private static final Fates FATES = new Fates(0.5, -0.25, 0.125);
  private static final RephraseModel MODEL =
      new RephraseModel("", PAIRS, LIFTS, FATES, RephraseModel.Calibration.NONE)
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
  void theScoreIsThatOfTheTreesAndOfOthersCalibrated() {
    double[] x = new double[Feature.count()];
    x[Feature.WENT_ON_EARLIER.ordinal()] = Feature.ABSENT;
    x[Feature.EDIT.ordinal()] = 0.9;
    x[Feature.SAID_NEXT.ordinal()] = 1.7;
    assertThat(MODEL.logOdds(x)).isEqualTo(0.75 * (-0.5 + 1.25 + 0.125 + 0.25) + 0.5);
    x[Feature.SAID_NEXT.ordinal()] = Feature.ABSENT;
    assertThat(MODEL.logOdds(x)).isEqualTo(0.75 * (-0.5 + 1.25 + 0.125) + 0.5);
    x[Feature.WENT_ON_EARLIER.ordinal()] = 0.5;
    x[Feature.WENT_ON_LATER.ordinal()] = 0.5;
    assertThat(MODEL.logOdds(x)).isEqualTo(0.75 * (-0.5 + 1.25 + 0.125 + 0.125) + 0.5);
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
        .hasMessage("Cannot read rephrase model of format 7 (this Emend reads format 3)");
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
    assertThatThrownBy(() -> ModelCodec.read(json.replace("\"offset\":0.5,", "")))
        .hasMessage("Broken rephrase model: offset is missing (must be a number)");
    assertThatThrownBy(() -> ModelCodec.read(json.replace("0.75,1.5]", "0.75]")))
        .hasMessage(
            "Invalid log-odds of lifts: [0.0, 0.0, 0.25, 0.5, 0.5, 0.75] (must be 7, none"
                + " negative)");
    assertThatThrownBy(() -> ModelCodec.read(json.replace("0.75,1.5]", "0.75,\"much\"]")))
        .hasMessage("Broken rephrase model: lifts hold \"much\"");
  }

  @Test
  void theShippedModelIsWhole() {
    RephraseModel model = ModelCodec.defaultModel();
    assertThat(ModelCodec.identified(model).id()).isEqualTo(model.id());
    assertThat(model.pairs().trees()).isNotEmpty();
    assertThat(model.lifts()).isEqualTo(Lifts.NONE);
    assertThat(ModelCodec.write(model).length()).isLessThan(300_000);
  }
}
