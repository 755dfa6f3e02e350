package dev.emend.jobs.rows;

import java.util.Locale;
import org.apache.spark.sql.types.DataType;

/** Columns that exist only while it is found out to which night a turn belongs. */
@SuppressWarnings("ImmutableEnumChecker") // the types of Spark are immutable
public enum DeliveryColumn implements TableColumn {
  COPY(Types.INT, "1 for the first record of a turn in this night, 2 for the next, …"),
  EARLIEST(Types.DATE, "the earliest other night that delivered the turn, or null"),
  OWNER(Types.DATE, "the night the turn belongs to by all deliveries there are");

  private final DataType type;
  private final String meaning;

  DeliveryColumn(DataType type, String meaning) {
    this.type = type;
    this.meaning = meaning;
  }

  @Override
  public String columnName() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public DataType type() {
    return type;
  }

  @Override
  public String unit() {
    return "";
  }

  @Override
  public String meaning() {
    return meaning;
  }

  @Override
  public boolean exported() {
    return false;
  }
}
