package dev.emend.jobs.tables;

import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.spark.SparkCatalog;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import scala.Option;

/** Spark sessions that know one warehouse. */
final class SparkSessions {
  private static final String CATALOG = "spark.sql.catalog." + WarehouseCatalog.NAME;

  private static final String PARTITIONS = "spark.sql.shuffle.partitions";

  private static final String EMPTY_RELATIONS =
      "org.apache.spark.sql.execution.adaptive.AQEPropagateEmptyRelation";

  /** Small data, the same plan every time, dates in UTC, nothing listening on a port. */
  private static final Map<String, String> LOCAL =
      Map.of(
          "spark.ui.enabled", "false",
          "spark.driver.host", "127.0.0.1",
          "spark.driver.bindAddress", "127.0.0.1",
          "spark.sql.adaptive.enabled", "false",
          "spark.sql.autoBroadcastJoinThreshold", "-1",
          "spark.sql.catalogImplementation", "in-memory",
          "spark.sql.legacy.createHiveTableByDefault", "false",
          "spark.sql.sources.parallelPartitionDiscovery.threshold", "1000",
          "spark.sql.codegen.cache.maxEntries", "1000");

  private SparkSessions() {}

  /** Whether this process has a Spark context already. */
  static boolean running() {
    return runs(SparkSession.getActiveSession()) || runs(SparkSession.getDefaultSession());
  }

  /**
   * A session with the warehouse's catalog, on the Spark context of this process or on a new one.
   * It is a session of its own, so that one process can open several warehouses and nothing changes
   * in the session of whoever called.
   */
  static SparkSession open(WarehouseOptions options, Map<String, String> catalog) {
    SparkSession session = context(options).newSession();
    settings(options, catalog).forEach((key, value) -> session.conf().set(key, value));
    if (!session.sparkContext().getConf().contains(PARTITIONS)) {
      session.conf().set(PARTITIONS, String.valueOf(options.spark().shufflePartitions()));
    }
    return session;
  }

  private static boolean runs(Option<SparkSession> session) {
    return session.isDefined() && !session.get().sparkContext().isStopped();
  }

  private static SparkSession context(WarehouseOptions options) {
    SparkConf conf = new SparkConf();
    conf.setIfMissing("spark.app.name", "emend");
    if (!conf.contains("spark.master")) {
      int cores = options.spark().cores();
      conf.setMaster("local[" + (cores == 0 ? "*" : cores) + "]");
      LOCAL.forEach(conf::setIfMissing);
    }
    options.hadoop().forEach((key, value) -> conf.set("spark.hadoop." + key, value));
    options.spark().settings().forEach(conf::set);
    return SparkSession.builder().config(conf).getOrCreate();
  }

  private static Map<String, String> settings(
      WarehouseOptions options, Map<String, String> catalog) {
    Map<String, String> settings = new TreeMap<>();
    boolean database = DatabaseCatalog.isFor(catalog);
    settings.put(CATALOG, (database ? DatabaseCatalog.class : SparkCatalog.class).getName());
    settings.put(CATALOG + ".cache-enabled", "false");
    (database ? DatabaseCatalog.settings(catalog) : catalog)
        .forEach((key, value) -> settings.put(CATALOG + "." + key, value));
    options.hadoop().forEach((key, value) -> settings.put(CATALOG + ".hadoop." + key, value));
    // Where nothing is left of a plan, it would also leave out what the plan counts on its way.
    settings.put("spark.sql.adaptive.optimizer.excludedRules", EMPTY_RELATIONS);
    settings.put("spark.sql.session.timeZone", "UTC");
    settings.put("spark.sql.datetime.java8API.enabled", "true");
    options.spark().settings().entrySet().stream()
        .filter(setting -> setting.getKey().startsWith("spark.sql."))
        .forEach(setting -> settings.put(setting.getKey(), setting.getValue()));
    return settings;
  }
}
