package dev.emend.jobs.rows;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;

/** A row under construction; a column that is not set is null. */
@SuppressWarnings("EnumOrdinal") // a schema has its columns in the order of the enum
final class RowBuilder {
  private final StructType schema;
  private final Object[] values;

  RowBuilder(StructType schema) {
    this.schema = schema;
    this.values = new Object[schema.size()];
  }

  /** An enum constant is stored by its name. */
  RowBuilder set(Enum<?> column, Object value) {
    values[column.ordinal()] = value instanceof Enum<?> constant ? constant.name() : value;
    return this;
  }

  /** Spark takes arrays of rows, not Java lists. */
  <T> RowBuilder list(Enum<?> column, Collection<T> elements, Function<T, Row> toRow) {
    values[column.ordinal()] = rows(elements, toRow);
    return this;
  }

  RowBuilder strings(Enum<?> column, List<String> elements) {
    values[column.ordinal()] = elements.toArray(String[]::new);
    return this;
  }

  Row build() {
    return new GenericRowWithSchema(values, schema);
  }

  static <T> Row[] rows(Collection<T> elements, Function<T, Row> toRow) {
    return elements.stream().map(toRow).toArray(Row[]::new);
  }

  static Row struct(Object... values) {
    return RowFactory.create(values);
  }

  static String name(Enum<?> constant) {
    return constant == null ? null : constant.name();
  }
}
