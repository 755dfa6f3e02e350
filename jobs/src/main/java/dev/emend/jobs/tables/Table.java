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
  TURNS(
      Kind.AUDITED,
      "a turn that a night delivered; it belongs to its first_night alone",
      TurnColumn.values()),
  QUARANTINE(
      Kind.ATTEMPTED,
      "a record that broke the contract, as of the last attempt at its night",
      QuarantineColumn.values()),
  SAID_NEXT(
      Kind.AUDITED,
      "how many customers of that night said a text, went on after it, or said a certain text next",
      SaidNextColumn.values()),
  JUDGEMENTS(Kind.AUDITED, "what Emend thinks of one turn", JudgementColumn.values()),
  TRANSITIONS(
      Kind.AUDITED,
      "one customer's bounded contribution to one transition or one ending of one state, or how often a text was read so",
      TransitionColumn.values()),
  EVIDENCE(
      Kind.AUDITED, "what one session says about the meaning of one text", EvidenceColumn.values()),
  REWRITES(
      Kind.AUDITED,
      "a rewrite as of the newest accepted night, of any status",
      RewriteColumn.values()),
  LABELS(Kind.AUDITED, "a label as of the newest accepted night", LabelColumn.values()),
  CHECKS(
      Kind.ATTEMPTED,
      "one check, metric or count of the last attempt at a night, and its result",
      CheckColumn.values()),
  NIGHTS(
      Kind.JOURNAL,
      "one acceptance of one night, with the snapshots that belong to it",
      NightColumn.values());

  private final Kind kind;
  private final String row;
  private final List<TableColumn> columns;

  Table(Kind kind, String row, TableColumn... columns) {
    this.kind = kind;
    this.row = row;
    this.columns = List.of(columns);
  }

  /** The table's name in the catalog's namespace {@code emend}. */
  public String tableName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What one of its rows is, in words. */
  public String row() {
    return row;
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
