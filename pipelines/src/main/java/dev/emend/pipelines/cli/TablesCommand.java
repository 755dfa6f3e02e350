package dev.emend.pipelines.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emend.jobs.config.Configuration;
import dev.emend.jobs.query.SqlQuery;
import dev.emend.jobs.rows.RunColumn;
import dev.emend.jobs.rows.Schemas;
import dev.emend.jobs.rows.TableColumn;
import dev.emend.jobs.steps.ExitCode;
import dev.emend.jobs.tables.Table;
import dev.emend.pipelines.ExpectedFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "tables",
    description = "Prints the data dictionary: the columns of each table with type, unit, meaning.",
    footer = "  ./emend tables rewrites")
final class TablesCommand extends ConfiguredCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "TABLE",
      description = "The table; all of them where none is named.")
  private String name;

  @Option(names = "--markdown", description = "Print it as a page of Markdown.")
  private boolean markdown;

  /** What there is to say of a table. */
  private record Entry(String name, String row, boolean byNight, List<TableColumn> columns) {
    static Entry of(Table table) {
      return new Entry(table.tableName(), table.row(), table.byNight(), table.columns());
    }

    String text() {
      TextTable text = new TextTable("column", "type", "unit", "meaning");
      columns.forEach(c -> text.row(c.columnName(), Schemas.typeName(c), c.unit(), c.meaning()));
      return "%s: one row is %s%s%n%n%s"
          .formatted(name, row, partitions(), text.toString().indent(2));
    }

    String markdown() {
      return "## %s%n%nOne row is %s%s.%n%n%s"
          .formatted(
              name, row, partitions(), Schemas.dictionary(columns.toArray(TableColumn[]::new)));
    }

    private String partitions() {
      return byNight ? "; partitioned by night" : "";
    }
  }

  TablesCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Answer answer(Configuration.Sound configuration) {
    List<Entry> entries = entries();
    if (name != null) {
      List<String> names = entries.stream().map(Entry::name).toList();
      entries = entries.stream().filter(entry -> entry.name().equals(name)).toList();
      if (entries.isEmpty()) {
        throw new ExpectedFailure(
            ExitCode.USAGE, "No table %s (tables: %s)".formatted(name, String.join(", ", names)));
      }
    }
    String text =
        entries.stream()
            .map(entry -> markdown ? entry.markdown() : entry.text())
            .collect(Collectors.joining(System.lineSeparator()));
    return Answer.done(text.stripTrailing(), json(entries));
  }

  private static List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (Table table : Table.values()) {
      entries.add(Entry.of(table));
    }
    entries.add(
        new Entry(
            SqlQuery.RUNS,
            "the report of the last run of a night, accepted or not (./emend sql only)",
            false,
            List.of(RunColumn.values())));
    return entries;
  }

  private static ArrayNode json(List<Entry> entries) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    for (Entry entry : entries) {
      ObjectNode table = json.addObject().put("table", entry.name()).put("row", entry.row());
      table.put("partitioned_by_night", entry.byNight());
      ArrayNode columns = table.putArray("columns");
      for (TableColumn column : entry.columns()) {
        columns
            .addObject()
            .put("column", column.columnName())
            .put("type", Schemas.typeName(column))
            .put("unit", column.unit())
            .put("meaning", column.meaning())
            .put("exported", column.exported());
      }
    }
    return json;
  }
}
