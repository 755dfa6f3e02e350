package dev.emend.labeling.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.interaction.Reading;
import dev.emend.interaction.Slot;
import dev.emend.interaction.SyntheticLabel.LabelledSlot;
import dev.emend.interaction.text.TextKey;
import dev.emend.labeling.projection.Projection.Projected;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectionLawsTest {
  private static final String[] WORDS = {
    "play",
    "plays",
    "the",
    "a",
    "jazz",
    "jas",
    "new",
    "york",
    "knew",
    "yorkshire",
    "to",
    "two",
    "Ünlü",
    "ﬁsh",
    "jazz,",
    "(new",
    "…"
  };

  private final LabelProjector projector = new LabelProjector(ProjectionOptions.DEFAULT);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatIsProjectedStandsWhereItSaysAndMeansTheSame(long seed) {
    Random random = new Random(seed);
    int projections = 0;
    for (int i = 0; i < 5_000; i++) {
      String worked = text(random);
      Reading reading = reading(random, worked);
      String failed = random.nextInt(4) == 0 ? worked : text(random);
      if (projector.project(failed, reading, worked) instanceof Projected projected) {
        projections++;
        holds(projected.annotation(), failed, reading);
        assertThat(projected.cost()).isBetween(0.0, 1.0);
      }
    }
    assertThat(projections).isGreaterThan(500);
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void everyWordIsLinkedAtMostOnce(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      Words a = Words.of(TextKey.of(text(random)));
      Words b = Words.of(TextKey.of(text(random)));
      WordAlignment alignment = WordAlignment.between(a, b, ProjectionOptions.DEFAULT);
      int[] timesA = new int[a.count()];
      int[] timesB = new int[b.count()];
      for (WordAlignment.Link link : alignment.links()) {
        for (int k = link.fromA(); k < link.toA(); k++) {
          timesA[k]++;
        }
        for (int k = link.fromB(); k < link.toB(); k++) {
          timesB[k]++;
        }
        assertThat(link.cost()).isBetween(0.0, 4 * ProjectionOptions.DEFAULT.gapCost());
      }
      atMostOnce(timesA);
      atMostOnce(timesB);
      assertThat(WordAlignment.between(a, a, ProjectionOptions.DEFAULT).cost()).isZero();
    }
  }

  private static void atMostOnce(int[] times) {
    for (int time : times) {
      assertThat(time).isBetween(0, 1);
    }
  }

  private static void holds(Annotation annotation, String failed, Reading reading) {
    assertThat(annotation.text()).isEqualTo(TextKey.of(failed));
    assertThat(annotation.reading().key()).isEqualTo(reading.key());
    assertThat(annotation.tags()).hasSize(annotation.text().split(" ").length);
    List<String> fromTags = new ArrayList<>();
    for (LabelledSlot slot : annotation.slots()) {
      assertThat(annotation.text().substring(slot.start(), slot.end())).isEqualTo(slot.value());
      fromTags.add("B-" + slot.name());
    }
    assertThat(annotation.tags().stream().filter(tag -> tag.startsWith("B-")))
        .containsExactlyElementsOf(fromTags);
    String before = "O";
    for (String tag : annotation.tags()) {
      if (tag.startsWith("I-")) {
        assertThat(before.substring(1)).isEqualTo(tag.substring(1));
      }
      before = tag;
    }
  }

  private static String text(Random random) {
    List<String> words = new ArrayList<>();
    int count = 1 + random.nextInt(8);
    for (int i = 0; i < count; i++) {
      words.add(WORDS[random.nextInt(WORDS.length)]);
    }
    return String.join(random.nextInt(5) == 0 ? "  " : " ", words);
  }

  private static Reading reading(Random random, String worked) {
    String[] words = worked.trim().split("\\s+");
    List<Slot> slots = new ArrayList<>();
    TreeSet<Integer> used = new TreeSet<>();
    for (int s = random.nextInt(3); s > 0; s--) {
      int from = random.nextInt(words.length);
      int to = Math.min(words.length, from + 1 + random.nextInt(2));
      boolean free = used.subSet(from, to).isEmpty();
      if (free || random.nextInt(10) == 0) {
        for (int i = from; i < to; i++) {
          used.add(i);
        }
        slots.add(
            Slot.of("s" + random.nextInt(3), String.join(" ", List.of(words).subList(from, to))));
      }
    }
    return new Reading("d", "i", slots);
  }
}
