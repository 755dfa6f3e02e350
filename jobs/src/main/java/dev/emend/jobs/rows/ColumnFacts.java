package dev.emend.jobs.rows;

import org.apache.spark.sql.types.DataType;

/**
 * What there is to say of a column besides its name; each constant of an enum of columns holds one.
 *
 * @param type its type in Spark
 * @param unit the unit of its values, or an empty text where there is none
 * @param meaning what it means, in one sentence
 * @param exported whether it is part of what leaves by export
 */
public record ColumnFacts(DataType type, String unit, String meaning, boolean exported) {
  /** Refuses a column that nobody could understand. */
  public ColumnFacts {
    if (meaning.isBlank()) {
      throw new IllegalArgumentException("Invalid meaning of a column: '" + meaning + "'");
    }
  }

  /** A column that leaves by export. */
  static ColumnFacts leaves(DataType type, String unit, String meaning) {
    return new ColumnFacts(type, unit, meaning, true);
  }

  /** A column that stays in the warehouse. */
  static ColumnFacts stays(DataType type, String unit, String meaning) {
    return new ColumnFacts(type, unit, meaning, false);
  }
}
