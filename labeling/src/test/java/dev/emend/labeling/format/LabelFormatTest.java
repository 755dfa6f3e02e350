package dev.emend.labeling.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.emend.interaction.SyntheticLabel;
import dev.emend.interaction.SyntheticLabel.LabelledSlot;
import dev.emend.interaction.SyntheticLabel.Origin;
import dev.emend.labeling.format.LabelFormat.Written;
import dev.emend.labeling.projection.Annotation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LabelFormatTest {
  private static final SyntheticLabel JAZZ =
      label(
          "00aa",
          "music",
          "music_play",
          "put on some jazz in the living room",
          new LabelledSlot("genre", "jazz", 12, 16),
          new LabelledSlot("room", "living room", 24, 35));
  private static final SyntheticLabel LOUDER = label("00ab", "audio", "volume_up", "louder");

  @Test
  void rasaPutsExamplesUnderTheirIntent() throws IOException {
    assertThat(written(LabelFormat.RASA, JAZZ, LOUDER))
        .isEqualTo(
            """
            version: "3.1"

            nlu:
            - intent: music_play
              examples: |
                - put on some [jazz](genre) in the [living room](room)

            - intent: volume_up
              examples: |
                - louder
            """);
    assertThat(written(LabelFormat.RASA)).isEqualTo("version: \"3.1\"\n\nnlu: []\n");
  }

  @Test
  void rasaQuotesWhatYamlWouldMisread() throws IOException {
    SyntheticLabel odd =
        label("01", "d", "yes", "- #1: \"say\" it", new LabelledSlot("a:b", "it", 12, 14));
    assertThat(written(LabelFormat.RASA, odd))
        .contains("- intent: \"yes\"\n")
        .contains("    - - #1: \"say\" [it]{\"entity\": \"a:b\"}\n");
  }

  @Test
  void whatAFormatCannotHoldIsLeftOutAndCounted() throws IOException {
    SyntheticLabel bracket = label("01", "d", "i", "say [x](y)");
    SyntheticLabel control = label("02", "d", "i", "say \u0001 it");
    StringBuilder out = new StringBuilder();
    assertThat(LabelFormat.RASA.write(List.of(bracket, control, LOUDER), out))
        .isEqualTo(new Written(1, 2));
    assertThat(out.toString()).doesNotContain("say");
    assertThat(LabelFormat.MASSIVE.write(List.of(bracket, LOUDER), new StringBuilder()))
        .isEqualTo(new Written(1, 1));
  }

  @Test
  void rasaHasEachTextOnceUnderItsBestSupportedReading() throws IOException {
    SyntheticLabel rare = supported("01", "timer_check", "is it done", 2);
    SyntheticLabel usual = supported("02", "oven_check", "is it done", 9);
    SyntheticLabel again = supported("03", "oven_check", "is it done", 9);
    StringBuilder out = new StringBuilder();
    assertThat(LabelFormat.RASA.write(List.of(rare, usual, again), out))
        .isEqualTo(new Written(1, 2));
    assertThat(out.toString()).containsOnlyOnce("is it done").contains("- intent: oven_check\n");
    StringBuilder otherOrder = new StringBuilder();
    LabelFormat.RASA.write(List.of(again, rare, usual), otherOrder);
    assertThat(otherOrder.toString()).isEqualTo(out.toString());
  }

  @Test
  void rasaReadsBackWhatWasWritten() throws IOException {
    Random random = new Random(8);
    List<SyntheticLabel> labels = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      labels.add(random(random, i));
    }
    labels.sort(Comparator.comparing(SyntheticLabel::intent));
    StringBuilder out = new StringBuilder();
    Written written = LabelFormat.RASA.write(labels, out);
    labels.removeIf(label -> label.text().contains("["));
    assertThat(written.labels()).isEqualTo(labels.size());
    assertThat(RasaReader.read(out.toString()))
        .containsExactlyElementsOf(
            labels.stream()
                .map(l -> new RasaReader.Example(l.intent(), l.text(), l.slots()))
                .toList());
  }

  @Test
  void massiveHasItsFields() throws IOException {
    JsonNode line = json(LabelFormat.MASSIVE, JAZZ);
    assertThat(line.get("id").asText()).isEqualTo("00aa");
    assertThat(line.get("locale").asText()).isEqualTo("en-US");
    assertThat(line.get("partition").asText()).isEqualTo("train");
    assertThat(line.get("scenario").asText()).isEqualTo("music");
    assertThat(line.get("intent").asText()).isEqualTo("music_play");
    assertThat(line.get("utt").asText()).isEqualTo(JAZZ.text());
    assertThat(line.get("annot_utt").asText())
        .isEqualTo("put on some [genre : jazz] in the [room : living room]");
    assertThat(line.get("weight").asDouble()).isEqualTo(1.5);
  }

  @Test
  void slurpHasTokensAndEntitiesWithTheirSpans() throws IOException {
    JsonNode line = json(LabelFormat.SLURP, JAZZ);
    assertThat(line.get("slurp_id").isIntegralNumber()).isTrue();
    assertThat(line.get("slurp_id").asLong()).isBetween(0L, 1L << 52);
    assertThat(line.get("sentence").asText()).isEqualTo(JAZZ.text());
    assertThat(line.get("scenario").asText()).isEqualTo("music");
    assertThat(line.get("action").asText()).isEqualTo("play");
    assertThat(line.get("intent").asText()).isEqualTo("music_play");
    assertThat(line.get("tokens")).hasSize(8);
    assertThat(line.get("tokens").get(6).toString()).isEqualTo("{\"surface\":\"living\",\"id\":6}");
    assertThat(line.get("entities").get(1).toString())
        .isEqualTo("{\"span\":[6,7],\"type\":\"room\",\"filler\":\"living room\"}");
    assertThat(json(LabelFormat.SLURP, LOUDER).get("action").asText()).isEqualTo("volume_up");
  }

  @Test
  void conllHasATokenALine() throws IOException {
    assertThat(written(LabelFormat.BIO, JAZZ))
        .isEqualTo(
            """
            # id = 00aa
            # locale = en-US
            # domain = music
            # intent = music_play
            # origin = PROJECTED
            # confidence = 0.9
            # weight = 1.5
            put\tO
            on\tO
            some\tO
            jazz\tB-genre
            in\tO
            the\tO
            living\tB-room
            room\tI-room

            """);
  }

  @Test
  void theSameLabelsGiveTheSameBytes() throws IOException {
    for (LabelFormat format : LabelFormat.values()) {
      assertThat(written(format, JAZZ, LOUDER)).isEqualTo(written(format, JAZZ, LOUDER));
    }
  }

  /** Reads back the part of Rasa's own grammar that concerns slots (its regular expression). */
  private static final class RasaReader {
    private static final Pattern SLOT =
        Pattern.compile("\\[(?<text>[^\\]]+?)\\](\\((?<entity>[^:)]+?)\\)|\\{(?<dict>[^}]+?)\\})");

    record Example(String intent, String text, List<LabelledSlot> slots) {}

    static List<Example> read(String yaml) throws IOException {
      ObjectMapper mapper = new ObjectMapper();
      List<Example> examples = new ArrayList<>();
      String intent = null;
      for (String line : yaml.split("\n", -1)) {
        if (line.startsWith("- intent: ")) {
          String scalar = line.substring(10);
          intent = scalar.startsWith("\"") ? mapper.readValue(scalar, String.class) : scalar;
        } else if (line.startsWith("    - ")) {
          examples.add(example(mapper, intent, line.substring(6)));
        } else {
          assertThat(line).isIn("", "version: \"3.1\"", "nlu:", "  examples: |");
        }
      }
      return examples;
    }

    private static Example example(ObjectMapper mapper, String intent, String marked)
        throws IOException {
      StringBuilder text = new StringBuilder();
      List<LabelledSlot> slots = new ArrayList<>();
      Matcher matcher = SLOT.matcher(marked);
      int at = 0;
      while (matcher.find()) {
        text.append(marked, at, matcher.start());
        String value = matcher.group("text");
        String name =
            matcher.group("entity") != null
                ? matcher.group("entity")
                : mapper.readTree("{" + matcher.group("dict") + "}").get("entity").asText();
        slots.add(new LabelledSlot(name, value, text.length(), text.length() + value.length()));
        text.append(value);
        at = matcher.end();
      }
      return new Example(intent, text.append(marked.substring(at)).toString(), slots);
    }
  }

  private static SyntheticLabel random(Random random, int id) {
    String[] words = {
      "play", "#", "-", "ünlü", "'s", "(x)", "a:", "{", "}", "[", "\"", "\\", "🎵", "%"
    };
    String[] names = {"genre", "a:b", "with space", "p(q)", "\"q\"", "back\\slash"};
    String[] intents = {"play", "on", "Null", "a: b", "#x", "two words", "1.0"};
    StringBuilder text = new StringBuilder("w" + id);
    List<LabelledSlot> slots = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      String word = words[random.nextInt(words.length)];
      int start = text.append(' ').length();
      text.append(word);
      if (random.nextInt(3) == 0) {
        slots.add(
            new LabelledSlot(names[random.nextInt(names.length)], word, start, text.length()));
      }
    }
    return label(
        "id" + id,
        "d",
        intents[random.nextInt(intents.length)],
        text.toString(),
        slots.toArray(new LabelledSlot[0]));
  }

  private static JsonNode json(LabelFormat format, SyntheticLabel label) throws IOException {
    String line = written(format, label);
    assertThat(line).endsWith("}\n").doesNotContain("\n{");
    return new ObjectMapper().readTree(line);
  }

  private static String written(LabelFormat format, SyntheticLabel... labels) throws IOException {
    StringBuilder out = new StringBuilder();
    format.write(List.of(labels), out);
    return out.toString();
  }

  private static SyntheticLabel supported(String id, String intent, String text, long customers) {
    return new SyntheticLabel(
        id,
        "en-US",
        null,
        text,
        "d",
        intent,
        List.of(),
        List.of("O", "O", "O"),
        0.9,
        Origin.OWN_SUCCESS,
        customers,
        customers,
        1);
  }

  private static SyntheticLabel label(
      String id, String domain, String intent, String text, LabelledSlot... slots) {
    Annotation annotation = Annotation.of(text, domain, intent, List.of(slots));
    return new SyntheticLabel(
        id,
        "en-US",
        null,
        text,
        domain,
        intent,
        annotation.slots(),
        annotation.tags(),
        0.9,
        Origin.PROJECTED,
        3,
        2,
        1.5);
  }
}
