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
      new RephraseTrainer(new RephraseTrainer.Options(1_000, 1, 6), Worlds.STOPS);
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
              new TreeEnsemble(0, List.of()),
              0,
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

  @Test
  void brokenCardsAreRefused() {
    assertThatThrownBy(() -> ModelCardCodec.read("{\"format\":3}"))
        .hasMessage("Cannot read model card of format 3 (this Emend reads format 1)");
    assertThatThrownBy(() -> ModelCardCodec.read("{"))
        .hasMessageStartingWith("Broken model card: ");
  }
}
