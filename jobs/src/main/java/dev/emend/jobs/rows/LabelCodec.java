package dev.emend.jobs.rows;

import static dev.emend.jobs.rows.LabelColumn.*;

import dev.emend.interaction.SyntheticLabel;
import java.io.Serializable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Labels as rows of {@code labels} and back. */
public final class LabelCodec implements Serializable {
  /** The schema of {@code labels}. */
  public static final StructType SCHEMA = Schemas.of(LabelColumn.values());

  private static final long serialVersionUID = 1;

  private final Cells cells;

  /** Decodes rows of this schema, whatever the order of its columns. */
  public LabelCodec(StructType schema) {
    cells = new Cells(LabelColumn.values(), schema);
  }

  /** The row of a label. */
  public static Row row(SyntheticLabel label) {
    RowBuilder row = new RowBuilder(SCHEMA);
    row.set(LABEL_ID, label.labelId()).set(LOCALE, label.locale());
    row.set(CONTEXT, label.context()).set(TEXT, label.text());
    row.set(DOMAIN, label.domain()).set(INTENT, label.intent());
    row.list(SLOTS, label.slots(), LabelCodec::row);
    row.strings(TAGS, label.tags());
    row.set(CONFIDENCE, label.confidence()).set(ORIGIN, label.origin());
    row.set(SESSIONS, label.sessions()).set(CUSTOMERS, label.customers());
    return row.set(WEIGHT, label.weight()).build();
  }

  /** The label of a row. */
  public SyntheticLabel label(Row row) {
    return new SyntheticLabel(
        cells.string(row, LABEL_ID),
        cells.string(row, LOCALE),
        cells.string(row, CONTEXT),
        cells.string(row, TEXT),
        cells.string(row, DOMAIN),
        cells.string(row, INTENT),
        cells.list(row, SLOTS, LabelCodec::slot),
        cells.strings(row, TAGS),
        cells.number(row, CONFIDENCE),
        cells.constant(row, ORIGIN, SyntheticLabel.Origin.class),
        cells.whole(row, SESSIONS),
        cells.whole(row, CUSTOMERS),
        cells.number(row, WEIGHT));
  }

  static Row row(SyntheticLabel.LabelledSlot slot) {
    return RowBuilder.struct(slot.name(), slot.value(), slot.start(), slot.end());
  }

  static SyntheticLabel.LabelledSlot slot(Row row) {
    return new SyntheticLabel.LabelledSlot(
        row.getString(0), row.getString(1), row.getInt(2), row.getInt(3));
  }
}
