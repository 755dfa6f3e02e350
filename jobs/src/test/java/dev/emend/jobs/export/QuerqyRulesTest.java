package dev.emend.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.interaction.Reading;
import dev.emend.interaction.Rewrite;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuerqyRulesTest {
  @Test
  void servedRewritesBecomeRulesInOrder() {
    QuerqyRules rules =
        QuerqyRules.of(
            List.of(rewrite("play maj", "play imagine", null, 3), rewrite("a", "b", null, 1)));

    assertThat(rules.text().toString()).isEqualTo("a => b\nplay maj => play imagine\n");
    assertThat(rules.written()).isEqualTo(2);
    assertThat(rules.leftOut()).isZero();
  }

  @Test
  void whatARuleCannotSayIsLeftOut() {
    QuerqyRules rules =
        QuerqyRules.of(
            List.of(
                rewrite("thai", "tie", "request:food", 3),
                rewrite("a * b", "ab", null, 3),
                rewrite("a", "c => d", null, 3)));

    assertThat(rules.text().toString()).isEmpty();
    assertThat(rules.leftOut()).isEqualTo(3);
  }

  @Test
  void ofOneSourceTheBestSupportedStays() {
    QuerqyRules rules =
        QuerqyRules.of(List.of(rewrite("a", "rare", null, 2), rewrite("a", "usual", null, 9)));

    assertThat(rules.text().toString()).isEqualTo("a => usual\n");
    assertThat(rules.leftOut()).isEqualTo(1);
  }

  private static Rewrite rewrite(String source, String target, String context, long customers) {
    return new Rewrite(
        Rewrite.idOf("en-US", Rewrite.Scope.GLOBAL, null, context, source, target),
        "en-US",
        Rewrite.Scope.GLOBAL,
        null,
        context,
        source,
        target,
        Reading.NOTHING,
        0.1,
        0.9,
        0.7,
        customers,
        customers,
        null,
        null,
        Rewrite.Status.AUTO,
        "enough customers");
  }
}
