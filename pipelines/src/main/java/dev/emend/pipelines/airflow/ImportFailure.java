package dev.emend.pipelines.airflow;

/**
 * A DAG file that cannot be parsed.
 *
 * @param file below the DAG folder
 * @param trace what Python said
 */
public record ImportFailure(String file, String trace) {
  /** The line that says what is wrong. */
  public String cause() {
    String[] lines = trace.strip().split("\\R");
    return lines[lines.length - 1].strip();
  }
}
