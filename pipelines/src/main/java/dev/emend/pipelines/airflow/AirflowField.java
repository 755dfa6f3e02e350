package dev.emend.pipelines.airflow;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A field of a request or of an answer.
 *
 * @param path names from the outside in, {@code dag_runs[].state}; {@code []} is each item of a
 *     list
 * @param type what stands there
 * @param nullable whether it may be null or absent
 */
public record AirflowField(String path, JsonType type, boolean nullable) {
  /** Types of JSON, told apart as far as it matters here. */
  public enum JsonType {
    TEXT,
    TIME,
    WHOLE,
    NUMBER,
    TRUTH,
    /** An object whose fields belong to someone else. */
    TABLE
  }

  /** Fields written as {@code path:type}, with a question mark where they may be null. */
  static List<AirflowField> listOf(String fields) {
    return Stream.of(fields.split("\\s+"))
        .filter(field -> !field.isEmpty())
        .map(AirflowField::of)
        .toList();
  }

  private static AirflowField of(String field) {
    int colon = field.lastIndexOf(':');
    boolean nullable = field.endsWith("?");
    String type = field.substring(colon + 1, field.length() - (nullable ? 1 : 0));
    return new AirflowField(
        field.substring(0, colon), JsonType.valueOf(type.toUpperCase(Locale.ROOT)), nullable);
  }

  /** The same inside of something else. */
  AirflowField inside(String outer) {
    return new AirflowField(outer + "." + path, type, nullable);
  }
}
