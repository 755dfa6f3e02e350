package dev.emend.jobs.rows;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Schemas, encoders and selections of the enums of columns. */
public final class Schemas {
  private static final Map<String, String> JSON =
      Map.of(
          "timestampFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX",
          "timestampNTZFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'",
          "timeZone", "UTC",
          "ignoreNullFields", "true");

  private Schemas() {}

  /** The schema of columns, in the order of the enum. */
  public static StructType of(TableColumn... columns) {
    return new StructType(
        Arrays.stream(columns).map(TableColumn::field).toArray(StructField[]::new));
  }

  /** The encoder of rows with these columns, for {@code mapPartitions} and the like. */
  public static Encoder<Row> encoder(TableColumn... columns) {
    return Encoders.row(of(columns));
  }

  /** The columns as expressions, in the order of the enum. */
  public static Column[] cols(TableColumn... columns) {
    return Arrays.stream(columns).map(TableColumn::col).toArray(Column[]::new);
  }

  /** The columns in the order of the enum; one that an older snapshot does not have is null. */
  public static Column[] presentCols(Dataset<Row> rows, TableColumn... columns) {
    Set<String> names = Set.of(rows.schema().fieldNames());
    return Arrays.stream(columns)
        .map(c -> names.contains(c.columnName()) ? c.col() : missing(c.columnName(), c.type()))
        .toArray(Column[]::new);
  }

  /**
   * The columns of a stored table, in its order; one that only a newer release knows is null, as it
   * is in rows from before that release.
   */
  public static Column[] storedCols(StructType stored, TableColumn... columns) {
    Set<String> known = Set.of(of(columns).fieldNames());
    return Arrays.stream(stored.fields())
        .map(
            field ->
                known.contains(field.name())
                    ? functions.col(field.name())
                    : missing(field.name(), field.dataType()))
        .toArray(Column[]::new);
  }

  private static Column missing(String name, DataType type) {
    return functions.lit(null).cast(type).as(name);
  }

  /** Columns as one JSON object; what is null is left out, times are UTC with microseconds. */
  public static Column json(Column... columns) {
    return functions.to_json(functions.struct(columns), JSON);
  }

  /** The columns that leave by export, in the order of the enum. */
  public static TableColumn[] exported(TableColumn... columns) {
    return Arrays.stream(columns).filter(TableColumn::exported).toArray(TableColumn[]::new);
  }

  /** The type of a column as SQL writes it, {@code array<string>}. */
  public static String typeName(TableColumn column) {
    return column.type().catalogString();
  }

  /** The data dictionary of one table: a Markdown table with one line a column. */
  public static String dictionary(TableColumn... columns) {
    StringBuilder text =
        new StringBuilder("| column | type | unit | meaning |\n|---|---|---|---|\n");
    for (TableColumn column : columns) {
      text.append("| ").append(column.columnName());
      text.append(" | ").append(typeName(column));
      text.append(" | ").append(column.unit());
      text.append(" | ").append(column.meaning()).append(" |\n");
    }
    return text.toString();
  }
}
