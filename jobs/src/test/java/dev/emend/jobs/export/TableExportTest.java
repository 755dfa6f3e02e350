package dev.emend.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emend.interaction.SyntheticLabel;
import dev.emend.jobs.LocalSpark;
import dev.emend.jobs.rows.LabelCodec;
import dev.emend.jobs.tables.AuditBranch;
import dev.emend.jobs.tables.Table;
import dev.emend.jobs.tables.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

@ExtendWith(LocalSpark.class)
@TestInstance(Lifecycle.PER_CLASS)
class TableExportTest {
  private Path folder;
  private Warehouse warehouse;
  private TableExport export;

  @BeforeAll
  void acceptLabelsOfTwoLocales(@TempDir Path folder) {
    this.folder = folder;
    warehouse = Warehouse.openForWriting(LocalSpark.warehouse(folder), "test");
    export = new TableExport(warehouse);
    List<Row> rows =
        List.of(
            LabelCodec.row(label("01", "en-US", "next please")),
            LabelCodec.row(label("02", "en-GB", "next please")),
            LabelCodec.row(label("03", "en-GB", "skip it")));
    AuditBranch audit = warehouse.begin(LocalDate.of(2026, 3, 1), "/logs");
    audit.replace(Table.LABELS, warehouse.spark().createDataFrame(rows, LabelCodec.SCHEMA));
    audit.accept(List.of());
  }

  @AfterAll
  void close() {
    warehouse.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = ExportFormat.class,
      names = {"RASA", "SLURP", "BIO"})
  void formatThatCannotTellLocalesApartWantsOne(ExportFormat format) {
    assertThat(export.refusal(new Selection(Table.LABELS, format, null)))
        .contains(
            "The labels are of several locales (en-GB, en-US), which "
                + format.optionName()
                + " cannot tell apart: choose one with --locale");
    assertThat(export.refusal(new Selection(Table.LABELS, format, "en-GB"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = ExportFormat.class,
      mode = Mode.EXCLUDE,
      names = {"RASA", "SLURP", "BIO", "QUERQY"})
  void otherFormatsHoldAllLocales(ExportFormat format) {
    Selection all = new Selection(Table.LABELS, format, null);
    assertThat(export.refusal(all)).isEmpty();
    assertThat(export.write(all, folder.resolve("all").toString()).rows()).isEqualTo(3);
  }

  @Test
  void onlyTheLocaleThatWasNamedIsWritten() throws IOException {
    Path rasa = folder.resolve("nlu.yml");
    Selection british = new Selection(Table.LABELS, ExportFormat.RASA, "en-GB");
    assertThat(export.rows(british)).isEqualTo(2);
    assertThat(export.write(british, rasa.toString())).isEqualTo(new TableExport.Written(2, 0));
    assertThat(Files.readString(rasa)).containsOnlyOnce("- next please").contains("- skip it");

    Path lines = folder.resolve("us.jsonl");
    export.write(new Selection(Table.LABELS, ExportFormat.JSONL, "en-US"), lines.toString());
    assertThat(Files.readAllLines(lines)).singleElement().asString().contains("\"en-US\"");
  }

  @Test
  void localeThatIsNotThereNamesThoseThatAre() {
    assertThat(export.refusal(new Selection(Table.LABELS, ExportFormat.JSONL, "de-DE")))
        .contains("No labels of locale de-DE (there are: en-GB, en-US)");
    assertThat(export.refusal(new Selection(Table.REWRITES, ExportFormat.JSONL, "de-DE")))
        .contains("No rewrites of locale de-DE (there are: none)");
    assertThat(export.refusal(new Selection(Table.REWRITES, ExportFormat.QUERQY, null))).isEmpty();
  }

  @Test
  void localeOfATableThatHasNoneIsRefused() {
    assertThatThrownBy(() -> new Selection(Table.QUARANTINE, ExportFormat.JSONL, "en-US"))
        .hasMessage("Invalid locale: en-US (quarantine are not kept by locale)");
  }

  private static SyntheticLabel label(String id, String locale, String text) {
    return new SyntheticLabel(
        id,
        locale,
        null,
        text,
        "music",
        "music_skip",
        List.of(),
        List.of("O", "O"),
        0.9,
        SyntheticLabel.Origin.OWN_SUCCESS,
        3,
        3,
        1);
  }
}
