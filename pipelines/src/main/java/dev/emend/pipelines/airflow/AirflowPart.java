package dev.emend.pipelines.airflow;

import java.time.Instant;

/**
 * A part of the installation and how it does.
 *
 * @param name database, scheduler, dag processor or triggerer
 * @param status healthy, unhealthy; null where it is not there
 * @param heard when it was last heard of, null for never
 */
public record AirflowPart(String name, String status, Instant heard) {
  /** Whether it does its work. */
  public boolean healthy() {
    return "healthy".equals(status);
  }
}
