package dev.emend.benchmarks.study;

import dev.emend.interaction.Turn;
import dev.emend.jobs.evaluate.Truth;
import dev.emend.jobs.evaluate.TruthReader;
import dev.emend.jobs.rows.TurnJson;
import dev.emend.rephrase.SessionCutter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Reads logs with their truth: folders with {@code logs/<date>.jsonl.gz} and {@code
 * truth/<date>.jsonl.gz}. As in a night, a turn that is delivered again counts once and a record
 * that breaks the contract is passed over.
 */
final class LogFiles {
  private static final String LOGS = "logs";
  private static final String TRUTH = "truth";
  private static final String ENDING = ".jsonl.gz";

  private final SessionCutter cutter;

  /** Cuts sessions where the silence is longer than the gap. */
  LogFiles(Duration gap) {
    cutter = new SessionCutter(gap);
  }

  /** The names of the folders with logs and truth, sorted. */
  static List<String> names(Path data) throws IOException {
    try (Stream<Path> folders = Files.list(data)) {
      return folders
          .filter(folder -> Files.isDirectory(folder.resolve(LOGS)))
          .filter(folder -> Files.isDirectory(folder.resolve(TRUTH)))
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  /** Reads all nights of a folder. */
  Log read(Path folder) throws IOException {
    TruthReader truth = new TruthReader(folder.resolve(TRUTH));
    Set<String> delivered = new HashSet<>();
    List<LogNight> nights = new ArrayList<>();
    for (LocalDate date : dates(folder.resolve(LOGS))) {
      List<Turn> turns = turns(folder.resolve(LOGS).resolve(date + ENDING));
      turns.removeIf(turn -> !delivered.add(turn.turnId()));
      nights.add(new LogNight(date, turns, cutter.cut(turns), truth(truth, date)));
    }
    return new Log(folder.getFileName().toString(), nights);
  }

  private static List<LocalDate> dates(Path logs) throws IOException {
    try (Stream<Path> files = Files.list(logs)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ENDING))
          .map(name -> LocalDate.parse(name.substring(0, name.length() - ENDING.length())))
          .sorted()
          .toList();
    }
  }

  private static List<Turn> turns(Path file) throws IOException {
    List<Turn> turns = new ArrayList<>();
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        if (TurnJson.parse(bytes, 0, bytes.length) instanceof TurnJson.Parsed.Accepted accepted) {
          turns.add(accepted.turn());
        }
      }
    }
    return turns;
  }

  private static Map<String, Truth> truth(TruthReader reader, LocalDate date) {
    Map<String, Truth> truth = new HashMap<>();
    if (reader.has(date)) {
      reader.forEach(date, one -> truth.put(one.turnId(), one));
    }
    return truth;
  }
}
