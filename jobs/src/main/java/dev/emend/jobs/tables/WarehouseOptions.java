package dev.emend.jobs.tables;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the warehouse is.
 *
 * @param location a folder of any Hadoop file system; a plain path is a local one
 * @param catalog properties of the Iceberg catalog ({@code type} or {@code catalog-impl}, {@code
 *     uri}, …); may be empty for a local warehouse, which brings a catalog of its own
 * @param hadoop settings of the Hadoop file systems by key
 * @param spark how Spark runs
 */
public record WarehouseOptions(
    String location, Map<String, String> catalog, Map<String, String> hadoop, SparkOptions spark) {

  /** Refuses a blank location. */
  public WarehouseOptions {
    if (location == null || location.isBlank()) {
      throw new IllegalArgumentException(
          "Invalid warehouse location: '" + location + "' (must name a folder)");
    }
    location = absolute(location.strip());
    catalog = Map.copyOf(catalog);
    hadoop = Map.copyOf(hadoop);
  }

  /** A local warehouse with everything else as it comes. */
  public static WarehouseOptions local(Path folder) {
    return new WarehouseOptions(folder.toString(), Map.of(), Map.of(), SparkOptions.DEFAULT);
  }

  /** Whether the warehouse lies on this machine's own file system. */
  public boolean isLocal() {
    return location.startsWith("file:");
  }

  /**
   * The folder of a local warehouse.
   *
   * @throws IllegalStateException where the warehouse is not local
   */
  public Path folder() {
    if (!isLocal()) {
      throw new IllegalStateException("Not a local warehouse: " + location);
    }
    return Path.of(URI.create(location));
  }

  /** A place inside the warehouse, {@code store} or {@code models/rephrase}. */
  public String resolve(String relative) {
    return location + "/" + relative;
  }

  private static String absolute(String location) {
    String uri =
        location.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")
            ? location
            : "file://" + Path.of(location).toAbsolutePath().normalize().toUri().getRawPath();
    return uri.length() > 1 && uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
  }
}
