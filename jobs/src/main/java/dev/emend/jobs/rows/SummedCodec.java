package dev.emend.jobs.rows;

import dev.emend.interaction.Reading;
import dev.emend.markov.rewrite.State;
import java.time.LocalDate;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Reads rows of {@code transitions} that were summed over a window of nights. */
public final class SummedCodec {
  private final Cells transition;
  private final Cells summed;

  /** Decodes rows of this schema; a column that it does not have reads as null. */
  public SummedCodec(StructType schema) {
    transition = new Cells(TransitionColumn.values(), schema);
    summed = new Cells(SummedColumn.values(), schema);
  }

  /** BCP 47. */
  public String locale(Row row) {
    return transition.string(row, TransitionColumn.LOCALE);
  }

  /** The night, of rows that are not summed over nights. */
  public LocalDate night(Row row) {
    return transition.date(row, TransitionColumn.NIGHT);
  }

  /** SAID_AGAIN, SUCCESS, FAILURE or READ. */
  public String kind(Row row) {
    return transition.string(row, TransitionColumn.KIND);
  }

  /** What was said. */
  public State from(Row row) {
    return new State(
        transition.string(row, TransitionColumn.CONTEXT),
        transition.string(row, TransitionColumn.TEXT));
  }

  /** What was said instead. */
  public State to(Row row) {
    return new State(
        transition.string(row, TransitionColumn.TO_CONTEXT),
        transition.string(row, TransitionColumn.TO_TEXT));
  }

  /** How it was read. */
  public Reading reading(Row row) {
    return new Reading(
        transition.string(row, TransitionColumn.DOMAIN),
        transition.string(row, TransitionColumn.INTENT),
        transition.list(row, TransitionColumn.SLOTS, Readings::slot));
  }

  /** Whose it is. */
  public String customer(Row row) {
    return transition.string(row, TransitionColumn.CUSTOMER_ID);
  }

  /** In turns. */
  public double mass(Row row) {
    return TransitionCodec.turns(transition.whole(row, TransitionColumn.MASS));
  }

  /** Number of sessions. */
  public long sessions(Row row) {
    return transition.whole(row, TransitionColumn.SESSIONS);
  }

  /** Hashes of the distinct customers. */
  public long[] customers(Row row) {
    return summed.longs(row, SummedColumn.CUSTOMERS);
  }

  /** First night. */
  public LocalDate first(Row row) {
    return summed.date(row, SummedColumn.FIRST);
  }

  /** Last night. */
  public LocalDate last(Row row) {
    return summed.date(row, SummedColumn.LAST);
  }
}
