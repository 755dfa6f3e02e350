package dev.emend.jobs.rows;

import static dev.emend.jobs.rows.ColumnFacts.stays;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Columns of turns side by side with their judgements, on their way through a step. */
@SuppressWarnings("ImmutableEnumChecker") // the types of Spark are immutable
public enum JudgedTurnColumn implements TableColumn {
  TURN(stays(TurnCodec.SCHEMA, "", "the turn")),
  JUDGEMENT(stays(JudgementCodec.SCHEMA, "", "what Emend thinks of it"));

  private final ColumnFacts facts;

  JudgedTurnColumn(ColumnFacts facts) {
    this.facts = facts;
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
  public ColumnFacts facts() {
    return facts;
  }
}
