package dev.emend.jobs.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.emend.interaction.FailurePoint;
import dev.emend.interaction.Reading;
import dev.emend.interaction.Slot;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** Reads the truth of a night: {@code <date>.jsonl.gz} or {@code <date>.jsonl} in a folder. */
public final class TruthReader {
  private static final ObjectReader JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build().reader();

  private final Path folder;

  /**
   * Opens a folder of truth.
   *
   * @throws TruthException where there is no such folder
   */
  public TruthReader(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new TruthException(
          "No folder of truth at " + folder + " (must hold <date>.jsonl.gz beside the logs)");
    }
    this.folder = folder;
  }

  /** Whether there is a truth for a date. */
  public boolean has(LocalDate date) {
    return Files.exists(packed(date)) || Files.exists(plain(date));
  }

  /** All truth of a date, in the order of the file. */
  public List<Truth> read(LocalDate date) {
    List<Truth> all = new ArrayList<>();
    forEach(date, all::add);
    return all;
  }

  /**
   * Hands over the truth of a date, one turn at a time.
   *
   * @throws TruthException where the file is missing, damaged, or has a bad line
   */
  public void forEach(LocalDate date, Consumer<Truth> sink) {
    Path file = file(date);
    int number = 0;
    try (BufferedReader lines = open(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          sink.accept(parse(line, file, number));
        }
      }
    } catch (IOException e) {
      throw new TruthException(
          "Cannot read "
              + file
              + " after line "
              + number
              + ": "
              + e.getMessage()
              + ". The file is cut off or damaged: deliver it again.",
          e);
    }
  }

  /** Refuses where none of some dates has a truth. */
  void demandAnyOf(List<LocalDate> dates) {
    if (dates.stream().noneMatch(this::has)) {
      file(dates.get(0));
    }
  }

  private Path file(LocalDate date) {
    if (Files.exists(packed(date))) {
      return packed(date);
    }
    if (Files.exists(plain(date))) {
      return plain(date);
    }
    throw new TruthException(
        "No truth for "
            + date
            + " in "
            + folder
            + " ("
            + date
            + ".jsonl.gz). Check folder and date.");
  }

  private Path packed(LocalDate date) {
    return folder.resolve(date + ".jsonl.gz");
  }

  private Path plain(LocalDate date) {
    return folder.resolve(date + ".jsonl");
  }

  private static BufferedReader open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    try {
      InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
      return new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8));
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static Truth parse(String line, Path file, int number) {
    try {
      return truth(JSON.readTree(line));
    } catch (JsonProcessingException e) {
      throw bad(file, number, "is no JSON: " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw bad(file, number, e.getMessage(), e);
    }
  }

  private static TruthException bad(Path file, int number, String reason, Exception cause) {
    return new TruthException("Bad truth in " + file + " line " + number + ": " + reason, cause);
  }

  private static Truth truth(JsonNode record) {
    if (!record.isObject()) {
      throw new IllegalArgumentException("is no object");
    }
    if (record.has("response_status") && !record.has("transcript")) {
      throw new IllegalArgumentException(
          "Missing transcript (it is a turn of a log, not its truth)");
    }
    return new Truth(
        text(record, "turn_id"),
        text(record, "transcript"),
        new Reading(text(record, "domain"), text(record, "intent"), slots(record)),
        content(record),
        text(record, "goal_id"),
        text(record, "rephrase_of"),
        failurePoint(text(record, "failure_point")));
  }

  private static String text(JsonNode record, String name) {
    JsonNode value = record.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw new IllegalArgumentException("Invalid " + name + ": " + value + " (must be text)");
    }
    return value.textValue();
  }

  private static boolean content(JsonNode record) {
    JsonNode value = record.get("content");
    if (value == null || value.isNull()) {
      return true;
    }
    if (!value.isBoolean()) {
      throw new IllegalArgumentException("Invalid content: " + value + " (must be true or false)");
    }
    return value.booleanValue();
  }

  private static List<Slot> slots(JsonNode record) {
    JsonNode values = record.get("slots");
    if (values == null || values.isNull()) {
      return List.of();
    }
    if (!values.isArray()) {
      throw new IllegalArgumentException("Invalid slots: " + values + " (must be an array)");
    }
    List<Slot> slots = new ArrayList<>();
    values.forEach(slot -> slots.add(Slot.of(text(slot, "name"), text(slot, "value"))));
    return slots;
  }

  private static FailurePoint failurePoint(String name) {
    if (name == null || name.equals("UNKNOWN")) {
      return null;
    }
    try {
      return FailurePoint.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Invalid failure_point: " + name + " (must be CORRECT, ASR, NLU, RESULT, … or UNKNOWN)",
          e);
    }
  }
}
