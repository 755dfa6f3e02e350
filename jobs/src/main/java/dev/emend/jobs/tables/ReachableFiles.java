package dev.emend.jobs.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.ManifestContent;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ReachableFileUtil;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;

/** Which files of a table its snapshots need, by path without scheme and host. */
final class ReachableFiles {
  private final Table table;
  private final Set<String> paths = new HashSet<>();
  private final Set<String> readManifests = new HashSet<>();

  private ReachableFiles(Table table) {
    this.table = table;
  }

  /** What some snapshots need, down to their data. */
  static Set<String> of(Table table, Collection<Snapshot> snapshots) {
    ReachableFiles files = new ReachableFiles(table);
    snapshots.forEach(files::add);
    return files.paths;
  }

  /** What the table needs whatever its snapshots. */
  static Set<String> metadata(Table table) {
    ReachableFiles files = new ReachableFiles(table);
    ReachableFileUtil.metadataFileLocations(table, false).forEach(files::add);
    ReachableFileUtil.statisticsFilesLocations(table).forEach(files::add);
    files.add(ReachableFileUtil.versionHintLocation(table));
    return files.paths;
  }

  /** Two names of one file may differ in scheme and host, and are to be taken as the same. */
  static String path(String location) {
    return new Path(location).toUri().getPath();
  }

  private void add(String location) {
    paths.add(path(location));
  }

  private void add(Snapshot snapshot) {
    add(snapshot.manifestListLocation());
    for (ManifestFile manifest : snapshot.allManifests(table.io())) {
      if (readManifests.add(manifest.path())) {
        add(manifest.path());
        addContent(manifest);
      }
    }
  }

  private void addContent(ManifestFile manifest) {
    try (CloseableIterable<? extends ContentFile<?>> files = open(manifest)) {
      files.forEach(file -> add(file.location()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + manifest.path(), e);
    }
  }

  private CloseableIterable<? extends ContentFile<?>> open(ManifestFile manifest) {
    return manifest.content() == ManifestContent.DATA
        ? ManifestFiles.read(manifest, table.io(), table.specs())
        : ManifestFiles.readDeleteManifest(manifest, table.io(), table.specs());
  }
}
