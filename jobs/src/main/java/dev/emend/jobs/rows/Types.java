package dev.emend.jobs.rows;

import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;

/** The types that several columns share. */
final class Types {
  static final DataType STRING = DataTypes.StringType;
  static final DataType DOUBLE = DataTypes.DoubleType;
  static final DataType LONG = DataTypes.LongType;
  static final DataType INT = DataTypes.IntegerType;
  static final DataType DATE = DataTypes.DateType;
  static final DataType TIMESTAMP = DataTypes.TimestampType;

  static final ArrayType STRINGS = arrayOf(STRING);
  static final ArrayType DATES = arrayOf(DATE);
  static final MapType LONGS_BY_NAME = DataTypes.createMapType(STRING, LONG, true);

  static final StructType SLOT =
      new StructType()
          .add("name", STRING)
          .add("value", STRING)
          .add("entity_id", STRING)
          .add("resolution", STRING);
  static final ArrayType SLOTS = arrayOf(SLOT);

  static final ArrayType HYPOTHESES =
      arrayOf(new StructType().add("text", STRING).add("confidence", DOUBLE));

  static final ArrayType SCORED_READINGS =
      arrayOf(
          new StructType()
              .add("domain", STRING)
              .add("intent", STRING)
              .add("confidence", DOUBLE)
              .add("slots", SLOTS));

  static final StructType TAUGHT = new StructType().add("source", STRING).add("target", STRING);

  static final ArrayType CANDIDATES =
      arrayOf(new StructType().add("turn_id", STRING).add("probability", DOUBLE));

  static final ArrayType LABELLED_SLOTS =
      arrayOf(
          new StructType()
              .add("name", STRING)
              .add("value", STRING)
              .add("start", INT)
              .add("end", INT));

  static final ArrayType STEP_RUNS =
      arrayOf(
          new StructType()
              .add("name", STRING)
              .add("exit_code", LONG)
              .add("seconds", DOUBLE)
              .add("counts", LONGS_BY_NAME));

  private Types() {}

  static ArrayType arrayOf(DataType element) {
    return DataTypes.createArrayType(element, true);
  }
}
