package dev.emend.jobs.rows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;

/**
 * A record of a Parquet log as JSON, so that it takes the same way as a line and breaks the
 * contract by the same rules.
 */
public final class ParquetRecord {
  private static final Set<TurnColumn> REQUIRED =
      Set.of(
          TurnColumn.TURN_ID,
          TurnColumn.CUSTOMER_ID,
          TurnColumn.LOCALE,
          TurnColumn.AT,
          TurnColumn.UTTERANCE,
          TurnColumn.RESPONSE_STATUS);

  private ParquetRecord() {}

  /**
   * What is wrong with the columns of a file, one sentence part for each; empty where nothing is.
   */
  public static List<String> problems(StructType schema) {
    List<String> names = Arrays.asList(schema.fieldNames());
    List<String> problems = new ArrayList<>();
    for (TurnColumn column : contract()) {
      String name = column.columnName();
      if (names.contains(name)) {
        problem(name, schema.apply(name).dataType(), column.type(), problems);
      } else if (REQUIRED.contains(column)) {
        problems.add(name + " is missing");
      }
    }
    return problems;
  }

  /** The record as JSON, the URI of its file, and its row in the file from 0. */
  public static Column[] columns(StructType schema) {
    List<String> names = Arrays.asList(schema.fieldNames());
    Column[] present =
        contract().stream()
            .filter(column -> names.contains(column.columnName()))
            .map(TurnColumn::col)
            .toArray(Column[]::new);
    return new Column[] {
      Schemas.json(present),
      functions.col("_metadata.file_path"),
      functions.col("_metadata.row_index")
    };
  }

  private static List<TurnColumn> contract() {
    return Arrays.stream(TurnColumn.values()).filter(TurnColumn::exported).toList();
  }

  private static void problem(String name, DataType found, DataType wanted, List<String> problems) {
    if (wanted instanceof ArrayType wantedArray && found instanceof ArrayType foundArray) {
      problem(name, foundArray.elementType(), wantedArray.elementType(), problems);
    } else if (wanted instanceof StructType wantedStruct && found instanceof StructType struct) {
      List<String> names = Arrays.asList(struct.fieldNames());
      for (StructField field : wantedStruct.fields()) {
        if (names.contains(field.name())) {
          DataType inner = struct.apply(field.name()).dataType();
          problem(name + "." + field.name(), inner, field.dataType(), problems);
        }
      }
    } else if (!fits(found, wanted)) {
      problems.add(
          name + " is " + found.simpleString() + " (must be " + wanted.simpleString() + ")");
    }
  }

  private static boolean fits(DataType found, DataType wanted) {
    if (wanted.equals(Types.DOUBLE)) {
      return found instanceof NumericType;
    }
    if (wanted.equals(Types.LONG)) {
      return found instanceof LongType
          || found instanceof IntegerType
          || found instanceof ShortType
          || found instanceof ByteType;
    }
    if (wanted.equals(Types.TIMESTAMP) && found instanceof TimestampNTZType) {
      return true;
    }
    return found.equals(wanted);
  }
}
