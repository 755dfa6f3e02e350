package dev.emend.jobs.config;

import java.time.Duration;
import java.util.Map;

/**
 * Every value that a run of Emend goes by; {@code conf/reference.conf} says what each means, its
 * unit and its default.
 *
 * @param warehouse where everything is kept
 * @param logs where the interaction logs are
 * @param session how turns are cut into sessions
 * @param ingest how much a night may set aside
 * @param check how far a night may differ from its history
 * @param judge how rephrases are heard
 * @param window which nights are summed
 * @param count what one customer may add
 * @param mine which rewrites are found good enough
 * @param label which labels are found good enough
 * @param publish how far a published version may differ
 * @param spark how Spark runs
 */
public record Settings(
    Warehouse warehouse,
    Logs logs,
    Session session,
    Ingest ingest,
    Check check,
    Judge judge,
    Window window,
    Count count,
    Mine mine,
    Label label,
    Publish publish,
    Spark spark) {

  /** The same with other logs. */
  public Settings withLogs(String path) {
    Logs other = new Logs(path, logs.completeMarker());
    return new Settings(
        warehouse, other, session, ingest, check, judge, window, count, mine, label, publish,
        spark);
  }

  /**
   * Where everything is kept.
   *
   * @param path folder, any Hadoop path
   * @param catalog properties of the Iceberg catalog; empty for the one inside a local warehouse
   */
  public record Warehouse(String path, Map<String, String> catalog) {
    /** Keeps its own map. */
    public Warehouse {
      catalog = Map.copyOf(catalog);
    }
  }

  /**
   * Where the interaction logs are.
   *
   * @param path folder, any Hadoop path; null for the sample data
   * @param completeMarker file that says that a date's folder is complete; null for none
   */
  public record Logs(String path, String completeMarker) {}

  /**
   * How turns are cut into sessions.
   *
   * @param gap silence that ends a session, from the end of the answer to the next utterance
   */
  public record Session(Duration gap) {}

  /**
   * How much a night may set aside.
   *
   * @param maxQuarantinedShare share of the night's records, 0..1
   */
  public record Ingest(double maxQuarantinedShare) {}

  /**
   * How far a night may differ from its history.
   *
   * @param minHistoryNights accepted nights before the volume check may refuse
   * @param minVolumeRatio smallest volume over the mean of the last nights, 0..1
   * @param maxVolumeRatio largest volume over the mean of the last nights, at least 1
   */
  public record Check(int minHistoryNights, double minVolumeRatio, double maxVolumeRatio) {}

  /**
   * How rephrases are heard.
   *
   * @param rephraseThreshold probability from which a turn counts as a rephrase, 0..1
   * @param training how a night trains its own model
   */
  public record Judge(double rephraseThreshold, Training training) {}

  /**
   * How a night trains its own rephrase model.
   *
   * @param minTurns turns of the accepted nights of the window that are needed
   * @param maxSessions sessions that one training looks at, at most
   * @param seed of every random draw
   */
  public record Training(long minTurns, int maxSessions, long seed) {}

  /**
   * Which nights are summed.
   *
   * @param nights how many, ending with the newest accepted night
   */
  public record Window(int nights) {}

  /**
   * What one customer may add.
   *
   * @param maxContribution to one transition a night, in turns
   */
  public record Count(int maxContribution) {}

  /**
   * Which rewrites are found good enough.
   *
   * @param minCustomers distinct customers in support
   * @param minGainLower what the lower credible bound of the gain must exceed, −1..1
   * @param credibleLevel level of that bound, above 0.5 and below 1
   * @param edgeFloor smallest share of its source that a transition must have, 0..1
   * @param maxComponent largest component that is solved exactly, in states
   * @param depth steps of the walk through larger ones
   * @param pushEpsilon mass that the walk leaves behind in a state
   */
  public record Mine(
      int minCustomers,
      double minGainLower,
      double credibleLevel,
      double edgeFloor,
      int maxComponent,
      int depth,
      double pushEpsilon) {}

  /**
   * Which labels are found good enough.
   *
   * @param minConfidence calibrated chance that intent and slots are right, 0..1
   * @param minCustomers distinct customers in support
   */
  public record Label(double minConfidence, int minCustomers) {}

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
   * @param master its master; null for what spark-submit was given
   * @param shufflePartitions partitions of a shuffle
   * @param executorMemory heap of an executor in bytes; null for Spark's default
   * @param executorCores cores of an executor; null for Spark's default
   * @param properties further Spark properties
   */
  public record Spark(
      String master,
      int shufflePartitions,
      Long executorMemory,
      Integer executorCores,
      Map<String, String> properties) {
    /** Keeps its own map. */
    public Spark {
      properties = Map.copyOf(properties);
    }
  }
}
