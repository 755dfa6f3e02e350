package dev.emend.jobs.rows;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;

/** A column of a table. Every enum of columns implements it and nothing else derives a schema. */
public interface TableColumn {
  /** The column's name, snake_case. */
  String columnName();

  /** Its type in Spark; every column may be null in storage, the codecs know better. */
  DataType type();

  /** The unit of its values, or an empty text where there is none. */
  String unit();

  /** What it means, in one sentence. */
  String meaning();

  /** Whether it is part of what leaves by export. */
  boolean exported();

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
