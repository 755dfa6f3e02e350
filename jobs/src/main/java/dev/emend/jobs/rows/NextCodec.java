package dev.emend.jobs.rows;

import static dev.emend.jobs.rows.NextColumn.CUSTOMER;
import static dev.emend.jobs.rows.NextColumn.CUSTOMERS;
import static dev.emend.jobs.rows.NextColumn.EARLIER;
import static dev.emend.jobs.rows.NextColumn.LATER;
import static dev.emend.jobs.rows.NextColumn.OF_EARLIER;
import static dev.emend.jobs.rows.NextColumn.OF_LATER;

import dev.emend.rephrase.Followers.Count;
import dev.emend.rephrase.Followers.Next;
import java.io.Serializable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** What customers said right after a text: one row a customer, and counts back. */
public final class NextCodec implements Serializable {
  private static final long serialVersionUID = 1;
  private static final StructType SCHEMA = Schemas.of(NextColumn.values());

  private final Cells cells;

  /** A codec for counts of a schema. */
  public NextCodec(StructType schema) {
    cells = new Cells(NextColumn.values(), schema);
  }

  /** The row of what a customer said. */
  public static Row row(String customer, Next next) {
    RowBuilder row = new RowBuilder(SCHEMA);
    row.set(CUSTOMER, customer).set(EARLIER, next.earlier()).set(LATER, next.later());
    return row.build();
  }

  /** The count of a row. */
  public Count count(Row row) {
    return new Count(
        new Next(cells.string(row, EARLIER), cells.string(row, LATER)),
        cells.whole(row, CUSTOMERS),
        cells.whole(row, OF_EARLIER),
        cells.whole(row, OF_LATER));
  }
}
