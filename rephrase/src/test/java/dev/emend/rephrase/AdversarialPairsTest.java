package dev.emend.rephrase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.interaction.Judgement.Candidate;
import dev.emend.rephrase.AdversarialPairs.Kind;
import dev.emend.rephrase.AdversarialPairs.Pair;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pairs that were made to mislead, judged by the model that ships with Emend. */
class AdversarialPairsTest {
  /** See docs/experiments.md. */
  private static final double REACH = 0.9;

  private static final double THRESHOLD = 0.5;

  @Test
  void theShippedModelIsNotMisled() {
    List<Pair> pairs = AdversarialPairs.all();
    RephraseDetector detector =
        new RephraseDetector(ModelCodec.defaultModel(), Worlds.STOPS, 6, Followers.NONE);
    Map<Kind, Integer> all = new EnumMap<>(Kind.class);
    Map<Kind, List<String>> wrong = new EnumMap<>(Kind.class);
    for (Pair pair : pairs) {
      all.merge(pair.kind(), 1, Integer::sum);
      List<Candidate> last = detector.detect(pair.session()).get(pair.session().size() - 1);
      List<String> misled = wrong.computeIfAbsent(pair.kind(), kind -> new ArrayList<>());
      if (said(last) != pair.says()) {
        misled.add("%s %.2f".formatted(pair.why(), last.get(0).probability()));
      }
    }
    int right = pairs.size() - wrong.values().stream().mapToInt(List::size).sum();
    assertThat((double) right / pairs.size())
        .as(() -> right + " of " + pairs.size() + " right\n" + report(all, wrong))
        .isGreaterThanOrEqualTo(REACH);
  }

  @Test
  void everyKindHasManyPairsAndNoPairComesTwice() {
    List<Pair> pairs = AdversarialPairs.all();
    assertThat(pairs).hasSizeGreaterThanOrEqualTo(200);
    assertThat(pairs).extracting(Pair::why).doesNotHaveDuplicates();
    for (Kind kind : Kind.values()) {
      assertThat(pairs.stream().filter(pair -> pair.kind() == kind).count())
          .as(kind.name())
          .isGreaterThanOrEqualTo(30);
    }
  }

  private static int said(List<Candidate> last) {
    return last.isEmpty() || last.get(0).probability() < THRESHOLD
        ? AdversarialPairs.NONE
        : Integer.parseInt(last.get(0).turnId().substring(1));
  }

  private static String report(Map<Kind, Integer> all, Map<Kind, List<String>> wrong) {
    StringBuilder report = new StringBuilder();
    wrong.forEach(
        (kind, misled) ->
            report.append(
                "%s: %d of %d right%n  %s%n"
                    .formatted(
                        kind,
                        all.get(kind) - misled.size(),
                        all.get(kind),
                        String.join("\n  ", misled))));
    return report.toString();
  }
}
