package dev.emend.jobs.tables;

import java.util.Locale;

/** The tables of the warehouse. */
public enum Table {
  TURNS,
  QUARANTINE,
  JUDGEMENTS,
  TRANSITIONS,
  REWRITES,
  LABELS,
  CHECKS,
  NIGHTS;

  /** The table's name in the catalog's namespace {@code emend}. */
  public String tableName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
