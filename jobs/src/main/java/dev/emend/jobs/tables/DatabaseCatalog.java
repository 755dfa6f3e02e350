package dev.emend.jobs.tables;

import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.spark.SparkCatalog;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * Spark's view of an Iceberg catalog that is kept in a database. Its properties stand in the
 * session under a prefix of their own, and beside them those of a folder of tables: OpenLineage's
 * listener reads the kind of a catalog from there, takes what it does not know for Hive's, and then
 * names no table at all (OpenLineage, issue 4677). A folder's tables it names by their location,
 * which is right for these too.
 */
public final class DatabaseCatalog extends SparkCatalog {
  private static final String PREFIX = "database.";

  /** Whether a catalog with these properties is kept in a database. */
  static boolean isFor(Map<String, String> properties) {
    return properties.getOrDefault("uri", "").startsWith("jdbc:");
  }

  /** What to tell Spark of a catalog with these properties. */
  static Map<String, String> settings(Map<String, String> properties) {
    Map<String, String> settings = new TreeMap<>();
    settings.put(CatalogUtil.ICEBERG_CATALOG_TYPE, CatalogUtil.ICEBERG_CATALOG_TYPE_HADOOP);
    settings.put("warehouse", properties.get("warehouse"));
    properties.forEach((key, value) -> settings.put(PREFIX + key, value));
    return settings;
  }

  @Override
  protected Catalog buildIcebergCatalog(String name, CaseInsensitiveStringMap options) {
    Map<String, String> properties = new TreeMap<>();
    options
        .asCaseSensitiveMap()
        .forEach(
            (key, value) -> {
              if (key.startsWith(PREFIX)) {
                properties.put(key.substring(PREFIX.length()), value);
              }
            });
    // What Hadoop is set to for this catalog alone (hadoop.…) is read from the session by its name.
    return super.buildIcebergCatalog(name, new CaseInsensitiveStringMap(properties));
  }
}
