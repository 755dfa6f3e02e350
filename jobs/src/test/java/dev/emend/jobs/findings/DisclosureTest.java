package dev.emend.jobs.findings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.interaction.Reading;
import dev.emend.interaction.Rewrite;
import dev.emend.interaction.Slot;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DisclosureTest {
  private static final Disclosure DISCLOSURE =
      new Disclosure(
          Set.of(Spoken.text("en-US", "Call  Mum"), Spoken.text("en-US", "ring mum")),
          Set.of(Spoken.context("en-US", "request:person")));

  private static Rewrite rewrite(
      String locale, String context, String source, String target, Rewrite.Scope scope) {
    return new Rewrite(
        "id",
        locale,
        scope,
        scope == Rewrite.Scope.PERSONAL ? "c1" : null,
        context,
        source,
        target,
        new Reading(
            "phone",
            "call",
            List.of(
                new Slot("person", "Mum", "entity-77", Slot.Resolution.MATCH),
                new Slot("number", "555 0199", null, null))),
        0.1,
        0.9,
        0.5,
        4,
        3,
        null,
        null,
        Rewrite.Status.PENDING,
        "Its target is itself rewritten, to 'ring aunt agatha'");
  }

  private static Rewrite rewrite(String locale, String context, String source, String target) {
    return rewrite(locale, context, source, target, Rewrite.Scope.GLOBAL);
  }

  @Test
  void bothTextsAndTheContextMustBeKnownFromEnoughCustomersInTheLocale() {
    assertThat(DISCLOSURE.shows(rewrite("en-US", null, "ring mum", "call mum"))).isTrue();
    assertThat(DISCLOSURE.shows(rewrite("en-US", "request:person", "ring mum", "call mum")))
        .isTrue();
    assertThat(DISCLOSURE.shows(rewrite("en-US", "offer:aunt agatha", "ring mum", "call mum")))
        .isFalse();
    assertThat(DISCLOSURE.shows(rewrite("en-US", null, "ring agatha", "call mum"))).isFalse();
    assertThat(DISCLOSURE.shows(rewrite("en-US", null, "ring mum", "call agatha"))).isFalse();
    assertThat(DISCLOSURE.shows(rewrite("en-GB", null, "ring mum", "call mum"))).isFalse();
  }

  @Test
  void whatIsForOneCustomerIsNeverShown() {
    Rewrite personal = rewrite("en-US", null, "ring mum", "call mum", Rewrite.Scope.PERSONAL);
    assertThat(DISCLOSURE.shows(personal)).isFalse();
  }

  @Test
  void aRewriteIsShownWithoutEntitiesValuesFromElsewhereAndQuotedTexts() {
    Rewrite shown = DISCLOSURE.shown(rewrite("en-US", null, "ring mum", "call mum"));

    assertThat(shown.targetReading().slots())
        .containsExactly(Slot.of("person", "Mum"), Slot.of("number", "…"));
    assertThat(shown.reason()).isEqualTo("Its target is itself rewritten, to '…'");
    assertThat(shown.gainLower()).isEqualTo(0.5);
  }

  @Test
  void aValueMustStandInTheTextAsWholeWords() {
    Reading reading = new Reading(null, "call", List.of(Slot.of("person", "mum")));
    assertThat(Disclosure.reading(reading, "call mumford").slots())
        .containsExactly(Slot.of("person", "…"));
    assertThat(Disclosure.reading(reading, "Mum, please").slots())
        .containsExactly(Slot.of("person", "…"));
    assertThat(Disclosure.reading(reading, "MUM please").slots())
        .containsExactly(Slot.of("person", "mum"));
  }
}
