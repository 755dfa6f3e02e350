package dev.emend.jobs.rows;

import static dev.emend.jobs.rows.QuarantineColumn.*;

import java.io.Serializable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Quarantined records as rows of {@code quarantine} and back. */
public final class QuarantineCodec implements Serializable {
  /** The schema of {@code quarantine}. */
  public static final StructType SCHEMA = Schemas.of(QuarantineColumn.values());

  private static final long serialVersionUID = 1;

  private final Cells cells;

  /** Decodes rows of this schema, whatever the order of its columns. */
  public QuarantineCodec(StructType schema) {
    cells = new Cells(QuarantineColumn.values(), schema);
  }

  /** The row of a quarantined record. */
  public static Row row(Quarantined record) {
    RowBuilder row = new RowBuilder(SCHEMA);
    row.set(NIGHT, record.night()).set(FILE, record.file());
    row.set(POSITION, record.position()).set(POSITION_UNIT, record.unit());
    return row.set(REASON, record.reason()).set(RAW, record.raw()).build();
  }

  /** The quarantined record of a row. */
  public Quarantined quarantined(Row row) {
    return new Quarantined(
        cells.date(row, NIGHT),
        cells.string(row, FILE),
        cells.whole(row, POSITION),
        cells.constant(row, POSITION_UNIT, Quarantined.PositionUnit.class),
        cells.string(row, REASON),
        cells.string(row, RAW));
  }
}
