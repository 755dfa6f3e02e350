package dev.emend.jobs.tables;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.LocalDate;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;

/** A folder of interaction logs, before anything of it is read. Needs no Spark. */
public final class LogFolder {
  private final Configuration hadoop = new Configuration();
  private final String logs;

  /**
   * A folder, which need not exist.
   *
   * @param logs any Hadoop path
   * @param options whose settings of the file systems hold
   */
  public LogFolder(String logs, WarehouseOptions options) {
    this.logs = logs;
    options.hadoop().forEach(hadoop::set);
  }

  /** What it has for a date. */
  public LogListing find(LocalDate night) {
    return LogSearch.files(hadoop, logs, night);
  }

  /** The dates that it has logs of; none where there is no such folder. */
  public SortedSet<LocalDate> dates() throws IOException {
    try {
      return LogSearch.dates(hadoop, logs);
    } catch (FileNotFoundException e) {
      return new TreeSet<>();
    }
  }
}
