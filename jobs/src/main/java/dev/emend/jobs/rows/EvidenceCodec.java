package dev.emend.jobs.rows;

import static dev.emend.jobs.rows.EvidenceColumn.*;

import dev.emend.interaction.Reading;
import dev.emend.interaction.SyntheticLabel.Origin;
import dev.emend.labeling.aggregation.LabelEvidence;
import java.io.Serializable;
import java.time.LocalDate;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Evidence of labels as rows of {@code evidence} and back. */
public final class EvidenceCodec implements Serializable {
  /** The schema of {@code evidence}. */
  public static final StructType SCHEMA = Schemas.of(EvidenceColumn.values());

  private static final long serialVersionUID = 1;

  private final Cells cells;

  /** Decodes rows of this schema, whatever the order of its columns. */
  public EvidenceCodec(StructType schema) {
    cells = new Cells(EvidenceColumn.values(), schema);
  }

  /** The row of a piece of evidence. */
  public static Row row(LocalDate night, LabelEvidence piece) {
    RowBuilder row = new RowBuilder(SCHEMA);
    row.set(NIGHT, night).set(LOCALE, piece.locale());
    row.set(CONTEXT, piece.context()).set(TEXT, piece.text());
    row.set(CUSTOMER_ID, piece.customerId()).set(SESSION_ID, piece.sessionId());
    row.set(DOMAIN, piece.reading().domain()).set(INTENT, piece.reading().intent());
    row.list(READING_SLOTS, piece.reading().slots(), Readings::row);
    row.list(SLOTS, piece.slots(), LabelCodec::row);
    row.set(SUPPORT, piece.support()).set(AGAINST, piece.against());
    row.set(ORIGIN, piece.origin());
    return row.set(MISHEARD, piece.misheard()).build();
  }

  /** The night that a row belongs to. */
  public LocalDate night(Row row) {
    return cells.date(row, NIGHT);
  }

  /** The evidence of a row. */
  public LabelEvidence evidence(Row row) {
    Double misheard = cells.number(row, MISHEARD); // not in warehouses of older versions
    return new LabelEvidence(
        cells.string(row, LOCALE),
        cells.string(row, CONTEXT),
        cells.string(row, TEXT),
        cells.string(row, CUSTOMER_ID),
        cells.string(row, SESSION_ID),
        new Reading(
            cells.string(row, DOMAIN),
            cells.string(row, INTENT),
            cells.list(row, READING_SLOTS, Readings::slot)),
        cells.list(row, SLOTS, LabelCodec::slot),
        cells.number(row, SUPPORT),
        cells.number(row, AGAINST),
        cells.constant(row, ORIGIN, Origin.class),
        misheard == null ? 0 : misheard);
  }
}
