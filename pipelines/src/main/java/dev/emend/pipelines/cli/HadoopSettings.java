package dev.emend.pipelines.cli;

import dev.emend.jobs.config.Settings;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Settings of the Hadoop file systems, of whichever of the two ways they were given. */
final class HadoopSettings {
  private static final String SUBMITTED = "spark.hadoop.";

  private HadoopSettings() {}

  /** What spark-submit was given, and over it what the configuration says. */
  static Map<String, String> of(Settings settings) {
    return of(settings, System.getProperties());
  }

  static Map<String, String> of(Settings settings, Properties submitted) {
    Map<String, String> all = new TreeMap<>();
    submitted.stringPropertyNames().stream()
        .filter(name -> name.startsWith(SUBMITTED))
        .forEach(name -> all.put(name.substring(SUBMITTED.length()), submitted.getProperty(name)));
    all.putAll(settings.warehouse().hadoop());
    return all;
  }
}
