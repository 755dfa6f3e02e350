package dev.emend.jobs.tables;

import dev.emend.jobs.tables.LogFile.Format;
import dev.emend.jobs.tables.LogListing.Found;
import dev.emend.jobs.tables.LogListing.Misnamed;
import dev.emend.jobs.tables.LogListing.Missing;
import dev.emend.jobs.tables.LogListing.Unreadable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/** One look into a logs folder. */
public final class LogSearch {
  private final Configuration hadoop;
  private final String logs;
  private final LocalDate night;
  private final List<LogFile> files = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private LogSearch(Configuration hadoop, String logs, LocalDate night) {
    this.hadoop = hadoop;
    this.logs = logs;
    this.night = night;
  }

  private LogListing listing() throws IOException {
    Path folder = new Path(logs);
    FileSystem system = folder.getFileSystem(hadoop);
    if (system.getFileStatus(folder).isFile()) {
      return new Misnamed(
          logs + " is a file, not a folder of logs. Name the folder that it lies in.");
    }
    for (FileStatus entry : system.listStatus(folder)) {
      String name = entry.getPath().getName();
      if (entry.isFile()) {
        file(entry, name);
      } else if (Arrays.stream(Format.values()).anyMatch(f -> name.equals(night + f.suffix()))) {
        notes.add(name + " is a folder: name it " + night + "/.");
      } else if (name.equals(night.toString()) || name.equals("date=" + night)) {
        folder(system, entry.getPath());
      }
    }
    return outcome();
  }

  private void file(FileStatus entry, String name) {
    for (Format format : Format.values()) {
      if (name.equals(night + format.suffix())) {
        add(entry, name, format);
      }
    }
  }

  private void folder(FileSystem system, Path folder) throws IOException {
    List<String> ignored = new ArrayList<>();
    int before = files.size() + notes.size();
    for (FileStatus entry : system.listStatus(folder)) {
      String name = entry.getPath().getName();
      if (name.startsWith("_") || name.startsWith(".")) {
        continue;
      }
      Optional<Format> format = Format.of(name);
      if (entry.isFile() && format.isPresent()) {
        add(entry, folder.getName() + "/" + name, format.get());
      } else {
        ignored.add(name);
      }
    }
    if (!ignored.isEmpty()) {
      ignored.sort(Comparator.naturalOrder());
      notes.add(
          "Passed over in " + folder.getName() + "/ (no log format): " + shown(ignored) + ".");
    } else if (files.size() + notes.size() == before) {
      notes.add("The folder " + folder.getName() + "/ holds no log.");
    }
  }

  private void add(FileStatus entry, String name, Format format) {
    if (entry.getLen() == 0) {
      notes.add("The file " + name + " is empty.");
    } else {
      files.add(new LogFile(entry.getPath().toString(), name, entry.getLen(), format));
    }
  }

  private LogListing outcome() throws IOException {
    if (!files.isEmpty()) {
      files.sort(Comparator.comparing(LogFile::name));
      return new Found(List.copyOf(files), List.copyOf(notes));
    }
    return new Missing(
        "No logs for "
            + night
            + " in "
            + logs
            + ": looked for "
            + String.join(
                ", ", Arrays.stream(Format.values()).map(f -> night + f.suffix()).toList())
            + " and for such files in "
            + night
            + "/ and date="
            + night
            + "/."
            + (notes.isEmpty() ? "" : " " + String.join(" ", notes))
            + others()
            + " Wait for the delivery, or check folder and date.");
  }

  private String others() throws IOException {
    NavigableSet<LocalDate> dates = dates(hadoop, logs);
    dates.remove(night);
    return dates.isEmpty()
        ? " There are no logs of other dates either."
        : " There are logs of "
            + dates.size()
            + " other dates, "
            + dates.first()
            + " to "
            + dates.last()
            + ".";
  }

  private static String shown(List<String> names) {
    return names.size() <= 5
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, 5)) + " and " + (names.size() - 5) + " more";
  }

  /** Looks for a date's files. Names that begin with {@code _} or {@code .} are passed over. */
  public static LogListing files(Configuration hadoop, String logs, LocalDate night) {
    try {
      return new LogSearch(hadoop, logs, night).listing();
    } catch (FileNotFoundException e) {
      return new Missing("There is no logs folder " + logs + ". Check its path, or wait for it.");
    } catch (IOException | RuntimeException e) {
      return unreadable(logs, e);
    }
  }

  /** No file system for the path is a matter of the command line, anything else may pass. */
  private static LogListing unreadable(String logs, Exception e) {
    boolean host = e.getCause() instanceof UnknownHostException;
    if (host || (e instanceof IOException && !(e instanceof UnsupportedFileSystemException))) {
      String reason = host ? "unknown host " + e.getCause().getMessage() : e.getMessage();
      return new Unreadable(
          "Cannot read the logs folder " + logs + ": " + reason + ". Check path and rights.");
    }
    Throwable root = e.getCause() instanceof ClassNotFoundException missing ? missing : e;
    String reason = root.getMessage() == null ? "it lists no folders" : root.getMessage();
    return new Misnamed(
        "'%s' cannot be a logs folder: %s. Name a folder of a file system that is set up."
            .formatted(logs, reason));
  }

  /** The dates a folder has logs for. */
  public static NavigableSet<LocalDate> dates(Configuration hadoop, String logs)
      throws IOException {
    NavigableSet<LocalDate> dates = new TreeSet<>();
    Path folder = new Path(logs);
    for (FileStatus entry : folder.getFileSystem(hadoop).listStatus(folder)) {
      dateOf(entry).ifPresent(dates::add);
    }
    return dates;
  }

  private static Optional<LocalDate> dateOf(FileStatus entry) {
    String name = entry.getPath().getName();
    String date = name.startsWith("date=") ? name.substring("date=".length()) : name;
    if (entry.isFile()) {
      Optional<Format> format = Format.of(name);
      if (format.isEmpty()) {
        return Optional.empty();
      }
      date = name.substring(0, name.length() - format.get().suffix().length());
    }
    try {
      return Optional.of(LocalDate.parse(date));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
