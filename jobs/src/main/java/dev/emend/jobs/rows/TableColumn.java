package dev.emend.jobs.rows;

import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;

/** A column of a table. Every enum of columns implements it and nothing else derives a schema. */
public interface TableColumn {
  /** The name of the constant. */
  String name();

  /** Its type, unit, meaning and whether it leaves. */
  ColumnFacts facts();

  /** The column's name, snake_case. */
  default String columnName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its type in Spark; every column may be null in storage, the codecs know better. */
  default DataType type() {
    return facts().type();
  }

  /** The unit of its values, or an empty text where there is none. */
  default String unit() {
    return facts().unit();
  }

  /** What it means, in one sentence. */
  default String meaning() {
    return facts().meaning();
  }

  /** Whether it is part of what leaves by export. */
  default boolean exported() {
    return facts().exported();
  }

  /** The column in an expression. */
  default Column col() {
    return functions.col(columnName());
  }

  /** The column inside a column that holds a struct of this table. */
  default Column in(TableColumn struct) {
    return functions.col(struct.columnName() + "." + columnName());
  }

  /** The field of a schema, with its meaning as comment. */
  default StructField field() {
    String comment = unit().isEmpty() ? meaning() : meaning() + " [" + unit() + "]";
    return new StructField(columnName(), type(), true, Metadata.empty()).withComment(comment);
  }
}
