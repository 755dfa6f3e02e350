package dev.emend.jobs.tables;

import dev.emend.jobs.rows.CheckColumn;
import dev.emend.jobs.rows.CheckResult;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;

/** What the last attempt at each night checked, measured and counted. Needs no Spark. */
public final class ChecksTable implements AutoCloseable {
  private final WarehouseCatalog catalog;

  ChecksTable(WarehouseCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Opens the checks of a warehouse for reading.
   *
   * @throws WarehouseRefusal where there is none, or another process has it open
   */
  public static ChecksTable open(WarehouseOptions options) {
    return new ChecksTable(WarehouseCatalog.read(options));
  }

  /** The results of the last attempt at a night, by step, name and subject. */
  public List<CheckResult> of(LocalDate night) {
    return GenericRows.read(catalog.load(Table.CHECKS), isNight(night)).stream()
        .map(ChecksTable::decode)
        .sorted(
            Comparator.comparing(CheckResult::step)
                .thenComparing(CheckResult::name)
                .thenComparing(check -> String.valueOf(check.subject())))
        .toList();
  }

  @Override
  public void close() {
    catalog.close();
  }

  /** Forgets the attempts at a night. */
  void clear(LocalDate night) {
    catalog.load(Table.CHECKS).newDelete().deleteFromRowFilter(isNight(night)).commit();
  }

  /** Replaces what a step recorded for a night. */
  void replace(LocalDate night, String step, List<CheckResult> results) {
    org.apache.iceberg.Table table = catalog.load(Table.CHECKS);
    Expression mine =
        Expressions.and(isNight(night), Expressions.equal(CheckColumn.STEP.columnName(), step));
    OverwriteFiles overwrite = table.newOverwrite().overwriteByRowFilter(mine);
    if (!results.isEmpty()) {
      overwrite.addFile(file(table, results));
    }
    overwrite.commit();
  }

  private static DataFile file(org.apache.iceberg.Table table, List<CheckResult> results) {
    List<Record> rows = results.stream().map(result -> encode(table, result)).toList();
    PartitionKey partition = new PartitionKey(table.spec(), table.schema());
    partition.partition(new InternalRecordWrapper(table.schema().asStruct()).wrap(rows.get(0)));
    return GenericRows.write(table, partition, rows);
  }

  private static Expression isNight(LocalDate night) {
    return Expressions.equal(CheckColumn.NIGHT.columnName(), night.toString());
  }

  private static Record encode(org.apache.iceberg.Table table, CheckResult result) {
    Record row = GenericRows.empty(table);
    row.setField(CheckColumn.NIGHT.columnName(), result.night());
    row.setField(CheckColumn.STEP.columnName(), result.step());
    row.setField(CheckColumn.NAME.columnName(), result.name());
    row.setField(CheckColumn.SUBJECT.columnName(), result.subject());
    row.setField(CheckColumn.VALUE.columnName(), result.value());
    row.setField(CheckColumn.STATUS.columnName(), result.status().name());
    row.setField(CheckColumn.SENTENCE.columnName(), result.sentence());
    return row;
  }

  private static CheckResult decode(Record row) {
    return new CheckResult(
        (LocalDate) row.getField(CheckColumn.NIGHT.columnName()),
        (String) row.getField(CheckColumn.STEP.columnName()),
        (String) row.getField(CheckColumn.NAME.columnName()),
        (String) row.getField(CheckColumn.SUBJECT.columnName()),
        (Double) row.getField(CheckColumn.VALUE.columnName()),
        CheckResult.Status.valueOf((String) row.getField(CheckColumn.STATUS.columnName())),
        (String) row.getField(CheckColumn.SENTENCE.columnName()));
  }
}
