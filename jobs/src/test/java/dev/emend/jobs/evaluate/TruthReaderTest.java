package dev.emend.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emend.interaction.FailurePoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruthReaderTest {
  private static final LocalDate DATE = LocalDate.of(2026, 5, 4);
  private static final String GOOD =
      """
      {"turn_id":"t1","transcript":"play","domain":"music","intent":"play","slots":[{"name":"song","value":"radio"}],\
      "correct":false,"content":true,"goal_id":"g1","rephrase_of":"t0","failure_point":"ASR","later":1}
      """;

  @TempDir Path folder;

  private void write(String text) throws IOException {
    Files.write(folder.resolve("2026-05-04.jsonl.gz"), gzip(text));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void everyFieldIsRead() throws IOException {
    write(GOOD);
    assertThat(new TruthReader(folder).read(DATE))
        .containsExactly(
            new Truth(
                "t1",
                "play",
                Examples.reading("play song=radio"),
                true,
                "g1",
                "t0",
                FailurePoint.ASR));
  }

  @Test
  void absentFieldsAreUnknownAndContentIsAssumed() throws IOException {
    write("{\"turn_id\":\"t1\",\"intent\":null}\n{\"turn_id\":\"t2\",\"content\":false}\n");
    List<Truth> truth = new TruthReader(folder).read(DATE);
    assertThat(truth).extracting(Truth::content).containsExactly(true, false);
    assertThat(truth.get(0).failurePoint()).isNull();
    assertThat(truth.get(0).rephraseOf()).isNull();
    assertThat(truth.get(0).reading().understood()).isFalse();
  }

  @Test
  void unknownFailurePointIsNone() throws IOException {
    write("{\"turn_id\":\"t1\",\"failure_point\":\"UNKNOWN\"}\n");
    assertThat(new TruthReader(folder).read(DATE).get(0).failurePoint()).isNull();
  }

  @Test
  void unpackedFilesAreReadToo() throws IOException {
    Files.writeString(folder.resolve("2026-05-04.jsonl"), GOOD);
    assertThat(new TruthReader(folder).has(DATE)).isTrue();
    assertThat(new TruthReader(folder).read(DATE)).hasSize(1);
  }

  @Test
  void missingFolderIsNamed() {
    Path missing = folder.resolve("nowhere");
    assertThatThrownBy(() -> new TruthReader(missing))
        .isInstanceOf(TruthException.class)
        .hasMessageContaining("No folder of truth at " + missing);
  }

  @Test
  void missingNightIsNamed() {
    assertThat(new TruthReader(folder).has(DATE)).isFalse();
    assertThatThrownBy(() -> new TruthReader(folder).read(DATE))
        .isInstanceOf(TruthException.class)
        .hasMessageContaining("No truth for 2026-05-04 in " + folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{broken | is no JSON",
        "[1] | is no object",
        "{\"transcript\":\"play\"} | Invalid turn_id: null (required)",
        "{\"turn_id\":\"t\",\"response_status\":\"OK\"} | Missing transcript",
        "{\"turn_id\":7} | Invalid turn_id: 7 (must be text)",
        "{\"turn_id\":\"t\",\"content\":\"yes\"} | Invalid content: \"yes\"",
        "{\"turn_id\":\"t\",\"slots\":3} | Invalid slots: 3",
        "{\"turn_id\":\"t\",\"slots\":[{\"value\":\"x\"}]} | Missing slots.name",
        "{\"turn_id\":\"t\",\"failure_point\":\"MOON\"} | Invalid failure_point: MOON"
      })
  void badLineIsNamedWithItsNumberAndReason(String line, String reason) throws IOException {
    write(GOOD + line + "\n");
    assertThatThrownBy(() -> new TruthReader(folder).read(DATE))
        .isInstanceOf(TruthException.class)
        .hasMessageContaining("2026-05-04.jsonl.gz line 2: ")
        .hasMessageContaining(reason);
  }

  @Test
  void truncatedFileIsNamed() throws IOException {
    byte[] whole = gzip(GOOD.repeat(50));
    Files.write(folder.resolve("2026-05-04.jsonl.gz"), Arrays.copyOf(whole, whole.length - 9));
    assertThatThrownBy(() -> new TruthReader(folder).read(DATE))
        .isInstanceOf(TruthException.class)
        .hasMessageContaining("Cannot read")
        .hasMessageContaining("2026-05-04.jsonl.gz");
  }

  @Test
  void sampleNightsHaveATruthForEachTurn() {
    Path sample = Path.of("..", "sample-data", "truth");
    assertThat(new TruthReader(sample).read(DATE)).hasSizeGreaterThan(4000);
  }
}
