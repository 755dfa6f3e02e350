package dev.emend.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** The files of a world: {@code logs/<date>.jsonl.gz} and {@code truth/<date>.jsonl.gz}. */
public final class NightFiles {
  private NightFiles() {}

  /** The text of each file, by its path below the folder of the data. */
  public static Map<String, String> texts(WorldOptions options) {
    World world = new World(options);
    Map<String, String> texts = new LinkedHashMap<>();
    List<GeneratedTurn> before = List.of();
    for (LocalDate date : options.dates()) {
      List<GeneratedTurn> turns = world.night(date);
      texts.put("logs/" + date + ".jsonl.gz", text(Breakage.log(date, turns, before)));
      texts.put("truth/" + date + ".jsonl.gz", text(truth(turns)));
      before = turns;
    }
    return texts;
  }

  private static List<String> truth(List<GeneratedTurn> turns) {
    List<String> lines = new ArrayList<>();
    turns.forEach(turn -> lines.add(TurnJson.truth(turn)));
    return lines;
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }

  /**
   * Writes all files below a folder; gzip without a time, so that the same text is the same file.
   */
  public static void write(WorldOptions options, Path folder) throws IOException {
    for (Map.Entry<String, String> file : texts(options).entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, gzip(file.getValue()));
    }
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Best out = new Best(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  /** Java writes no time into the header; this adds the best compression. */
  private static final class Best extends GZIPOutputStream {
    Best(ByteArrayOutputStream out) throws IOException {
      super(out);
      def.setLevel(9);
    }
  }
}
