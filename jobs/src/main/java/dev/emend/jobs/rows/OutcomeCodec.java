package dev.emend.jobs.rows;

import static dev.emend.jobs.rows.OutcomeColumn.*;

import dev.emend.labeling.aggregation.Claim;
import dev.emend.labeling.aggregation.LaterOutcomes.Tally;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Tallies of later outcomes as rows and back. */
public final class OutcomeCodec {
  private static final StructType SCHEMA = Schemas.of(OutcomeColumn.values());
  private static final Cells CELLS = new Cells(OutcomeColumn.values(), SCHEMA);

  private OutcomeCodec() {}

  /** The row of a tally. */
  public static Row row(Tally tally) {
    RowBuilder row = new RowBuilder(SCHEMA);
    row.set(CLAIM, tally.claim()).set(BIN, (long) tally.bin());
    return row.set(RIGHT, tally.right()).set(WRONG, tally.wrong()).build();
  }

  /** The tally of a row. */
  public static Tally tally(Row row) {
    return new Tally(
        CELLS.constant(row, CLAIM, Claim.class),
        Math.toIntExact(CELLS.whole(row, BIN)),
        CELLS.whole(row, RIGHT),
        CELLS.whole(row, WRONG));
  }
}
