package dev.emend.jobs.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emend.interaction.SyntheticLabel;
import dev.emend.jobs.LocalSpark;
import dev.emend.jobs.rows.LabelCodec;
import dev.emend.jobs.tables.AuditBranch;
import dev.emend.jobs.tables.Reports;
import dev.emend.jobs.tables.Table;
import dev.emend.jobs.tables.Warehouse;
import java.io.IOException;
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
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LocalSpark.class)
@TestInstance(Lifecycle.PER_CLASS)
class SqlQueryTest {
  private static final LocalDate SUNDAY = LocalDate.of(2026, 3, 1);
  private Warehouse warehouse;
  private SqlQuery query;

  @BeforeAll
  void acceptLabels(@TempDir Path folder) throws IOException {
    warehouse = Warehouse.openForWriting(LocalSpark.warehouse(folder), "test");
    query = new SqlQuery(warehouse);
    labels(warehouse.begin(SUNDAY, "/logs"), "next please", "skip it").accept(List.of());
    // A night that is still open is not seen.
    labels(warehouse.begin(SUNDAY.plusDays(1), "/logs"), "half a night");
    new Reports(warehouse.options())
        .write(
            SUNDAY,
            "night.json",
            """
            {
              "night" : "2026-03-01", "verdict" : "done", "exit_code" : 0, "seconds" : 3.5,
              "started" : "2026-03-02T03:00:00.123456789Z",
              "steps" : [ { "name" : "ingest", "seconds" : 1.5, "counts" : { "read" : 7 } } ]
            }
            """);
  }

  @AfterAll
  void close() {
    warehouse.close();
  }

  private AuditBranch labels(AuditBranch audit, String... texts) {
    List<Row> rows =
        List.of(texts).stream().map(text -> LabelCodec.row(label("id-" + text, text))).toList();
    audit.replace(Table.LABELS, warehouse.spark().createDataFrame(rows, LabelCodec.SCHEMA));
    return audit;
  }

  @Test
  void tablesAreAsOfTheNewestAcceptedNight() {
    SqlQuery.Answered answered =
        query.ask("select text, customers from labels order by text desc", 10);
    assertThat(answered.columns()).containsExactly("text", "customers");
    assertThat(answered.rows())
        .containsExactly(
            "{\"text\":\"skip it\",\"customers\":3}", "{\"text\":\"next please\",\"customers\":3}");
    assertThat(answered.more()).isFalse();
  }

  @Test
  void everyTableIsThereUnderItsName() {
    for (Table table : Table.values()) {
      assertThat(query.ask("select count(*) n from " + table.tableName(), 1).rows()).hasSize(1);
    }
  }

  @Test
  void moreRowsThanAskedForAreSaid() {
    SqlQuery.Answered answered = query.ask("select text from labels order by text", 1);
    assertThat(answered.rows()).containsExactly("{\"text\":\"next please\"}");
    assertThat(answered.more()).isTrue();
  }

  @Test
  void runsTellWhatTheStepsOfANightTook() {
    assertThat(
            query
                .ask(
                    "select night, step.name, step.counts['read'] read"
                        + " from runs lateral view explode(steps) s as step",
                    10)
                .rows())
        .containsExactly("{\"night\":\"2026-03-01\",\"name\":\"ingest\",\"read\":7}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drop table emend.emend.labels",
        "delete from emend.emend.labels",
        "insert into emend.emend.labels select * from labels",
        "with l as (select * from labels) insert into emend.emend.labels select * from l",
        "create table emend.emend.x as select 1 a",
        "set spark.sql.shuffle.partitions=1"
      })
  void whatIsNoQueryIsRefused(String sql) {
    assertThatThrownBy(() -> query.ask(sql, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Not a query: '" + sql + "'");
    assertThat(query.ask("select * from labels", 10).rows()).hasSize(2);
  }

  @Test
  void aQuestionThatSparkDoesNotUnderstandIsASentence() {
    assertThatThrownBy(() -> query.ask("select txt from labels", 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("`txt`")
        .hasMessageNotContaining("\n");
    assertThatThrownBy(() -> query.ask("select from where", 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("\n");
    assertThatThrownBy(() -> query.ask("select 1 from nowhere", 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("`nowhere`");
  }

  private static SyntheticLabel label(String id, String text) {
    return new SyntheticLabel(
        id,
        "en-US",
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
