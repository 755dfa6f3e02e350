package dev.emend.jobs.tables;

import dev.emend.jobs.rows.CheckColumn;
import dev.emend.jobs.rows.EvidenceColumn;
import dev.emend.jobs.rows.JudgementColumn;
import dev.emend.jobs.rows.LabelColumn;
import dev.emend.jobs.rows.NightColumn;
import dev.emend.jobs.rows.QuarantineColumn;
import dev.emend.jobs.rows.RewriteColumn;
import dev.emend.jobs.rows.SaidNextColumn;
import dev.emend.jobs.rows.TableColumn;
import dev.emend.jobs.rows.TransitionColumn;
import dev.emend.jobs.rows.TurnColumn;
import java.util.List;
import java.util.Locale;

/** The tables of the warehouse. */
@SuppressWarnings("ImmutableEnumChecker") // the list is immutable
public enum Table {
  TURNS(Kind.AUDITED, TurnColumn.values()),
  QUARANTINE(Kind.ATTEMPTED, QuarantineColumn.values()),
  SAID_NEXT(Kind.AUDITED, SaidNextColumn.values()),
  JUDGEMENTS(Kind.AUDITED, JudgementColumn.values()),
  TRANSITIONS(Kind.AUDITED, TransitionColumn.values()),
  EVIDENCE(Kind.AUDITED, EvidenceColumn.values()),
  REWRITES(Kind.AUDITED, RewriteColumn.values()),
  LABELS(Kind.AUDITED, LabelColumn.values()),
  CHECKS(Kind.ATTEMPTED, CheckColumn.values()),
  NIGHTS(Kind.JOURNAL, NightColumn.values());

  private final Kind kind;
  private final List<TableColumn> columns;

  Table(Kind kind, TableColumn... columns) {
    this.kind = kind;
    this.columns = List.of(columns);
  }

  /** The table's name in the catalog's namespace {@code emend}. */
  public String tableName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The table's columns in order. */
  public List<TableColumn> columns() {
    return columns;
  }

  TableColumn[] columnArray() {
    return columns.toArray(TableColumn[]::new);
  }

  /** How rows get into the table. */
  public Kind kind() {
    return kind;
  }

  /** Whether the table is partitioned by its column {@code night}. */
  public boolean byNight() {
    return kind != Kind.JOURNAL
        && columns.stream().anyMatch(column -> column.columnName().equals("night"));
  }

  /** How rows get into a table. */
  public enum Kind {
    /** Written on the audit branch, visible once the night is accepted. */
    AUDITED,
    /** Written at once: what the last attempt at each night found, accepted or not. */
    ATTEMPTED,
    /** The journal of accepted nights, one row appended for each. */
    JOURNAL
  }
}
