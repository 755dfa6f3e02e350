package dev.emend.jobs.tables;

import dev.emend.jobs.rows.Schemas;
import dev.emend.jobs.tables.WarehouseRefusal.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.apache.spark.sql.types.StructType;

/** The Iceberg catalog of a warehouse and the tables in it; needs no Spark session. */
final class WarehouseCatalog implements AutoCloseable {
  /** The catalog's name, in Spark and in the JDBC catalog's rows. */
  static final String NAME = "emend";

  private static final Namespace NAMESPACE = Namespace.of("emend");

  /** H2's "database may be already in use". */
  private static final int H2_IN_USE = 90020;

  /** One night is one partition: a shuffle by night would put it into one task. */
  private static final Map<String, String> TABLE_PROPERTIES =
      Map.of(
          "format-version", "2",
          "write.distribution-mode", "none",
          "write.spark.fanout.enabled", "true",
          "write.metadata.delete-after-commit.enabled", "true",
          "write.metadata.previous-versions-max", "20");

  private final Catalog catalog;
  private final Map<String, String> properties;

  private WarehouseCatalog(Catalog catalog, Map<String, String> properties) {
    this.catalog = catalog;
    this.properties = properties;
  }

  /** Refuses where a local warehouse has no catalog yet; of others nothing is known so early. */
  static void demand(WarehouseOptions options) {
    boolean own = options.catalog().isEmpty() && options.isLocal();
    if (own && !Files.exists(catalogFile(options.folder()))) {
      throw missing(options);
    }
  }

  /** Opens the catalog of a warehouse that is there. */
  static WarehouseCatalog read(WarehouseOptions options) {
    Map<String, String> properties = properties(options);
    if (options.catalog().isEmpty()) {
      if (!Files.exists(catalogFile(options.folder()))) {
        throw missing(options);
      }
      properties.put("init-catalog-tables", "false");
    }
    WarehouseCatalog catalog = open(options, properties);
    if (!catalog.catalog.tableExists(identifier(Table.NIGHTS))) {
      catalog.close();
      throw missing(options);
    }
    return catalog;
  }

  /** Opens the catalog, creating it and its tables where they are not there yet. */
  static WarehouseCatalog write(WarehouseOptions options) {
    WarehouseCatalog catalog = open(options, properties(options));
    catalog.createNamespace();
    for (Table table : Table.values()) {
      catalog.create(table);
    }
    return catalog;
  }

  /** The catalog's properties, as Spark's catalog needs them too. */
  Map<String, String> properties() {
    return properties;
  }

  /** A table as it is now. */
  org.apache.iceberg.Table load(Table table) {
    return catalog.loadTable(identifier(table));
  }

  @Override
  public void close() {
    if (catalog instanceof Closeable closeable) {
      try {
        closeable.close();
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot close the warehouse's catalog", e);
      }
    }
  }

  private static WarehouseCatalog open(WarehouseOptions options, Map<String, String> properties) {
    Configuration hadoop = new Configuration();
    options.hadoop().forEach(hadoop::set);
    try {
      return new WarehouseCatalog(
          CatalogUtil.buildIcebergCatalog(NAME, properties, hadoop), properties);
    } catch (RuntimeException e) {
      throw refusal(options, e);
    }
  }

  private static Map<String, String> properties(WarehouseOptions options) {
    Map<String, String> properties = new HashMap<>(options.catalog());
    properties.putIfAbsent("warehouse", options.location());
    if (options.catalog().isEmpty()) {
      if (!options.isLocal()) {
        throw new WarehouseRefusal(
            Reason.CONFIGURATION,
            "The warehouse "
                + options.location()
                + " needs an Iceberg catalog: only a local warehouse brings one of its own."
                + " Name one in the configuration (warehouse.catalog: type, uri, …).");
      }
      properties.put("catalog-impl", "org.apache.iceberg.jdbc.JdbcCatalog");
      properties.put("uri", h2Url(options.folder()));
      properties.put("jdbc.schema-version", "V1");
    }
    if (properties.getOrDefault("uri", "").startsWith("jdbc:h2:")) {
      loadDriver();
    }
    return properties;
  }

  /** Flushes each commit: a night that was reported as accepted is on disk. */
  private static String h2Url(Path folder) {
    return "jdbc:h2:file:" + folder.resolve("catalog") + ";DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0";
  }

  private static Path catalogFile(Path folder) {
    return folder.resolve("catalog.mv.db");
  }

  /** Behind spark-submit the driver is not where JDBC looks by itself. */
  private static void loadDriver() {
    try {
      Class.forName("org.h2.Driver");
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("H2 is not on the class path", e);
    }
  }

  private static WarehouseRefusal missing(WarehouseOptions options) {
    return new WarehouseRefusal(
        Reason.MISSING,
        "There is no warehouse at " + options.location() + " yet. Run a night first.");
  }

  private static RuntimeException refusal(WarehouseOptions options, RuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getErrorCode() == H2_IN_USE) {
        return WarehouseLock.busy(options.folder());
      }
    }
    return new WarehouseRefusal(
        Reason.UNREACHABLE,
        "Cannot open the catalog of the warehouse "
            + options.location()
            + ": "
            + e.getMessage()
            + reason(e)
            + ". Check the folder, its rights and the configuration of the catalog.",
        e);
  }

  /** What the database or the disk under it says, behind the wrappers. */
  private static String reason(Throwable e) {
    String reason = "";
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      reason = cause.getMessage() == null ? reason : " (" + cause.getMessage() + ")";
    }
    return reason;
  }

  private void createNamespace() {
    if (catalog instanceof SupportsNamespaces namespaces
        && !namespaces.namespaceExists(NAMESPACE)) {
      try {
        namespaces.createNamespace(NAMESPACE);
      } catch (AlreadyExistsException e) {
        return; // another writer of a shared catalog was faster
      }
    }
  }

  /** Every table has a first, empty snapshot, from which audit branches of a first night start. */
  private void create(Table table) {
    StructType columns = Schemas.of(table.columnArray());
    org.apache.iceberg.Table stored;
    if (catalog.tableExists(identifier(table))) {
      stored = load(table);
      addMissingColumns(stored, columns);
    } else {
      stored = create(table, SparkSchemaUtil.convert(columns));
    }
    if (stored.currentSnapshot() == null) {
      stored.newAppend().commit();
    }
  }

  private org.apache.iceberg.Table create(Table table, Schema schema) {
    PartitionSpec.Builder spec = PartitionSpec.builderFor(schema);
    if (table.byNight()) {
      spec.identity("night");
    }
    return catalog.createTable(identifier(table), schema, spec.build(), TABLE_PROPERTIES);
  }

  private static void addMissingColumns(org.apache.iceberg.Table stored, StructType columns) {
    Schema schema = stored.schema();
    boolean missing = false;
    for (String name : columns.fieldNames()) {
      missing |= schema.findField(name) == null;
    }
    if (missing) {
      stored.updateSchema().unionByNameWith(SparkSchemaUtil.convert(columns)).commit();
    }
  }

  private static TableIdentifier identifier(Table table) {
    return TableIdentifier.of(NAMESPACE, table.tableName());
  }
}
