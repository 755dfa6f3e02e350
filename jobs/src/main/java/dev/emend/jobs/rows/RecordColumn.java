package dev.emend.jobs.rows;

import java.time.LocalDate;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * Columns of the records of a log on their way into the warehouse: each is a turn, a breach of the
 * contract, or (no record, but a fault of its file) the place where a file could not be read on.
 */
@SuppressWarnings("ImmutableEnumChecker") // the types of Spark are immutable
public enum RecordColumn implements TableColumn {
  FILE(Types.STRING, "the file, relative to the logs folder"),
  POSITION(Types.LONG, "where in the file the record stands"),
  POSITION_UNIT(Types.STRING, "what the position counts"),
  TURN(TurnCodec.SCHEMA, "the turn, or null"),
  REASON(Types.STRING, "which part of the contract is broken, or null"),
  RAW(Types.STRING, "the record as it came, with a reason only"),
  FAULT(Types.STRING, "why the file could not be read on, or null");

  /** The schema of records on their way in. */
  public static final StructType SCHEMA = Schemas.of(values());

  private final DataType type;
  private final String meaning;

  RecordColumn(DataType type, String meaning) {
    this.type = type;
    this.meaning = meaning;
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
