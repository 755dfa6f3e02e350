package dev.emend.jobs.tables;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.iceberg.UpdateProperties;

/**
 * The marker of the night whose audit branches are open, kept in properties of the journal.
 *
 * @param night the night
 * @param base sequence of the newest acceptance when it began, 0 where there was none
 * @param logs the logs folder
 * @param changed later nights that must be judged and counted again
 */
record OpenNight(LocalDate night, long base, String logs, SortedSet<LocalDate> changed) {
  private static final String NIGHT = "emend.open.night";
  private static final String BASE = "emend.open.base";
  private static final String LOGS = "emend.open.logs";
  private static final String CHANGED = "emend.open.changed";

  static Optional<OpenNight> load(org.apache.iceberg.Table nights) {
    Map<String, String> properties = nights.properties();
    if (!properties.containsKey(NIGHT)) {
      return Optional.empty();
    }
    return Optional.of(
        new OpenNight(
            LocalDate.parse(properties.get(NIGHT)),
            Long.parseLong(properties.get(BASE)),
            properties.get(LOGS),
            dates(properties.get(CHANGED))));
  }

  static void clear(org.apache.iceberg.Table nights) {
    if (nights.properties().containsKey(NIGHT)) {
      UpdateProperties update = nights.updateProperties();
      update.remove(NIGHT).remove(BASE).remove(LOGS).remove(CHANGED).commit();
    }
  }

  void store(org.apache.iceberg.Table nights) {
    String dates = changed.stream().map(LocalDate::toString).collect(Collectors.joining(","));
    UpdateProperties update = nights.updateProperties();
    update.set(NIGHT, night.toString()).set(BASE, Long.toString(base));
    update.set(LOGS, logs).set(CHANGED, dates).commit();
  }

  private static SortedSet<LocalDate> dates(String text) {
    return Arrays.stream(text.split(","))
        .filter(date -> !date.isEmpty())
        .map(LocalDate::parse)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
