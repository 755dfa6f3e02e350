package dev.emend.jobs.steps;

import static dev.emend.jobs.rows.DeliveryColumn.COPY;
import static dev.emend.jobs.rows.DeliveryColumn.EARLIEST;
import static dev.emend.jobs.rows.DeliveryColumn.OWNER;
import static dev.emend.jobs.rows.RecordColumn.FILE;
import static dev.emend.jobs.rows.RecordColumn.POSITION;
import static dev.emend.jobs.rows.RecordColumn.POSITION_UNIT;
import static dev.emend.jobs.rows.RecordColumn.RAW;
import static dev.emend.jobs.rows.RecordColumn.REASON;
import static dev.emend.jobs.rows.RecordColumn.TURN;
import static dev.emend.jobs.rows.TurnColumn.FIRST_NIGHT;
import static dev.emend.jobs.rows.TurnColumn.NIGHT;
import static dev.emend.jobs.rows.TurnColumn.TURN_ID;

import dev.emend.jobs.rows.QuarantineColumn;
import dev.emend.jobs.rows.TurnColumn;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.functions;

/**
 * To which night a turn belongs: the earliest accepted one that delivered it. Every delivery is
 * kept with the night the turn belongs to ({@code first_night}), so that the answer is the same
 * whatever the order in which nights were run, and also when a night is run again with other logs.
 *
 * <p>Reads and writes nothing.
 */
final class Deliveries {
  private Deliveries() {}

  /** Records that keep the contract, each copy of a turn in this night numbered. */
  static Dataset<Row> numbered(Dataset<Row> records) {
    WindowSpec copies = Window.partitionBy(TURN_ID.in(TURN)).orderBy(FILE.col(), POSITION.col());
    return records
        .filter(TURN.col().isNotNull())
        .withColumn(COPY.columnName(), functions.row_number().over(copies));
  }

  /** Rows of {@code turns} of one night, in which no other night is known to have them. */
  static Dataset<Row> turns(Dataset<Row> numbered) {
    Column[] columns =
        Arrays.stream(TurnColumn.values())
            .map(c -> (c == FIRST_NIGHT ? NIGHT : c).in(TURN).as(c.columnName()))
            .toArray(Column[]::new);
    return numbered.filter(COPY.col().equalTo(1)).select(columns);
  }

  /**
   * Rows of {@code turns} of one night, given to the earlier night that delivered them before.
   *
   * @param turns of the night
   * @param deliveries of all nights
   */
  static Dataset<Row> turns(Dataset<Row> turns, Dataset<Row> deliveries, LocalDate night) {
    Dataset<Row> earlier =
        deliveries
            .filter(NIGHT.col().lt(night))
            .groupBy(TURN_ID.col())
            .agg(functions.min(NIGHT.col()).as(EARLIEST.columnName()));
    Column owner = functions.coalesce(EARLIEST.col(), NIGHT.col());
    return turns
        .join(earlier, new String[] {TURN_ID.columnName()}, "left")
        .withColumn(FIRST_NIGHT.columnName(), owner)
        .drop(EARLIEST.columnName());
  }

  /**
   * Deliveries of a night and all later ones with the night that each turn belongs to by what is
   * there now, beside the one that was written.
   */
  static Dataset<Row> owned(Dataset<Row> deliveries, LocalDate night) {
    Column earliest = functions.min(NIGHT.col()).over(Window.partitionBy(TURN_ID.col()));
    Column owner =
        functions.when(FIRST_NIGHT.col().lt(night), FIRST_NIGHT.col()).otherwise(earliest);
    return deliveries.filter(NIGHT.col().geq(night)).withColumn(OWNER.columnName(), owner);
  }

  /** The nights in which a turn has another owner than was written. */
  static Dataset<Row> changed(Dataset<Row> owned) {
    return owned.filter(OWNER.col().notEqual(FIRST_NIGHT.col())).select(NIGHT.col()).distinct();
  }

  /** Rows of {@code turns} of some nights with their owners put right. */
  static Dataset<Row> corrected(Dataset<Row> owned, Collection<LocalDate> nights) {
    return owned
        .filter(NIGHT.col().isin(nights.toArray()))
        .withColumn(FIRST_NIGHT.columnName(), OWNER.col())
        .drop(OWNER.columnName());
  }

  /** Rows of {@code quarantine}: the records that break the contract. */
  static Dataset<Row> quarantine(Dataset<Row> records, LocalDate night) {
    return records
        .filter(REASON.col().isNotNull())
        .select(
            functions.lit(night).as(QuarantineColumn.NIGHT.columnName()),
            FILE.col(),
            POSITION.col(),
            POSITION_UNIT.col(),
            REASON.col(),
            RAW.col());
  }
}
