package dev.emend.rephrase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.emend.interaction.Session;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelCardTest {
  private static final RephraseTrainer TRAINER =
      new RephraseTrainer(new RephraseTrainer.Options(1_000, 1, 6), Worlds.STOPS, Followers.NONE);
  private static final List<Session> SESSIONS =
      List.of(
          Say.session(Say.fails("a b"), Say.fails("a b")),
          Say.session(Say.fails("a b"), Say.fails("c d"), Say.fails("a b")));

  /** +1 where the texts are equal, −1 else. */
  private static final RephraseModel MODEL =
      new RephraseModel(
              "",
              new TreeEnsemble(
                  0,
                  List.of(
                      new TreeEnsemble.Tree(
                          new int[] {Feature.SAME_TEXT.ordinal(), -1, -1},
                          new double[] {0.5, -1, 1},
                          new int[] {2, 0, 0}))),
              Lifts.NONE,
              Fates.NONE,
              RephraseModel.Calibration.NONE)
          .calibrated(new RephraseModel.Calibration(2, 0));

  @Test
  void aCardCountsWhatTheModelSaw() {
    ModelCard card = TRAINER.card(MODEL, SESSIONS);
    assertThat(card.modelId()).isEqualTo(MODEL.id());
    assertThat(card.sessions()).isEqualTo(2);
    assertThat(card.pairs()).isEqualTo(4);
    assertThat(card.histogram().stream().mapToInt(Integer::intValue).sum()).isEqualTo(4);
    assertThat(card.firstDate()).isEqualTo(LocalDate.of(2026, 3, 1));
    assertThat(card.lastDate()).isEqualTo(card.firstDate());
    assertThat(card.quality()).isNull();
  }

  @Test
  void aFeatureIsWorthItsMeanMoveOfTheLogOdds() {
    List<ModelCard.Importance> importances = TRAINER.card(MODEL, SESSIONS).importances();
    assertThat(importances).hasSize(1);
    assertThat(importances.get(0).feature()).isEqualTo(Feature.SAME_TEXT);
    // Two of four pairs have equal texts: each leaf is 1 from the mean 0, and the slope is 2.
    assertThat(importances.get(0).logOdds()).isCloseTo(2, within(1e-12));
  }

  @Test
  void otherDataHaveAnotherDigest() {
    String digest = TRAINER.card(MODEL, SESSIONS).dataDigest();
    assertThat(TRAINER.card(MODEL, SESSIONS).dataDigest()).isEqualTo(digest);
    assertThat(TRAINER.card(MODEL, SESSIONS.subList(0, 1)).dataDigest()).isNotEqualTo(digest);
  }

  @Test
  void aCardIsReadAsItWasWritten() {
    ModelQuality quality =
        ModelQuality.of(
            List.of(
                new GradedTurn(List.of(2.0), 0, true), new GradedTurn(List.of(-2.0), -1, false)),
            RephraseModel.Calibration.NONE);
    String json = ModelCardCodec.write(TRAINER.card(MODEL, SESSIONS).with(quality));
    assertThat(ModelCardCodec.write(ModelCardCodec.read(json))).isEqualTo(json);
    String without = ModelCardCodec.write(TRAINER.card(MODEL, SESSIONS));
    assertThat(ModelCardCodec.write(ModelCardCodec.read(without))).isEqualTo(without);
  }

  private static final RephraseModel.Calibration NONE = RephraseModel.Calibration.NONE;

  private static HeldOut.JudgedTurn turn(String deviceType, double logOdds, double belief) {
    return new HeldOut.JudgedTurn(
        "en-US", deviceType, new double[] {logOdds}, new double[] {belief});
  }

  @Test
  void heldOutFiguresAreExpectationsUnderTheBeliefs() {
    // Odds of 3 and of 1/3: probabilities ¾ and ¼; each calibrated to what is believed.
    List<HeldOut.JudgedTurn> turns =
        List.of(
            turn("speaker", Math.log(3), 0.75),
            turn("speaker", Math.log(3), 0.75),
            turn(null, -Math.log(3), 0.75));

    HeldOut heldOut = HeldOut.of("m0", turns, NONE);

    assertThat(heldOut.all().turns()).isEqualTo(3);
    // Two are found, each right with ¾; of 2¼ expected rephrases that are 1½.
    assertThat(heldOut.all().precision()).isCloseTo(0.75, within(1e-12));
    assertThat(heldOut.all().recall()).isCloseTo(1.5 / 2.25, within(1e-12));
    assertThat(heldOut.all().calibrationError()).isCloseTo(0.5 / 3, within(1e-12));
    assertThat(heldOut.byDeviceType()).containsOnlyKeys("speaker", HeldOut.UNNAMED);
    assertThat(heldOut.byDeviceType().get("speaker").calibrationError())
        .isCloseTo(0, within(1e-12));
    assertThat(heldOut.byLocale().get("en-US")).isEqualTo(heldOut.all());
  }

  @Test
  void theModelThatTaughtIsFollowedOnSessionsThatWereNotSeen() {
    RephraseModel teacher = ModelCodec.defaultModel();
    Annotated world = Worlds.drawn(7, 900);

    RephraseTrainer.Carded carded = TRAINER.trainWithCard(world.sessions(), teacher);

    assertThat(ModelCodec.write(carded.model()))
        .isEqualTo(ModelCodec.write(TRAINER.train(world.sessions(), teacher)));
    HeldOut heldOut = carded.card().heldOut();
    assertThat(heldOut.taughtBy()).isEqualTo(teacher.id());
    assertThat(heldOut.all().f1()).isGreaterThan(0.5);
    assertThat(heldOut.byDeviceType().values().stream().mapToInt(ModelQuality::turns).sum())
        .isEqualTo(heldOut.all().turns());
    String json = ModelCardCodec.write(carded.card());
    assertThat(ModelCardCodec.write(ModelCardCodec.read(json))).isEqualTo(json);
  }

  @Test
  void thePageShowsTheCurveThePartsAndTheFeatures() {
    HeldOut heldOut =
        HeldOut.of(
            "m<0>",
            List.of(turn("<speaker>", Math.log(3), 0.5), turn("phone", -Math.log(3), 0.25)),
            NONE);

    String page = ModelCardHtml.of(TRAINER.card(MODEL, SESSIONS).with(heldOut));

    assertThat(page)
        .contains("Rephrase model " + MODEL.id(), "Digest of these turns")
        .contains("the beliefs of model m&lt;0&gt;")
        .contains("<tr><td>&lt;speaker&gt;</td><td>1</td>", "<tr><td>phone</td><td>1</td>")
        .contains("<title>1 turn: said 75.0 %, right 50.0 %</title>")
        .contains("d=\"M119.0 241.0L269.0 166.0\"")
        .contains("same text</text>", ">2.00</text>")
        .doesNotContain("http", "src=", "href=", "NaN");
    assertThat(ModelCardHtml.of(TRAINER.card(MODEL, SESSIONS))).doesNotContain("held out");
  }

  @Test
  void brokenCardsAreRefused() {
    assertThatThrownBy(() -> ModelCardCodec.read("{\"format\":3}"))
        .hasMessage("Cannot read model card of format 3 (this Emend reads format 1)");
    assertThatThrownBy(() -> ModelCardCodec.read("{"))
        .hasMessageStartingWith("Broken model card: ");
  }
}
