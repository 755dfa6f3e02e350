package dev.emend.jobs.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.interaction.Reading;
import dev.emend.interaction.Rewrite;
import dev.emend.interaction.SyntheticLabel;
import dev.emend.interaction.SyntheticLabel.LabelledSlot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LearntGuardTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 1);

  @Test
  void rewritesThatStandForThemselvesPass() {
    assertThat(
            LearntGuard.ofRewrites(
                List.of(
                    auto("play maj", "play imagine dragons"),
                    auto("lights of", "lights off"),
                    rewrite("lights of", "lights off", Rewrite.Scope.PERSONAL, null, 0.2, 0.9),
                    rewrite("lights of", "lamp off", Rewrite.Scope.GLOBAL, "ask:lamp", 0.2, 0.9))))
        .isEmpty();
  }

  @Test
  void twoRewritesOfOneSourceAreNamed() {
    assertThat(LearntGuard.ofRewrites(List.of(auto("play maj", "a"), auto("play maj", "b"))))
        .containsExactly(
            "The same source has several rewrites: 2, among them 'play maj', 'play maj'.");
  }

  @Test
  void aTargetThatIsItselfRewrittenIsNamedWithItsSource() {
    assertThat(LearntGuard.ofRewrites(List.of(auto("a", "B "), auto("b", "c"))))
        .containsExactly("The target of a rewrite is itself rewritten: 1, among them 'a' -> 'B '.");
  }

  @Test
  void aRewriteThatDoesNotGainIsNamed() {
    Rewrite loses = rewrite("a", "b", Rewrite.Scope.GLOBAL, null, 0.7, 0.7);
    assertThat(LearntGuard.ofRewrites(List.of(loses)))
        .containsExactly("A rewrite does not gain: 1, among them 'a' -> 'b'.");
  }

  @Test
  void whatIsNotServedMayContradictItself() {
    Rewrite served = auto("a", "b");
    Rewrite pending =
        new Rewrite(
            "p",
            "en-US",
            Rewrite.Scope.GLOBAL,
            null,
            null,
            "b",
            "a",
            Reading.NOTHING,
            0.5,
            0.4,
            -0.2,
            1,
            1,
            NIGHT,
            NIGHT,
            Rewrite.Status.PENDING,
            "too few");
    assertThat(LearntGuard.ofRewrites(List.of(served, pending))).isEmpty();
  }

  @Test
  void onlyTheFirstFewOfManyFaultsAreNamed() {
    List<Rewrite> rewrites = new ArrayList<>();
    for (int i = 9; i >= 0; i--) {
      rewrites.add(rewrite("a" + i, "b", Rewrite.Scope.GLOBAL, null, 0.7, 0.7));
    }
    assertThat(LearntGuard.ofRewrites(rewrites))
        .containsExactly(
            "A rewrite does not gain: 10, among them 'a0' -> 'b', 'a1' -> 'b', 'a2' -> 'b'.");
  }

  @Test
  void aSlotThatDoesNotStandWhereItSaysIsNamedByItsText() {
    SyntheticLabel right = label("l1", "play maj", new LabelledSlot("artist", "maj", 5, 8));
    SyntheticLabel wrong = label("l2", "play maj", new LabelledSlot("artist", "may", 5, 8));
    SyntheticLabel shifted = label("l3", "stop maj", new LabelledSlot("artist", "maj", 4, 7));
    assertThat(LearntGuard.ofLabels(List.of(right))).isEmpty();
    assertThat(LearntGuard.ofLabels(List.of(right, wrong, shifted)))
        .containsExactly(
            "A slot of a label does not stand where it says: 2, among them 'play maj', 'stop maj'.");
  }

  @Test
  void labelsThatShareAnIdAreNamedByIt() {
    assertThat(LearntGuard.ofLabels(List.of(label("l1", "a"), label("l1", "b"), label("l2", "c"))))
        .containsExactly("Several labels have the same id: 1, among them 'l1'.");
  }

  private static Rewrite auto(String source, String target) {
    return rewrite(source, target, Rewrite.Scope.GLOBAL, null, 0.2, 0.9);
  }

  private static Rewrite rewrite(
      String source,
      String target,
      Rewrite.Scope scope,
      String context,
      double before,
      double after) {
    String customer = scope == Rewrite.Scope.PERSONAL ? "ann" : null;
    return new Rewrite(
        Rewrite.idOf("en-US", scope, customer, context, source, target),
        "en-US",
        scope,
        customer,
        context,
        source,
        target,
        Reading.NOTHING,
        before,
        after,
        0.1,
        3,
        3,
        NIGHT,
        NIGHT,
        Rewrite.Status.AUTO,
        "because");
  }

  private static SyntheticLabel label(String id, String text, LabelledSlot... slots) {
    return new SyntheticLabel(
        id,
        "en-US",
        null,
        text,
        "music",
        "play",
        List.of(slots),
        List.of("O", "O"),
        0.9,
        SyntheticLabel.Origin.PROJECTED,
        3,
        3,
        0.9);
  }
}
