package dev.emend.jobs.tables;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ContentSummary;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The run reports of a warehouse: a folder a night, {@code reports/2026-03-01}. Needs no Spark. */
public final class Reports {
  private final Path folder;
  private final Configuration hadoop = new Configuration();

  /** The reports of a warehouse, which need not exist yet. */
  public Reports(WarehouseOptions options) {
    this(options, "reports");
  }

  private Reports(WarehouseOptions options, String name) {
    folder = new Path(options.resolve(name));
    options.hadoop().forEach(hadoop::set);
  }

  /** The rephrase models of a warehouse with their cards, by the night that trained them. */
  public static Reports rephraseModels(WarehouseOptions options) {
    return new Reports(options, "models/rephrase");
  }

  /** The models that the open night trained; they become the warehouse's once it is accepted. */
  static Reports stagedModels(WarehouseOptions options) {
    return new Reports(options, "models/_night");
  }

  /**
   * Writes a file of a night in place of an earlier one, which stays whole until then.
   *
   * @param name the file's name, {@code night.html}
   * @return where it is
   */
  public String write(LocalDate night, String name, String text) throws IOException {
    Path file = file(night, name);
    FileSystem system = file.getFileSystem(hadoop);
    // Local checksum files beside a report would only puzzle its reader.
    system.setWriteChecksum(false);
    Path staged = new Path(file.getParent(), "_" + name);
    try (OutputStream out = system.create(staged, true)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    system.delete(file, false);
    if (!system.rename(staged, file)) {
      throw new IOException("Cannot rename " + staged + " to " + file);
    }
    return file.toString();
  }

  /** A file of a night, if it is there. */
  public Optional<String> read(LocalDate night, String name) throws IOException {
    Path file = file(night, name);
    try (FSDataInputStream in = file.getFileSystem(hadoop).open(file)) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  /** Moves every file into the place of another folder's, and leaves nothing here. */
  void moveTo(Reports other) throws IOException {
    for (LocalDate night : nights()) {
      Path files = new Path(folder, night.toString());
      for (FileStatus file : folder.getFileSystem(hadoop).listStatus(files)) {
        String name = file.getPath().getName();
        other.write(night, name, read(night, name).orElseThrow());
      }
    }
    drop();
  }

  /** Deletes every file. */
  void drop() throws IOException {
    folder.getFileSystem(hadoop).delete(folder, true);
  }

  /** Deletes the files of a night; with {@code dryRun} only tells what that would free. */
  Freed forget(String kind, LocalDate night, boolean dryRun) throws IOException {
    Path files = new Path(folder, night.toString());
    FileSystem system = folder.getFileSystem(hadoop);
    ContentSummary content = system.getContentSummary(files);
    if (!dryRun) {
      system.delete(files, true);
    }
    return new Freed(kind, 1, content.getFileCount(), content.getLength());
  }

  /** The nights that have reports. */
  public NavigableSet<LocalDate> nights() throws IOException {
    NavigableSet<LocalDate> nights = new TreeSet<>();
    try {
      for (FileStatus entry : folder.getFileSystem(hadoop).listStatus(folder)) {
        date(entry.getPath().getName()).ifPresent(nights::add);
      }
      return nights;
    } catch (FileNotFoundException e) {
      return nights;
    }
  }

  /** The files of this name, in the order of their nights. */
  List<String> files(String name) throws IOException {
    List<String> files = new ArrayList<>();
    for (LocalDate night : nights()) {
      Path file = file(night, name);
      if (file.getFileSystem(hadoop).exists(file)) {
        files.add(file.toString());
      }
    }
    return files;
  }

  private Path file(LocalDate night, String name) {
    return new Path(new Path(folder, night.toString()), name);
  }

  private static Optional<LocalDate> date(String name) {
    try {
      return Optional.of(LocalDate.parse(name));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
