package dev.emend.jobs.rows;

import static dev.emend.jobs.rows.FollowersColumn.CONTEXT;
import static dev.emend.jobs.rows.FollowersColumn.CUSTOMERS;
import static dev.emend.jobs.rows.FollowersColumn.KIND;
import static dev.emend.jobs.rows.FollowersColumn.LOCALE;
import static dev.emend.jobs.rows.FollowersColumn.NEXT_CONTEXT;
import static dev.emend.jobs.rows.FollowersColumn.NEXT_TEXT;
import static dev.emend.jobs.rows.FollowersColumn.OF_EARLIER;
import static dev.emend.jobs.rows.FollowersColumn.OF_LATER;
import static dev.emend.jobs.rows.FollowersColumn.TEXT;
import static dev.emend.jobs.rows.FollowersColumn.WENT_ON;

import dev.emend.jobs.rows.SaidNextColumn.Kind;
import dev.emend.rephrase.Followers.Count;
import dev.emend.rephrase.Followers.Fate;
import dev.emend.rephrase.Followers.Next;
import dev.emend.rephrase.Followers.Text;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** What customers said right after a text: one row a customer, and sums over nights back. */
public final class SaidNextCodec {
  /** A customer's row, see {@link #rows}. */
  public static final StructType SCHEMA = Schemas.of(SaidBy.values());

  private final Cells cells;

  /** A codec for sums of a schema. */
  public SaidNextCodec(StructType schema) {
    cells = new Cells(FollowersColumn.values(), schema);
  }

  /** Columns of {@link #rows}: those of {@code said_next} with the customer instead of a count. */
  @SuppressWarnings("ImmutableEnumChecker") // the types of Spark are immutable
  public enum SaidBy implements TableColumn {
    LOCALE,
    CONTEXT,
    TEXT,
    KIND,
    NEXT_CONTEXT,
    NEXT_TEXT,
    CUSTOMER_ID;

    @Override
    public ColumnFacts facts() {
      return ColumnFacts.stays(Types.STRING, "", "as in said_next");
    }
  }

  /** What a customer said and whether and how they went on. */
  public static List<Row> rows(String customer, Next next) {
    List<Row> rows = new ArrayList<>();
    rows.add(row(customer, next.earlier(), Kind.SAID, null));
    if (next.later() != null) {
      rows.add(row(customer, next.earlier(), Kind.WENT_ON, null));
      rows.add(row(customer, next.earlier(), Kind.NEXT, next.later()));
    }
    return rows;
  }

  private static Row row(String customer, Text text, Kind kind, Text next) {
    RowBuilder row = new RowBuilder(SCHEMA);
    row.set(SaidBy.LOCALE, text.locale()).set(SaidBy.CONTEXT, text.context());
    row.set(SaidBy.TEXT, text.key()).set(SaidBy.KIND, kind).set(SaidBy.CUSTOMER_ID, customer);
    if (next != null) {
      row.set(SaidBy.NEXT_CONTEXT, next.context()).set(SaidBy.NEXT_TEXT, next.key());
    }
    return row.build();
  }

  /** Whether a row of sums is a {@link #count} and not a {@link #fate}. */
  public boolean isNext(Row row) {
    return cells.constant(row, KIND, Kind.class) == Kind.NEXT;
  }

  /** What a row of kind NEXT tells. */
  public Count count(Row row) {
    Text text = text(row);
    Text next =
        new Text(text.locale(), cells.string(row, NEXT_CONTEXT), cells.string(row, NEXT_TEXT));
    return new Count(
        new Next(text, next),
        cells.whole(row, CUSTOMERS),
        cells.whole(row, OF_EARLIER),
        cells.whole(row, OF_LATER));
  }

  /** What a row of kind SAID tells. */
  public Fate fate(Row row) {
    return new Fate(text(row), cells.whole(row, CUSTOMERS), cells.whole(row, WENT_ON));
  }

  private Text text(Row row) {
    return new Text(cells.string(row, LOCALE), cells.string(row, CONTEXT), cells.string(row, TEXT));
  }
}
