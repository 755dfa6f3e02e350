package dev.emend.jobs.export;

import dev.emend.jobs.rows.LabelColumn;
import dev.emend.jobs.rows.RewriteColumn;
import dev.emend.jobs.rows.TableColumn;
import dev.emend.jobs.tables.Table;
import java.util.Optional;

/**
 * What is exported, and how.
 *
 * @param table rewrites, labels, judgements or quarantine
 * @param format one of {@link ExportFormat#of}
 * @param locale the one locale to export, BCP 47; null for all
 */
public record Selection(Table table, ExportFormat format, String locale) {
  /** Refuses what the table does not have. */
  public Selection {
    if (!ExportFormat.of(table).contains(format)) {
      throw new IllegalArgumentException(
          "Invalid format: " + format + " (" + table.tableName() + " has no such export)");
    }
    if (locale != null && localeColumn(table).isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid locale: " + locale + " (" + table.tableName() + " are not kept by locale)");
    }
  }

  /** The column that holds the locale of a row; empty where the table has none. */
  static Optional<TableColumn> localeColumn(Table table) {
    return switch (table) {
      case REWRITES -> Optional.of(RewriteColumn.LOCALE);
      case LABELS -> Optional.of(LabelColumn.LOCALE);
      default -> Optional.empty();
    };
  }

  /** Whether the locales that there are must be known before anything is written. */
  boolean dependsOnLocales() {
    return locale != null || !format.tellsLocalesApart();
  }
}
