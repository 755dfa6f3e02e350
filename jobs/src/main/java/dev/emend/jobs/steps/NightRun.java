package dev.emend.jobs.steps;

import dev.emend.jobs.tables.AuditBranch;
import dev.emend.jobs.tables.Warehouse;
import java.time.LocalDate;

/**
 * One attempt at one night. Options belong to the steps, not to the run.
 *
 * @param warehouse open for writing
 * @param audit the night's audit branch
 */
public record NightRun(Warehouse warehouse, AuditBranch audit) {
  /** Begins a night on fresh audit branches. */
  public static NightRun begin(Warehouse warehouse, LocalDate night, String logs) {
    return new NightRun(warehouse, warehouse.begin(night, logs));
  }

  /** Goes on with a night that was begun, perhaps by another process. */
  public static NightRun resume(Warehouse warehouse, LocalDate night) {
    return new NightRun(warehouse, warehouse.resume(night));
  }

  /** The date that is run. */
  public LocalDate night() {
    return audit.night();
  }

  /** The logs folder, any Hadoop path. */
  public String logs() {
    return audit.logs();
  }
}
