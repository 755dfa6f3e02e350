package dev.emend.jobs.rows;

import dev.emend.interaction.Reading;
import dev.emend.interaction.ScoredReading;
import dev.emend.interaction.Slot;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * Slots and scored readings as nested rows, {@link Types#SLOT} and {@link Types#SCORED_READINGS}.
 */
final class Readings {
  private Readings() {}

  static Row row(Slot slot) {
    return RowBuilder.struct(
        slot.name(), slot.value(), slot.entityId(), RowBuilder.name(slot.resolution()));
  }

  static Slot slot(Row row) {
    String resolution = row.getString(3);
    return new Slot(
        row.getString(0),
        row.getString(1),
        row.getString(2),
        resolution == null ? null : Slot.Resolution.valueOf(resolution));
  }

  static Row row(ScoredReading scored) {
    Reading reading = scored.reading();
    return RowBuilder.struct(
        reading.domain(),
        reading.intent(),
        scored.confidence(),
        RowBuilder.rows(reading.slots(), Readings::row));
  }

  static ScoredReading scored(Row row) {
    List<Slot> slots = Cells.<Row>elements(row, 3).stream().map(Readings::slot).toList();
    Reading reading = new Reading(row.getString(0), row.getString(1), slots);
    return new ScoredReading(reading, (Double) row.get(2));
  }
}
