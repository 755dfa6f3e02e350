package dev.emend.jobs.export;

import dev.emend.jobs.tables.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The formats that a table can be written in. */
public enum ExportFormat {
  /** One JSON object a line, in the names of the data contract. */
  JSONL,
  /** One Parquet file with the columns of the data contract. */
  PARQUET,
  /** Rules of Querqy's replace rewriter. */
  QUERQY,
  /** Rasa NLU training data. */
  RASA,
  /** JSON lines as in MASSIVE. */
  MASSIVE,
  /** JSON lines as in SLURP. */
  SLURP,
  /** CoNLL columns with BIO tags. */
  BIO;

  /** The name used on the command line. */
  public String optionName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The formats of a table, the usual one first. */
  public static List<ExportFormat> of(Table table) {
    return Arrays.stream(values()).filter(format -> format.fits(table)).toList();
  }

  /**
   * Whether those who read the format can tell locales apart; else a file holds one locale alone. A
   * comment or a field of our own, as in BIO and SLURP, is nothing that they look at.
   */
  public boolean tellsLocalesApart() {
    return switch (this) {
      case JSONL, PARQUET, MASSIVE -> true;
      case QUERQY, RASA, SLURP, BIO -> false;
    };
  }

  private boolean fits(Table table) {
    return switch (this) {
      case JSONL, PARQUET -> true;
      case QUERQY -> table == Table.REWRITES;
      case RASA, MASSIVE, SLURP, BIO -> table == Table.LABELS;
    };
  }
}
