package dev.emend.jobs.rows;

import static dev.emend.jobs.rows.ColumnFacts.stays;

import java.time.LocalDate;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Columns of the records of a log on their way into the warehouse: each is a turn, a breach of the
 * contract, or (no record, but a fault of its file) the place where a file could not be read on.
 */
@SuppressWarnings("ImmutableEnumChecker") // the types of Spark are immutable
public enum RecordColumn implements TableColumn {
  FILE(stays(Types.STRING, "", "the file, relative to the logs folder")),
  POSITION(stays(Types.LONG, "", "where in the file the record stands")),
  POSITION_UNIT(stays(Types.STRING, "", "what the position counts")),
  TURN(stays(TurnCodec.SCHEMA, "", "the turn, or null")),
  REASON(stays(Types.STRING, "", "which part of the contract is broken, or null")),
  RAW(stays(Types.STRING, "", "the record as it came, with a reason only")),
  FAULT(stays(Types.STRING, "", "why the file could not be read on, or null"));

  /** The schema of records on their way in. */
  public static final StructType SCHEMA = Schemas.of(values());

  private final ColumnFacts facts;

  RecordColumn(ColumnFacts facts) {
    this.facts = facts;
  }

  /** The row of a record that keeps the contract, or of a breach. */
  public static Row row(
      LocalDate night,
      String file,
      long position,
      Quarantined.PositionUnit unit,
      TurnJson.Parsed parsed,
      String raw) {
    RowBuilder row = new RowBuilder(SCHEMA);
    row.set(FILE, file).set(POSITION, position).set(POSITION_UNIT, unit);
    if (parsed instanceof TurnJson.Parsed.Accepted accepted) {
      return row.set(TURN, TurnCodec.row(night, null, accepted.turn())).build();
    }
    String reason = ((TurnJson.Parsed.Breach) parsed).reason();
    return row.set(REASON, reason).set(RAW, raw).build();
  }

  /** The row of a file that could not be read on. */
  public static Row fault(String file, long position, String sentence) {
    RowBuilder row = new RowBuilder(SCHEMA);
    return row.set(FILE, file).set(POSITION, position).set(FAULT, sentence).build();
  }

  @Override
  public ColumnFacts facts() {
    return facts;
  }
}
