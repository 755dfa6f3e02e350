package dev.emend.pipelines.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The job jar, submitted: the same sub-commands, answers and exit codes as {@code ./emend}. */
@Tag("surroundings")
class SubmitTest {
  @TempDir Path folder;

  static Stream<Submission> ways() throws Exception {
    return Stream.of(
        Submission.distribution("--master", "local[2]"),
        Submission.artifacts("--master", "local[2]"));
  }

  @Test
  void stepByStepThroughARealDistributionComesToWhatANightComesTo() throws Exception {
    Submission emend = Submission.distribution("--master", "local[2]");
    Path conf = folder.resolve("my.conf");
    Files.writeString(
        conf,
        "warehouse.path = \"%s/warehouse\"%nlogs.path = \"%s\"%n"
            .formatted(folder, Submission.LOGS));
    emend.run(folder, "night", "--date", "2026-05-04", "--conf", conf.toString()).well();
    for (String step : List.of("ingest", "judge", "count", "mine", "label", "check", "publish")) {
      emend.run(folder, step, "--date", "2026-05-05", "--conf", conf.toString()).well();
    }
    assertThat(SampleNights.exports(emend, folder, folder + "/warehouse"))
        .isEqualTo(SampleNights.localExports());
    Ran found =
        emend.run(folder, "lookup", "play maj and dragons", "--conf", conf.toString()).well();
    assertThat(found.out()).contains("play maj and dragons → play imagine dragons");
  }

  @Test
  void wholeNightsFromTheArtifactsComeToTheSame() throws Exception {
    Submission emend = Submission.artifacts("--master", "local[2]");
    String warehouse = folder + "/warehouse";
    emend.run(folder, SampleNights.night(Submission.LOGS.toString(), warehouse)).well();

    assertThat(SampleNights.tables(folder.resolve("warehouse")))
        .isEqualTo(SampleNights.tables(SampleNights.local().resolve("warehouse")));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void exitCodesAndSentencesComeThrough(Submission emend) throws Exception {
    Path logs = Files.createDirectories(folder.resolve("logs"));
    Files.writeString(logs.resolve("2026-05-04.jsonl"), "{\"no\":\"turn\"}\n".repeat(100));

    assertThat(emend.run(folder, "mine", "--dat", "x").with(2).err()).contains("--date");
    assertThat(emend.run(folder, "night", "--date", "2026-05-04").with(2).sentence())
        .contains("No logs are named: give --logs DIR");
    assertThat(emend.run(folder, "mine", "--date", "2026-05-04").with(5).sentence())
        .contains("There is no warehouse");
    assertThat(night(emend, logs, "2026-05-04").with(3).sentence()).contains("broke the contract");
    assertThat(night(emend, logs, "2026-05-09").with(5).sentence()).contains("No logs for");
  }

  private Ran night(Submission emend, Path logs, String date) throws Exception {
    return emend.run(folder, "night", "--date", date, "--logs", logs.toString());
  }
}
