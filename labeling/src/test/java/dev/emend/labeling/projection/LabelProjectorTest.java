package dev.emend.labeling.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emend.interaction.Reading;
import dev.emend.interaction.Slot;
import dev.emend.interaction.SyntheticLabel.LabelledSlot;
import dev.emend.labeling.projection.Projection.Projected;
import dev.emend.labeling.projection.Projection.Reason;
import dev.emend.labeling.projection.Projection.Rejected;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelProjectorTest {
  private final LabelProjector projector = new LabelProjector(ProjectionOptions.DEFAULT);

  @Test
  void anotherWordingCarriesIntentAndSlots() {
    Projected projected =
        projected(
            "could you put on some Jazz in the living room",
            reading("music", "play_music", "genre", "jazz", "room", "living room"),
            "play jazz in the living room");
    assertThat(projected.annotation().slots())
        .containsExactly(
            new LabelledSlot("genre", "jazz", 22, 26),
            new LabelledSlot("room", "living room", 34, 45));
    assertThat(projected.annotation().tags())
        .containsExactly("O", "O", "O", "O", "O", "B-genre", "O", "O", "B-room", "I-room");
    assertThat(projected.lostWords()).as("play").isEqualTo(1);
    assertThat(projected.extraWords()).as("could you put on some").isEqualTo(5);
  }

  @Test
  void valuesMayStandInAnotherOrder() {
    Projected projected =
        projected(
            "in paris what is the weather tomorrow",
            reading("weather", "query", "date", "tomorrow", "place", "paris"),
            "what is the weather in paris tomorrow");
    assertThat(projected.annotation().slots())
        .extracting(LabelledSlot::name)
        .containsExactly("place", "date");
    assertThat(projected.extraWords()).isZero();
  }

  @Test
  void aReadingWithoutSlotsNeedsNoSharedWord() {
    Projected projected = projected("make it louder", reading("audio", "volume_up"), "turn it up");
    assertThat(projected.annotation().intent()).isEqualTo("volume_up");
    assertThat(projected.annotation().tags()).containsOnly("O");
  }

  @Test
  void ofTwoPlacesTheAlignmentsIsTaken() {
    Reading reading = reading("alarm", "set", "time", "seven");
    Projected late =
        projected("set alarm seven to go off at seven", reading, "let the alarm go off at seven");
    assertThat(late.annotation().slots())
        .containsExactly(new LabelledSlot("time", "seven", 29, 34));
    Projected early =
        projected("at seven wake me up then seven days", reading, "at seven wake me up");
    assertThat(early.annotation().slots()).containsExactly(new LabelledSlot("time", "seven", 3, 8));
  }

  @Test
  void slotsWithTheSameWordsGetPlacesOfTheirOwn() {
    Projected projected =
        projected(
            "one and one hundred",
            reading("math", "add", "first", "one", "second", "one hundred"),
            "add one to one hundred");
    assertThat(projected.annotation().tags())
        .containsExactly("B-first", "O", "B-second", "I-second");
  }

  @Test
  void aMisheardValueIsNoLabel() {
    Rejected rejected =
        rejected(
            "play maj and dragons",
            reading("music", "play", "artist", "imagine dragons"),
            "play imagine dragons");
    assertThat(rejected.reason()).isEqualTo(Reason.VALUE_MISHEARD);
    assertThat(rejected.detail()).contains("imagine dragons", "maj and dragons");
  }

  @Test
  void wordsThatWereSplitAreAnotherValueUnlessTheCostIsAllowed() {
    Reading reading = reading("food", "find", "kind", "gastropub");
    Rejected rejected = rejected("find a gastro pub", reading, "find a gastropub");
    assertThat(rejected.reason()).isEqualTo(Reason.VALUE_MISHEARD);

    LabelProjector lenient =
        new LabelProjector(new ProjectionOptions(0.35, 0.1, 0.1, 3, 0.1, 1, true));
    Projection let = lenient.project("find a gastro pub", reading, "find a gastropub");
    assertThat(((Projected) let).annotation().slots())
        .containsExactly(new LabelledSlot("kind", "gastro pub", 7, 17));
  }

  @Test
  void aValueWithoutCounterpartIsLost() {
    Rejected rejected =
        rejected("play music", reading("music", "play", "genre", "jazz"), "play jazz music");
    assertThat(rejected.reason()).isEqualTo(Reason.VALUE_LOST);
    assertThat(rejected.detail()).isEqualTo("slot genre 'jazz' lost all its words in 'play music'");
  }

  @Test
  void aValueTornApartIsRefused() {
    Rejected rejected =
        rejected(
            "flights to new mexico not york",
            reading("travel", "flights", "city", "new york"),
            "flights to new york");
    assertThat(rejected.reason()).isEqualTo(Reason.DISCONTINUOUS);
  }

  @Test
  void slotsThatWouldShareAWordAreRefused() {
    Rejected rejected =
        rejected(
            "book the golden wok",
            reading("food", "book", "name", "golden wok", "dish", "wok"),
            "book the golden wok");
    assertThat(rejected.reason()).isEqualTo(Reason.OVERLAP);
  }

  @Test
  void aNormalisedValueHasNoPlace() {
    Reading reading = reading("food", "inform", "price", "moderate");
    assertThat(rejected("moderately priced", reading, "moderately priced please").reason())
        .isEqualTo(Reason.VALUE_NOT_IN_WORKED_TEXT);

    LabelProjector lenient =
        new LabelProjector(new ProjectionOptions(0.35, 0.1, 0.1, 3, 0, 1, false));
    Projection found = lenient.project("a moderate price", reading, "moderately priced");
    assertThat(((Projected) found).annotation().slots())
        .containsExactly(new LabelledSlot("price", "moderate", 2, 10));
  }

  @Test
  void nothingReadAndNothingSaidAreRefused() {
    assertThat(rejected("hm", Reading.NOTHING, "hello").reason()).isEqualTo(Reason.NOT_UNDERSTOOD);
    assertThat(rejected("  ", reading("a", "b"), "hello").reason()).isEqualTo(Reason.EMPTY_TEXT);
  }

  @Test
  void textsTooFarApartAreRefusedWhereALimitIsSet() {
    LabelProjector strict =
        new LabelProjector(new ProjectionOptions(0.35, 0.1, 0.1, 3, 0, 0.5, true));
    Projection projection = strict.project("make it so", reading("audio", "up"), "louder please");
    assertThat(((Rejected) projection).reason()).isEqualTo(Reason.TEXTS_TOO_UNLIKE);
  }

  @Test
  void punctuationAroundAValueIsNotPartOfIt() {
    Projected projected =
        projected("play jazz, please!", reading("music", "play", "genre", "jazz"), "play jazz");
    assertThat(projected.annotation().slots())
        .containsExactly(new LabelledSlot("genre", "jazz", 5, 9));
    assertThat(projected.annotation().tags()).containsExactly("O", "B-genre", "O");
  }

  @Test
  void aValueInsideAnotherWordDoesNotStandThere() {
    Reading reading = reading("lists", "add", "item", "art");
    assertThat(rejected("add party", reading, "add art").reason())
        .isIn(Reason.VALUE_MISHEARD, Reason.VALUE_LOST);
  }

  @Test
  void aSlotSaidTwiceInTheReadingIsOneSlot() {
    Projected projected =
        projected("call mum", reading("call", "call", "who", "mum", "who", "Mum"), "call mum");
    assertThat(projected.annotation().slots()).hasSize(1);
  }

  @Test
  void anAnnotationRefusesAValueThatDoesNotStandThere() {
    List<LabelledSlot> slots = List.of(new LabelledSlot("who", "mom", 5, 8));
    assertThatThrownBy(() -> Annotation.of("call mum", "call", "call", slots))
        .hasMessageContaining("mom")
        .hasMessageContaining("call mum");
  }

  private Projected projected(String failed, Reading reading, String worked) {
    Projection projection = projector.project(failed, reading, worked);
    assertThat(projection).isInstanceOf(Projected.class);
    return (Projected) projection;
  }

  private Rejected rejected(String failed, Reading reading, String worked) {
    Projection projection = projector.project(failed, reading, worked);
    assertThat(projection).isInstanceOf(Rejected.class);
    return (Rejected) projection;
  }

  private static Reading reading(String domain, String intent, String... slots) {
    Slot[] all = new Slot[slots.length / 2];
    for (int i = 0; i < all.length; i++) {
      all[i] = Slot.of(slots[2 * i], slots[2 * i + 1]);
    }
    return new Reading(domain, intent, List.of(all));
  }
}
