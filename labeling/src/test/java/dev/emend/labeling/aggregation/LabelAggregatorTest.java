package dev.emend.labeling.aggregation;

import static dev.emend.labeling.Logged.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.emend.interaction.Reading;
import dev.emend.interaction.SyntheticLabel;
import dev.emend.interaction.SyntheticLabel.LabelledSlot;
import dev.emend.interaction.SyntheticLabel.Origin;
import dev.emend.labeling.aggregation.LabelDecision.Reason;
import dev.emend.labeling.aggregation.LabelDecision.Refused;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LabelAggregatorTest {
  private static final String TEXT = "put on some jazz";
  private static final Reading PLAY = reading("music", "play", "genre", "jazz");
  private static final Reading LIGHT = reading("iot", "light_on");

  /** As if later nights had borne corrections out. */
  private final LabelAggregator aggregator =
      new LabelAggregator(
          AggregationOptions.DEFAULT.with(
              new Calibrations(Calibration.NONE, new Calibration(2, 1))));

  @Test
  void customersWhoAgreeMakeALabel() {
    SyntheticLabel label =
        label(projected("c1", PLAY, 0.9), projected("c2", PLAY, 0.8), projected("c2", PLAY, 0.7));
    assertThat(label.origin()).isEqualTo(Origin.PROJECTED);
    assertThat(label.intent()).isEqualTo("play");
    assertThat(label.slots()).containsExactly(new LabelledSlot("genre", "jazz", 12, 16));
    assertThat(label.tags()).containsExactly("O", "O", "O", "B-genre");
    assertThat(label.customers()).isEqualTo(2);
    assertThat(label.sessions()).isEqualTo(2);
  }

  @Test
  void confidenceFollowsTheFormula() {
    SyntheticLabel label = label(projected("c1", PLAY, 0.9), projected("c2", PLAY, 0.8));
    // Beta(1.5, 0.5) and 1.7 that agree; 1 − 0.1·√0.2 that not all is an accident.
    double share = (1.5 + 1.7) / (2 + 1.7);
    double quality = 1 - 0.1 * Math.sqrt(0.2);
    // Wilson's lower bound of two of two is 2 ÷ (2 + z²).
    double score = share * quality * 2 / (2 + 1.645 * 1.645);
    double confidence = 1 / (1 + Math.exp(-2) * (1 - score) / score);
    assertThat(label.confidence()).isCloseTo(confidence, within(1e-9));
    assertThat(label.weight()).isCloseTo(confidence * Math.log(3) / Math.log(2), within(1e-9));
  }

  @Test
  void aTextThatWasMisheardWeighsLessAndIsAsSure() {
    SyntheticLabel heard = label(projected("c1", PLAY, 0.9), projected("c2", PLAY, 0.9));
    SyntheticLabel misheard = label(misheard("c1", 1), misheard("c2", 0.5));
    assertThat(misheard.confidence()).isEqualTo(heard.confidence());
    assertThat(misheard.weight()).isCloseTo(heard.weight() / 4, within(1e-9));
  }

  @Test
  void aReadingThatWorksIsAsSureAsItsShare() {
    SyntheticLabel label = label(own("c1", PLAY, 0.9, 0.1), own("c2", PLAY, 0.8, 0.1));
    double agree = 1.7 - 0.5 * 0.2;
    double share = (1.5 + agree) / (2 + agree);
    assertThat(label.confidence()).isCloseTo(share * (1 - 0.1 * Math.sqrt(0.2)), within(1e-9));
  }

  @Test
  void manyWhoFailAndEndElsewhereMakeACorrectionLessSure() {
    List<LabelEvidence> pieces = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      pieces.add(projected("p" + i, PLAY, 0.9));
    }
    SyntheticLabel allRescued = label(pieces.toArray(new LabelEvidence[0]));
    for (int i = 0; i < 8; i++) {
      pieces.add(own("f" + i, LIGHT, 0.1, 0.9));
    }
    SyntheticLabel fewRescued = label(pieces.toArray(new LabelEvidence[0]));
    assertThat(fewRescued.intent()).isEqualTo("play");
    assertThat(fewRescued.confidence()).isLessThan(allRescued.confidence() - 0.2);
  }

  @Test
  void aReadingThatTheTextCannotHoldStillCountsAgainstOthers() {
    Reading swing = reading("music", "play", "genre", "swing");
    List<LabelEvidence> pieces = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      pieces.add(projected("s" + i, swing, 0.9));
    }
    pieces.add(projected("p1", LIGHT, 0.9));
    pieces.add(projected("p2", LIGHT, 0.9));
    assertThat(refused(pieces.toArray(new LabelEvidence[0]))).isEqualTo(Reason.NO_PLACE_FOR_VALUE);
  }

  @Test
  void whoSaysTheSameAgainDoesNotConfirmAReadingThatFails() {
    List<LabelEvidence> pieces = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      pieces.add(own("c" + i, LIGHT, 0.55, 0.45));
      pieces.add(projected("c" + i, LIGHT, 0.6));
    }
    assertThat(refused(pieces.toArray(new LabelEvidence[0]))).isEqualTo(Reason.OWN_READING_FAILS);
  }

  @Test
  void theLowerBoundOfAShareIsWilsons() {
    // Brown, Cai, DasGupta 2001 use the same interval; 10 of 20 at 95 % begins at 0.2993.
    assertThat(LabelAggregator.lowerShare(10, 20, 1.96)).isCloseTo(0.2993, within(1e-4));
    assertThat(LabelAggregator.lowerShare(0, 9, 1.96)).isCloseTo(0, within(1e-12));
    assertThat(LabelAggregator.lowerShare(3, 3, 0)).isEqualTo(1);
  }

  @Test
  void oneCustomerIsNotEnoughHoweverOften() {
    List<LabelEvidence> pieces = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      pieces.add(piece("c1", "s" + i, PLAY, 0.9, 0, Origin.PROJECTED));
    }
    assertThat(refused(pieces.toArray(new LabelEvidence[0]))).isEqualTo(Reason.TOO_FEW_CUSTOMERS);
  }

  @Test
  void oneCustomerCannotOutvoteOthers() {
    List<LabelEvidence> pieces = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      pieces.add(piece("c1", "s" + i, LIGHT, 0.9, 0, Origin.PROJECTED));
    }
    for (int i = 2; i < 6; i++) {
      pieces.add(projected("c" + i, PLAY, 0.9));
    }
    assertThat(label(pieces.toArray(new LabelEvidence[0])).intent()).isEqualTo("play");
  }

  @Test
  void alternativesCountAgainstALabel() {
    SyntheticLabel alone = label(projected("c1", PLAY, 0.9), projected("c2", PLAY, 0.9));
    SyntheticLabel disputed =
        label(projected("c1", PLAY, 0.9), projected("c2", PLAY, 0.9), projected("c3", LIGHT, 0.5));
    assertThat(disputed.intent()).isEqualTo("play");
    assertThat(disputed.confidence()).isLessThan(alone.confidence());
  }

  @Test
  void aTextThatWorksAsHeardKeepsItsOwnReading() {
    List<LabelEvidence> pieces = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      pieces.add(own("c" + i, LIGHT, 0.9, 0.05));
    }
    pieces.add(projected("x1", PLAY, 0.9));
    pieces.add(projected("x2", PLAY, 0.9));
    SyntheticLabel label = label(pieces.toArray(new LabelEvidence[0]));
    assertThat(label.intent()).isEqualTo("light_on");
    assertThat(label.origin()).isEqualTo(Origin.OWN_SUCCESS);
  }

  @Test
  void successThatAWrongReadingAlsoHasDoesNotCount() {
    List<LabelEvidence> pieces = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      pieces.add(own("c" + i, LIGHT, 0.25, 0.7));
    }
    for (int i = 0; i < 14; i++) {
      pieces.add(projected("c" + i, PLAY, 0.9));
    }
    SyntheticLabel label = label(pieces.toArray(new LabelEvidence[0]));
    assertThat(label.intent()).isEqualTo("play");
    assertThat(label.confidence()).isGreaterThan(0.7);
  }

  @Test
  void aReadingThatMostlyFailsTeachesNothing() {
    assertThat(refused(own("c1", LIGHT, 0.5, 0.4), own("c2", LIGHT, 0.5, 0.4)))
        .isEqualTo(Reason.OWN_READING_FAILS);
    assertThat(refused(own("c1", LIGHT, 0.1, 0.8), own("c2", LIGHT, 0.1, 0.8)))
        .isEqualTo(Reason.NO_SUPPORT);
  }

  @Test
  void aReadingWhoseValueHasNoPlaceTeachesNothing() {
    Reading moderate = reading("music", "play", "genre", "swing");
    assertThat(refused(own("c1", moderate, 0.9, 0), own("c2", moderate, 0.9, 0)))
        .isEqualTo(Reason.NO_PLACE_FOR_VALUE);
  }

  @Test
  void weakEvidenceIsRefused() {
    assertThat(
            refused(
                projected("c1", PLAY, 0.3),
                projected("c2", PLAY, 0.25),
                own("c3", LIGHT, 0.2, 0.7),
                own("c4", LIGHT, 0.2, 0.7)))
        .isEqualTo(Reason.LOW_CONFIDENCE);
  }

  @Test
  void whatWasSaidExplicitlyComesFirst() {
    SyntheticLabel label =
        label(
            projected("c1", PLAY, 0.9),
            projected("c2", PLAY, 0.9),
            piece("c3", "s3", PLAY, 1, 0, Origin.EXPLICIT),
            piece("c4", "s4", PLAY, 1, 0, Origin.EXPLICIT));
    assertThat(label.origin()).isEqualTo(Origin.EXPLICIT);
    assertThat(label.customers()).isEqualTo(4);
  }

  @Test
  void theOrderOfEvidenceChangesNothing() {
    Random random = new Random(3);
    for (int round = 0; round < 200; round++) {
      List<LabelEvidence> pieces = new ArrayList<>();
      int count = 1 + random.nextInt(40);
      for (int i = 0; i < count; i++) {
        pieces.add(random(random));
      }
      TextEvidence evidence = TextEvidence.of(pieces);
      LabelDecision decision = aggregator.decide(evidence);
      Collections.shuffle(pieces, random);
      assertThat(TextEvidence.of(pieces)).isEqualTo(evidence);
      assertThat(aggregator.decide(TextEvidence.of(pieces))).isEqualTo(decision);
      int cut = random.nextInt(count);
      if (cut > 0) {
        TextEvidence one = TextEvidence.of(pieces.subList(0, cut));
        TextEvidence other = TextEvidence.of(pieces.subList(cut, count));
        assertThat(one.plus(other)).isEqualTo(other.plus(one)).isEqualTo(evidence);
      }
    }
  }

  @Test
  void theSameLabelHasTheSameIdAndAnotherTextAnother() {
    SyntheticLabel few = label(projected("c1", PLAY, 0.9), projected("c2", PLAY, 0.9));
    SyntheticLabel many =
        label(projected("c1", PLAY, 0.8), projected("c2", PLAY, 0.9), projected("c3", PLAY, 0.9));
    assertThat(few.labelId()).isEqualTo(many.labelId()).matches("[0-9a-f]{16}");
    SyntheticLabel other = label(projected("c1", LIGHT, 0.9), projected("c2", LIGHT, 0.9));
    assertThat(other.labelId()).isNotEqualTo(few.labelId());
  }

  @Test
  void evidenceAboutAnotherTextIsRefused() {
    LabelEvidence piece = projected("c1", PLAY, 0.9);
    assertThatThrownBy(() -> new TextEvidence("en-US", null, "else", List.of(piece)))
        .hasMessageContaining(TEXT)
        .hasMessageContaining("else");
  }

  private SyntheticLabel label(LabelEvidence... pieces) {
    return aggregator.label(TextEvidence.of(Arrays.asList(pieces))).orElseThrow();
  }

  private Reason refused(LabelEvidence... pieces) {
    LabelDecision decision = aggregator.decide(TextEvidence.of(Arrays.asList(pieces)));
    assertThat(decision).isInstanceOf(Refused.class);
    return ((Refused) decision).reason();
  }

  private static LabelEvidence projected(String customer, Reading reading, double support) {
    return piece(customer, "s-" + customer, reading, support, 0, Origin.PROJECTED);
  }

  private static LabelEvidence misheard(String customer, double chance) {
    return new LabelEvidence(
        "en-US", null, TEXT, customer, "s", PLAY, List.of(), 0.9, 0, Origin.PROJECTED, chance);
  }

  private static LabelEvidence own(
      String customer, Reading reading, double success, double failure) {
    return piece(customer, "s-" + customer, reading, success, failure, Origin.OWN_SUCCESS);
  }

  private static LabelEvidence random(Random random) {
    Origin origin = List.of(Origin.values()).get(random.nextInt(3));
    return piece(
        "c" + random.nextInt(6),
        "s" + random.nextInt(9),
        random.nextBoolean() ? PLAY : LIGHT,
        random.nextDouble(),
        origin == Origin.PROJECTED ? 0 : random.nextDouble(),
        origin);
  }

  private static LabelEvidence piece(
      String customer, String session, Reading reading, double support, double against, Origin o) {
    return new LabelEvidence(
        "en-US", null, TEXT, customer, session, reading, List.of(), support, against, o);
  }
}
