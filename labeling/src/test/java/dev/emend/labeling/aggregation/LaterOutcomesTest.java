package dev.emend.labeling.aggregation;

import static dev.emend.labeling.Logged.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emend.interaction.Reading;
import dev.emend.interaction.SyntheticLabel.Origin;
import dev.emend.labeling.aggregation.LaterOutcomes.Tally;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LaterOutcomesTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 5, 4);
  private static final String TEXT = "put on some jazz";
  private static final Reading PLAY = reading("music", "play", "genre", "jazz");
  private static final Reading LIGHT = reading("iot", "light_on");
  private static final Reading STOP = reading("music", "stop");

  @Test
  void aLaterNightThatEndsWithTheSameReadingShowsTheLabelRight() {
    Tally tally = only(nights(rescued(PLAY), rescued(PLAY)));
    assertThat(tally.claim()).isEqualTo(Claim.CORRECTED);
    assertThat(tally.right()).isPositive();
    assertThat(tally.wrong()).isZero();
  }

  @Test
  void aLaterNightThatEndsElsewhereShowsItWrong() {
    Tally tally = only(nights(rescued(PLAY), rescued(STOP)));
    assertThat(tally.right()).isZero();
    assertThat(tally.wrong()).isPositive();
  }

  @Test
  void aLaterNightThatTheTextWorksInAsItIsShowsACorrectionWrong() {
    Tally tally = only(nights(rescued(PLAY), worked(LIGHT)));
    assertThat(tally.wrong()).isPositive();
  }

  @Test
  void aReadingThatWorkedIsBorneOutByWorkingAgain() {
    Tally tally = only(nights(worked(LIGHT), worked(LIGHT)));
    assertThat(tally.claim()).isEqualTo(Claim.CONFIRMED);
    assertThat(tally.right()).isPositive();
  }

  @Test
  void aSingleNightShowsNothing() {
    LaterOutcomes outcomes = new LaterOutcomes(AggregationOptions.DEFAULT, 7);
    outcomes.add(nights(rescued(PLAY)));
    assertThat(outcomes.tallies()).isEmpty();
    assertThat(outcomes.calibrations()).isEqualTo(Calibrations.NONE);
  }

  @Test
  void onlyTheLastNightsAreChecked() {
    SortedMap<LocalDate, List<LabelEvidence>> text =
        nights(rescued(PLAY), rescued(STOP), rescued(PLAY));
    LaterOutcomes last = new LaterOutcomes(AggregationOptions.DEFAULT, 1);
    last.add(text);
    assertThat(last.tallies()).singleElement().satisfies(t -> assertThat(t.wrong()).isZero());
    LaterOutcomes both = new LaterOutcomes(AggregationOptions.DEFAULT, 2);
    both.add(text);
    assertThat(both.tallies().stream().mapToLong(Tally::wrong).sum()).isPositive();
    assertThatThrownBy(() -> new LaterOutcomes(AggregationOptions.DEFAULT, 0))
        .hasMessageContaining("0");
  }

  @Test
  void whatIsBorneOutBecomesSurerAndWhatIsNotLess() {
    LaterOutcomes good = new LaterOutcomes(AggregationOptions.DEFAULT, 7);
    LaterOutcomes bad = new LaterOutcomes(AggregationOptions.DEFAULT, 7);
    for (int i = 0; i < 40; i++) {
      good.add(nights(rescued(PLAY), rescued(PLAY)));
      bad.add(nights(rescued(PLAY), rescued(STOP)));
    }
    assertThat(good.calibrations().corrected().of(0.4)).isGreaterThan(0.8);
    assertThat(bad.calibrations().corrected().of(0.4)).isLessThan(0.2);
    assertThat(good.calibrations().confirmed()).isEqualTo(Calibration.NONE);
  }

  @Test
  void partsAddUpInAnyOrder() {
    Random random = new Random(11);
    List<SortedMap<LocalDate, List<LabelEvidence>>> texts = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      texts.add(nights(any(random), any(random), any(random)));
    }
    LaterOutcomes whole = new LaterOutcomes(AggregationOptions.DEFAULT, 7);
    texts.forEach(whole::add);
    LaterOutcomes parts = new LaterOutcomes(AggregationOptions.DEFAULT, 7);
    for (int part = 2; part >= 0; part--) {
      LaterOutcomes one = new LaterOutcomes(AggregationOptions.DEFAULT, 7);
      for (int i = part; i < texts.size(); i += 3) {
        one.add(texts.get(i));
      }
      one.tallies().forEach(parts::add);
    }
    assertThat(parts.tallies()).isEqualTo(whole.tallies());
    assertThat(parts.calibrations()).isEqualTo(whole.calibrations());
  }

  private static List<LabelEvidence> any(Random random) {
    return random.nextInt(3) == 0 ? worked(LIGHT) : rescued(random.nextInt(4) == 0 ? STOP : PLAY);
  }

  private static Tally only(SortedMap<LocalDate, List<LabelEvidence>> text) {
    LaterOutcomes outcomes = new LaterOutcomes(AggregationOptions.DEFAULT, 7);
    outcomes.add(text);
    assertThat(outcomes.tallies()).hasSize(1);
    return outcomes.tallies().get(0);
  }

  @SafeVarargs
  private static SortedMap<LocalDate, List<LabelEvidence>> nights(List<LabelEvidence>... nights) {
    SortedMap<LocalDate, List<LabelEvidence>> text = new TreeMap<>();
    for (int i = 0; i < nights.length; i++) {
      text.put(FIRST.plusDays(i), nights[i]);
    }
    return text;
  }

  /** Three customers fail as LIGHT and end with a reading. */
  private static List<LabelEvidence> rescued(Reading reading) {
    List<LabelEvidence> pieces = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      pieces.add(piece("c" + i, LIGHT, 0.1, 0.9, Origin.OWN_SUCCESS));
      pieces.add(piece("c" + i, reading, 0.9, 0, Origin.PROJECTED));
    }
    return pieces;
  }

  private static List<LabelEvidence> worked(Reading reading) {
    List<LabelEvidence> pieces = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      pieces.add(piece("w" + i, reading, 0.9, 0.1, Origin.OWN_SUCCESS));
    }
    return pieces;
  }

  private static LabelEvidence piece(
      String customer, Reading reading, double support, double against, Origin origin) {
    return new LabelEvidence(
        "en-US", null, TEXT, customer, "s", reading, List.of(), support, against, origin);
  }
}
