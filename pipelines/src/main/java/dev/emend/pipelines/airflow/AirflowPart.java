package dev.emend.pipelines.airflow;

/**
 * A part of the installation and how it does.
 *
 * @param name metadatabase, scheduler, dag_processor or triggerer
 * @param status healthy, unhealthy; null where it is not there
 * @param heard when it was last heard of, as the server says it; null for never
 */
public record AirflowPart(String name, String status, String heard) {
  /** Whether it does its work. */
  public boolean healthy() {
    return "healthy".equals(status);
  }
}
