package dev.emend.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The lines of the word lists that come with this jar. */
final class Resources {
  private Resources() {}

  /** Lines without comments and blank lines, trimmed. */
  static List<String> lines(String name) {
    try (InputStream in = Resources.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("Missing word list: " + name + " (not in the jar)");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(String::strip).filter(Resources::says).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read word list " + name, e);
    }
  }

  private static boolean says(String line) {
    return !line.isEmpty() && !line.startsWith("#");
  }
}
