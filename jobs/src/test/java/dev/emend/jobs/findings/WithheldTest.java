package dev.emend.jobs.findings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WithheldTest {
  @Test
  void quotedTextsAreTakenOutEvenWhereTheyHoldQuotes() {
    assertThat(
            Withheld.sentence(
                "Solved 3 by push; 2 sources are unsolved, among them 'what's up': Its chain cannot"
                    + " be solved, because of 2 of its states: 'a', 'b'"))
        .isEqualTo("Solved 3 by push; 2 sources are unsolved, among them '…'");
    assertThat(Withheld.sentence("Its target is itself rewritten, to 'my pin'"))
        .isEqualTo("Its target is itself rewritten, to '…'");
  }

  @Test
  void apostrophesQuoteNothing() {
    String sentence = "At most 1.0e-08 of a source's probability is left open in tonight's chains";
    assertThat(Withheld.sentence(sentence)).isEqualTo(sentence);
  }

  @Test
  void valuesThatBrokeTheContractAreTakenOut() {
    assertThat(
            Withheld.sentence(
                "9 of 10 records broke the contract. One of the breaches: Invalid customer_id: 4711"
                    + " (must be a text) (./emend export quarantine --out FILE has all)."))
        .isEqualTo(
            "9 of 10 records broke the contract. One of the breaches: Invalid customer_id"
                + " (./emend export quarantine --out FILE has all).");
  }

  @Test
  void customersAreNotNamed() {
    assertThat(Withheld.sentence("first 'a' → 'b' (en-US, for customer c-17, open request)"))
        .doesNotContain("c-17")
        .endsWith("(en-US, for a customer, open request)");
  }
}
