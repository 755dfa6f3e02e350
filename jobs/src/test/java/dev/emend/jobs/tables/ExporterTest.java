package dev.emend.jobs.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.emend.interaction.Judgement;
import dev.emend.jobs.JobCounter;
import dev.emend.jobs.LocalSpark;
import dev.emend.jobs.RandomRecords;
import dev.emend.jobs.rows.JudgementCodec;
import dev.emend.jobs.rows.RewriteCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalSpark.class)
class ExporterTest {
  @TempDir Path folder;
  private Warehouse warehouse;
  private Exporter exporter;

  @BeforeEach
  void open() {
    warehouse = Warehouse.openForWriting(LocalSpark.warehouse(folder), "test");
    exporter = new Exporter(warehouse);
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  @Test
  void judgementsLeaveSortedWithTheColumnsOfTheContractAlone() throws IOException {
    Path out = folder.resolve("judgements.jsonl");
    List<Judgement> judgements = judgements();
    exporter.jsonLines(Table.JUDGEMENTS, judgements(judgements), out.toString());
    List<String> lines = Files.readAllLines(out);
    assertThat(lines).hasSize(50);
    ObjectMapper json = new ObjectMapper();
    String before = "";
    for (String line : lines) {
      JsonNode record = json.readTree(line);
      assertThat(record.has("candidates")).isFalse();
      assertThat(record.has("night")).isFalse();
      assertThat(record.path("rephrase_of").isNull()).isFalse();
      assertThat(record.get("turn_id").asText()).isGreaterThan(before);
      before = record.get("turn_id").asText();
    }
  }

  @Test
  void theSameRowsGiveTheSameBytesInAnyOrder() throws IOException, TimeoutException {
    List<Judgement> judgements = judgements();
    List<Judgement> shuffled = new java.util.ArrayList<>(judgements);
    Collections.shuffle(shuffled, new Random(1));
    for (String name : List.of("a.jsonl", "a.jsonl.gz", "a.parquet")) {
      Path one = folder.resolve("one-" + name);
      Path other = folder.resolve("other-" + name);
      assertThat(export(judgements, one)).isEqualTo(1);
      export(shuffled, other);
      export(shuffled, other); // replaces the file
      assertThat(other).hasSameBinaryContentAs(one);
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString()).collect(Collectors.toSet()))
          .containsExactlyInAnyOrder(
              "warehouse",
              "one-a.jsonl",
              "other-a.jsonl",
              "one-a.jsonl.gz",
              "other-a.jsonl.gz",
              "one-a.parquet",
              "other-a.parquet");
    }
  }

  @Test
  void aFolderOrAPathOfNoFileSystemIsRefusedBeforeTheWork() {
    Exporter exporter = new Exporter(warehouse);
    assertThat(exporter.refusal(folder.toString())).get().asString().contains("it is a folder");
    assertThat(exporter.refusal("foo://x/y")).get().asString().contains("Cannot write 'foo://x/y'");
    assertThat(exporter.refusal("")).get().asString().contains("Cannot write ''");
    assertThat(exporter.refusal(folder.resolve("new/file").toString())).isEmpty();
  }

  @Test
  void whatCannotBeWrittenLeavesNothingBehind() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "old");
    assertThatThrownBy(() -> new Exporter(warehouse).text("new", file.resolve("below").toString()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("Cannot write " + file.resolve("below"));
    assertThat(file).hasContent("old");
    new Exporter(warehouse).text("new", file.toString());
    assertThat(file).hasContent("new");
    assertThat(folder.resolve(".file.tmp")).doesNotExist();
  }

  @Test
  void parquetCanBeReadBack() {
    RandomRecords random = new RandomRecords(3);
    List<Row> rows = Stream.generate(random::rewrite).limit(20).map(RewriteCodec::row).toList();
    Path out = folder.resolve("rewrites.parquet");
    Dataset<Row> data = warehouse.spark().createDataFrame(rows, RewriteCodec.SCHEMA);
    exporter.parquet(Table.REWRITES, data, out.toString());
    Dataset<Row> read = warehouse.spark().read().parquet(out.toString());
    RewriteCodec codec = new RewriteCodec(read.schema());
    assertThat(read.collectAsList().stream().map(codec::rewrite))
        .containsExactlyInAnyOrderElementsOf(
            rows.stream().map(new RewriteCodec(RewriteCodec.SCHEMA)::rewrite).toList());
  }

  private int export(List<Judgement> judgements, Path out) throws TimeoutException {
    Dataset<Row> rows = judgements(judgements);
    return new JobCounter(warehouse.spark())
        .during(
            () -> {
              if (out.toString().endsWith(".parquet")) {
                exporter.parquet(Table.JUDGEMENTS, rows, out.toString());
              } else {
                exporter.jsonLines(Table.JUDGEMENTS, rows, out.toString());
              }
            });
  }

  private static List<Judgement> judgements() {
    return Stream.generate(new RandomRecords(11)::judgement).limit(50).toList();
  }

  private Dataset<Row> judgements(List<Judgement> judgements) {
    List<Row> rows =
        judgements.stream().map(j -> JudgementCodec.row(LocalDate.of(2026, 3, 1), j)).toList();
    return warehouse.spark().createDataFrame(rows, JudgementCodec.SCHEMA);
  }
}
