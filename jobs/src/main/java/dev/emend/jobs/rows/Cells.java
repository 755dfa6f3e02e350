package dev.emend.jobs.rows;

import java.io.Serializable;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Where the columns of a table stand in rows of one schema, looked up once and not for each row.
 */
@SuppressWarnings("EnumOrdinal") // a schema has its columns in the order of the enum
final class Cells implements Serializable {
  private static final long serialVersionUID = 1;

  private final int[] positions;

  /** A column that the schema does not have reads as null. */
  <C extends Enum<C> & TableColumn> Cells(C[] columns, StructType schema) {
    List<String> names = Arrays.asList(schema.fieldNames());
    positions = Arrays.stream(columns).mapToInt(c -> names.indexOf(c.columnName())).toArray();
  }

  Object value(Row row, Enum<?> column) {
    int position = positions[column.ordinal()];
    return position < 0 ? null : row.get(position);
  }

  String string(Row row, Enum<?> column) {
    return (String) value(row, column);
  }

  Double number(Row row, Enum<?> column) {
    return (Double) value(row, column);
  }

  Long whole(Row row, Enum<?> column) {
    return (Long) value(row, column);
  }

  /** Spark gives either of two types, as the session's Java 8 setting has it. */
  Instant instant(Row row, Enum<?> column) {
    Object value = value(row, column);
    return value instanceof Timestamp old ? old.toInstant() : (Instant) value;
  }

  /** Spark gives either of two types, as the session's Java 8 setting has it. */
  LocalDate date(Row row, Enum<?> column) {
    Object value = value(row, column);
    return value instanceof Date old ? old.toLocalDate() : (LocalDate) value;
  }

  <E extends Enum<E>> E constant(Row row, Enum<?> column, Class<E> type) {
    String name = string(row, column);
    return name == null ? null : Enum.valueOf(type, name);
  }

  Row struct(Row row, Enum<?> column) {
    return (Row) value(row, column);
  }

  <T> List<T> list(Row row, Enum<?> column, Function<Row, T> element) {
    int position = positions[column.ordinal()];
    return position < 0
        ? List.of()
        : Cells.<Row>elements(row, position).stream().map(element).toList();
  }

  long[] longs(Row row, Enum<?> column) {
    int position = positions[column.ordinal()];
    return position < 0 || row.isNullAt(position)
        ? new long[0]
        : row.<Long>getList(position).stream().mapToLong(Long::longValue).toArray();
  }

  List<String> strings(Row row, Enum<?> column) {
    int position = positions[column.ordinal()];
    return position < 0 ? List.of() : List.copyOf(Cells.<String>elements(row, position));
  }

  /** The elements of an array, also in a row that has not been through Spark yet. */
  @SuppressWarnings("unchecked")
  static <T> List<T> elements(Row row, int position) {
    if (row.isNullAt(position)) {
      return List.of();
    }
    return row.get(position) instanceof Object[] array
        ? (List<T>) Arrays.asList(array)
        : row.getList(position);
  }
}
