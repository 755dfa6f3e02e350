package dev.emend.jobs;

import dev.emend.jobs.tables.SparkOptions;
import dev.emend.jobs.tables.WarehouseOptions;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One local Spark session for all tests of a JVM, as parameter of type {@link SparkSession}. A
 * session that cannot start fails every test that asks for it.
 */
public final class LocalSpark implements BeforeAllCallback, ParameterResolver {
  /** Two cores, two shuffle partitions. */
  public static final SparkOptions OPTIONS = new SparkOptions(2, 2, Map.of());

  /** A fresh warehouse below a folder. */
  public static WarehouseOptions warehouse(Path folder) {
    return new WarehouseOptions(
        folder.resolve("warehouse").toString(), Map.of(), Map.of(), OPTIONS);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    session(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == SparkSession.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return session(context);
  }

  private static SparkSession session(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .getOrComputeIfAbsent(SparkSession.class, type -> start(), SparkSession.class);
  }

  private static SparkSession start() {
    return SparkSession.builder()
        .master("local[2]")
        .appName("emend-test")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.adaptive.enabled", "false")
        .config("spark.sql.autoBroadcastJoinThreshold", "-1")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.datetime.java8API.enabled", "true")
        .config("spark.sql.catalogImplementation", "in-memory")
        .getOrCreate();
  }
}
