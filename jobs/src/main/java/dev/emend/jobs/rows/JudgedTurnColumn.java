package dev.emend.jobs.rows;

import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;

/** Columns of turns side by side with their judgements, on their way through a step. */
@SuppressWarnings("ImmutableEnumChecker") // the types of Spark are immutable
public enum JudgedTurnColumn implements TableColumn {
  TURN(TurnCodec.SCHEMA, "the turn"),
  JUDGEMENT(JudgementCodec.SCHEMA, "what Emend thinks of it");

  private final DataType type;
  private final String meaning;

  JudgedTurnColumn(DataType type, String meaning) {
    this.type = type;
    this.meaning = meaning;
  }

  /** The turns that have a judgement, with it. */
  public static Dataset<Row> join(Dataset<Row> turns, Dataset<Row> judgements) {
    Dataset<Row> left =
        turns.select(functions.struct(Schemas.cols(TurnColumn.values())).as(TURN.columnName()));
    Dataset<Row> right =
        judgements.select(
            functions.struct(Schemas.cols(JudgementColumn.values())).as(JUDGEMENT.columnName()));
    return left.join(
        right, TurnColumn.TURN_ID.in(TURN).equalTo(JudgementColumn.TURN_ID.in(JUDGEMENT)));
  }

  /** This column's struct in a row of the two columns. */
  public Row struct(Row row) {
    return row.getStruct(ordinal());
  }

  @Override
  public String columnName() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public DataType type() {
    return type;
  }

  @Override
  public String unit() {
    return "";
  }

  @Override
  public String meaning() {
    return meaning;
  }

  @Override
  public boolean exported() {
    return false;
  }
}
