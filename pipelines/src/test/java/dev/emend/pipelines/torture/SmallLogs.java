package dev.emend.pipelines.torture;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The sample nights with one customer in eight, so that a night takes seconds. */
final class SmallLogs {
  private static final int ONE_IN = 8;
  private static final ObjectMapper JSON = new ObjectMapper();

  private SmallLogs() {}

  static void write(Path from, Path to, List<String> dates) throws IOException {
    Files.createDirectories(to);
    for (String date : dates) {
      Path all = from.resolve(date + ".jsonl.gz");
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(
                  new GZIPInputStream(Files.newInputStream(all)), StandardCharsets.UTF_8))) {
        Files.write(
            to.resolve(date + ".jsonl"), lines.lines().filter(SmallLogs::isChosen).toList());
      }
    }
  }

  /** Broken records are, too: they belong to a night. */
  private static boolean isChosen(String line) {
    try {
      String customer = JSON.readTree(line).path("customer_id").asText();
      return Math.floorMod(customer.hashCode(), ONE_IN) == 0;
    } catch (IOException e) {
      return true;
    }
  }
}
