package dev.emend.jobs.rows;

import static dev.emend.jobs.rows.RewriteColumn.*;

import dev.emend.interaction.Reading;
import dev.emend.interaction.Rewrite;
import java.io.Serializable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Rewrites as rows of {@code rewrites} and back. */
public final class RewriteCodec implements Serializable {
  /** The schema of {@code rewrites}. */
  public static final StructType SCHEMA = Schemas.of(RewriteColumn.values());

  private static final long serialVersionUID = 1;

  private final Cells cells;

  /** Decodes rows of this schema, whatever the order of its columns. */
  public RewriteCodec(StructType schema) {
    cells = new Cells(RewriteColumn.values(), schema);
  }

  /** The row of a rewrite. */
  public static Row row(Rewrite rewrite) {
    RowBuilder row = new RowBuilder(SCHEMA);
    row.set(REWRITE_ID, rewrite.rewriteId()).set(LOCALE, rewrite.locale());
    row.set(SCOPE, rewrite.scope()).set(CUSTOMER_ID, rewrite.customerId());
    row.set(CONTEXT, rewrite.context()).set(SOURCE, rewrite.source());
    row.set(TARGET, rewrite.target());
    row.set(TARGET_DOMAIN, rewrite.targetReading().domain());
    row.set(TARGET_INTENT, rewrite.targetReading().intent());
    row.list(TARGET_SLOTS, rewrite.targetReading().slots(), Readings::row);
    row.set(SUCCESS_SOURCE, rewrite.successSource()).set(SUCCESS_TARGET, rewrite.successTarget());
    row.set(GAIN_LOWER, rewrite.gainLower());
    row.set(SESSIONS, rewrite.sessions()).set(CUSTOMERS, rewrite.customers());
    row.set(FIRST_SEEN, rewrite.firstSeen()).set(LAST_SEEN, rewrite.lastSeen());
    return row.set(STATUS, rewrite.status()).set(REASON, rewrite.reason()).build();
  }

  /** The rewrite of a row. */
  public Rewrite rewrite(Row row) {
    return new Rewrite(
        cells.string(row, REWRITE_ID),
        cells.string(row, LOCALE),
        cells.constant(row, SCOPE, Rewrite.Scope.class),
        cells.string(row, CUSTOMER_ID),
        cells.string(row, CONTEXT),
        cells.string(row, SOURCE),
        cells.string(row, TARGET),
        reading(row),
        cells.number(row, SUCCESS_SOURCE),
        cells.number(row, SUCCESS_TARGET),
        cells.number(row, GAIN_LOWER),
        cells.whole(row, SESSIONS),
        cells.whole(row, CUSTOMERS),
        cells.date(row, FIRST_SEEN),
        cells.date(row, LAST_SEEN),
        cells.constant(row, STATUS, Rewrite.Status.class),
        cells.string(row, REASON));
  }

  private Reading reading(Row row) {
    return new Reading(
        cells.string(row, TARGET_DOMAIN),
        cells.string(row, TARGET_INTENT),
        cells.list(row, TARGET_SLOTS, Readings::slot));
  }
}
