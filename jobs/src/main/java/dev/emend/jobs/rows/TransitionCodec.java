package dev.emend.jobs.rows;

import static dev.emend.jobs.rows.TransitionColumn.*;

import dev.emend.interaction.Reading;
import dev.emend.markov.rewrite.Contribution;
import dev.emend.markov.rewrite.State;
import java.time.LocalDate;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Contributions and readings as rows of {@code transitions}, in whole units of 2⁻³² turns: sums of
 * doubles would depend on their order.
 */
public final class TransitionCodec {
  /** The schema of {@code transitions}. */
  public static final StructType SCHEMA = Schemas.of(TransitionColumn.values());

  /** The kind of a row that counts how a text was read. */
  public static final String READ = "READ";

  /** Units of mass in one turn. */
  public static final long TURN = 1L << 32;

  private TransitionCodec() {}

  /** The row of what one session adds to a transition or an ending. */
  public static Row row(
      LocalDate night, String locale, String customer, Contribution contribution) {
    RowBuilder row = from(night, locale, contribution.from());
    row.set(KIND, contribution.kind()).set(CUSTOMER_ID, customer);
    if (contribution.to() != null) {
      row.set(TO_CONTEXT, contribution.to().context()).set(TO_TEXT, contribution.to().text());
    }
    row.set(MASS, Math.round(contribution.probability() * TURN));
    return row.set(SESSIONS, 1L).build();
  }

  /** The row of one turn's reading; its mass is whole turns. */
  public static Row row(LocalDate night, String locale, State state, Reading reading) {
    RowBuilder row = from(night, locale, state).set(KIND, READ);
    row.set(DOMAIN, reading.domain()).set(INTENT, reading.intent());
    row.list(SLOTS, reading.slots(), Readings::row);
    return row.set(MASS, TURN).set(SESSIONS, 1L).build();
  }

  private static RowBuilder from(LocalDate night, String locale, State state) {
    RowBuilder row = new RowBuilder(SCHEMA);
    return row.set(NIGHT, night)
        .set(LOCALE, locale)
        .set(CONTEXT, state.context())
        .set(TEXT, state.text());
  }

  /** Units of mass as turns. */
  public static double turns(long mass) {
    return (double) mass / TURN;
  }
}
