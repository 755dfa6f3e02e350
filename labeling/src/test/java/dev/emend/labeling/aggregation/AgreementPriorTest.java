package dev.emend.labeling.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.emend.labeling.aggregation.AgreementPrior.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AgreementPriorTest {
  @Test
  void theFitFindsThePriorThatMadeTheTexts() {
    Random random = new Random(9);
    List<Counts> texts = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      // Beta(4, 2): the fourth smallest of five uniforms.
      double[] uniform = random.doubles(5).sorted().toArray();
      int agree = 0;
      int n = 2 + random.nextInt(20);
      for (int k = 0; k < n; k++) {
        agree += random.nextDouble() < uniform[3] ? 1 : 0;
      }
      texts.add(new Counts(agree, n - agree));
    }
    AgreementPrior prior = AgreementPrior.fit(texts);
    assertThat(prior.agree()).isCloseTo(4, within(0.3));
    assertThat(prior.disagree()).isCloseTo(2, within(0.2));
  }

  @Test
  void withoutEvidenceTheDefaultStays() {
    assertThat(AgreementPrior.fit(List.of())).isEqualTo(AgreementPrior.DEFAULT);
    assertThat(AgreementPrior.fit(List.of(new Counts(0, 0), new Counts(3, 1))))
        .isEqualTo(AgreementPrior.DEFAULT);
    assertThatThrownBy(() -> new AgreementPrior(0, 1)).hasMessageContaining("0.0");
  }
}
