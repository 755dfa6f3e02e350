package dev.emend.jobs.config;

import dev.emend.jobs.check.CheckOptions;
import dev.emend.jobs.findings.FindingsOptions;
import dev.emend.jobs.steps.CountOptions;
import dev.emend.jobs.steps.JudgeOptions;
import dev.emend.jobs.steps.LabelOptions;
import dev.emend.jobs.steps.MineOptions;
import dev.emend.jobs.tables.LogOptions;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every value that a run of Emend goes by; {@code conf/reference.conf} says what each means, its
 * unit and its default.
 *
 * @param warehouse where everything is kept
 * @param logs where the interaction logs are
 * @param ingest how logs are read
 * @param check when a night's turns are refused
 * @param judge how rephrases are heard
 * @param count what one customer may add
 * @param mine which rewrites are found good enough
 * @param label which labels are found good enough
 * @param publish how far a published version may differ
 * @param report what may be shown of a night
 * @param spark how Spark runs
 * @param airflow the scheduler that the nights run in
 */
public record Settings(
    Warehouse warehouse,
    Logs logs,
    LogOptions ingest,
    CheckOptions check,
    JudgeOptions judge,
    CountOptions count,
    MineOptions mine,
    LabelOptions label,
    Publish publish,
    FindingsOptions report,
    Spark spark,
    Airflow airflow) {

  /** The same with other logs. */
  public Settings withLogs(String path) {
    return new Settings(
        warehouse,
        new Logs(path),
        ingest,
        check,
        judge,
        count,
        mine,
        label,
        publish,
        report,
        spark,
        airflow);
  }

  /**
   * Where everything is kept.
   *
   * @param path folder, any Hadoop path
   * @param catalog properties of the Iceberg catalog; empty for the one inside a local warehouse
   * @param hadoop settings of the Hadoop file systems
   */
  public record Warehouse(String path, Map<String, String> catalog, Map<String, String> hadoop) {
    /** Keeps its own maps. */
    public Warehouse {
      catalog = Map.copyOf(catalog);
      hadoop = Map.copyOf(hadoop);
    }
  }

  /**
   * Where the interaction logs are.
   *
   * @param path folder, any Hadoop path; null for the sample data
   */
  public record Logs(String path) {}

  /**
   * How far a published version may differ.
   *
   * @param path folder of the store; null for {@code store} inside the warehouse
   * @param minRewrites fewest rewrites of a version
   * @param maxChange largest share of the announced rewrites that may differ, 0 or more; infinity
   *     for no limit
   * @param changeGateFrom rewrites of the announced version before these gates may refuse
   * @param keptVersions versions that stay
   */
  public record Publish(
      String path, long minRewrites, double maxChange, long changeGateFrom, int keptVersions) {}

  /**
   * How Spark runs.
   *
   * @param cores of the local mode; 0 for all of the machine
   * @param shufflePartitions partitions behind a join, a group or a window
   * @param master of a cluster; null for what spark-submit was given, or else the local mode
   * @param executorMemory heap of an executor in bytes; null for Spark's default
   * @param executorCores cores of an executor; null for Spark's default
   * @param properties further Spark properties
   */
  public record Spark(
      int cores,
      int shufflePartitions,
      String master,
      Long executorMemory,
      Integer executorCores,
      Map<String, String> properties) {
    /** Keeps its own map. */
    public Spark {
      properties = Map.copyOf(properties);
    }

    /** All of it as properties of Spark, but for cores and partitions. */
    public SortedMap<String, String> allProperties() {
      SortedMap<String, String> all = new TreeMap<>();
      if (master != null) {
        all.put("spark.master", master);
      }
      if (executorMemory != null) {
        all.put("spark.executor.memory", executorMemory + "b");
      }
      if (executorCores != null) {
        all.put("spark.executor.cores", executorCores.toString());
      }
      all.putAll(properties);
      return all;
    }
  }

  /**
   * The scheduler that the nights run in.
   *
   * @param url of its API server
   * @param dag id of the DAG of the nights
   * @param user who logs in; null where the environment says it
   * @param password of that user; null where the environment or a file says it
   * @param passwordFile a file that holds the password; null for none
   * @param connectTimeout how long a connection may take
   * @param requestTimeout how long an answer may take
   * @param poll how long a watch waits between two looks
   */
  public record Airflow(
      String url,
      String dag,
      String user,
      Secret password,
      String passwordFile,
      Duration connectTimeout,
      Duration requestTimeout,
      Duration poll) {}
}
