package dev.emend.sample;

import java.io.IOException;
import java.nio.file.Path;

/** Writes the sample nights anew. */
public final class SampleNights {
  private SampleNights() {}

  /** Takes the folder to write to, {@code sample-data} by default. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args.length > 0 ? args[0] : "sample-data");
    NightFiles.write(WorldOptions.sample(), folder);
  }
}
