package dev.emend.pipelines.airflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** Answers that a real Airflow 3.3.2 gave. */
public final class Recorded {
  private Recorded() {}

  /** One of them, by the name of its file without its ending. */
  public static String answer(String name) {
    try (InputStream bytes = open(name + ".json")) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String unzipped(String file) {
    try (InputStream bytes = new GZIPInputStream(open(file))) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String file) {
    InputStream bytes = Recorded.class.getResourceAsStream("/airflow/" + file);
    if (bytes == null) {
      throw new IllegalStateException("No recorded answer " + file);
    }
    return bytes;
  }
}
