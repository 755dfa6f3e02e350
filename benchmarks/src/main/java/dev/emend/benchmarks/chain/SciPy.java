package dev.emend.benchmarks.chain;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * SciPy's {@code splu}, if there is a Python that has it: the one named by the environment variable
 * PYTHON, or {@code python3}. It reads the very same chain from a file.
 */
final class SciPy {
  private static final int MISSING = 3;

  private final Path folder;
  private final String python;

  SciPy() throws IOException {
    folder = Files.createTempDirectory("chain-race");
    python = System.getenv().getOrDefault("PYTHON", "python3");
    try (InputStream script = SciPy.class.getResourceAsStream("splu.py")) {
      Files.copy(script, folder.resolve("splu.py"));
    }
  }

  /**
   * Runs {@code splu}.
   *
   * @param version of SciPy
   * @param order how columns were ordered
   * @param millis processor time of factors and solution
   * @param result {@code B₊} of all states
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Run(String version, String order, double millis, double[] result) {}

  /** The median of some runs; null if SciPy is not there. */
  Run solve(Graph graph, String order, int turns) throws IOException, InterruptedException {
    Path input = folder.resolve("chain.bin");
    Path output = folder.resolve("success.bin");
    write(graph, input);
    Process process =
        new ProcessBuilder(
                python,
                folder.resolve("splu.py").toString(),
                input.toString(),
                output.toString(),
                order,
                Integer.toString(turns))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = process.waitFor();
    if (exit == MISSING) {
      return null;
    }
    if (exit != 0) {
      throw new IOException("splu.py ended with exit code " + exit);
    }
    String[] fields = said.strip().split(" ", 2);
    Run run = new Run(fields[0], order, Double.parseDouble(fields[1]), read(output, graph.size()));
    Files.delete(input);
    Files.delete(output);
    return run;
  }

  private static void write(Graph graph, Path file) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + 4 * (graph.size() + 1) + 12 * graph.edges() + 8 * graph.size())
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(graph.size()).putInt(graph.edges());
    Arrays.stream(graph.start()).forEach(bytes::putInt);
    Arrays.stream(graph.target()).forEach(bytes::putInt);
    Arrays.stream(graph.probability()).forEach(bytes::putDouble);
    Arrays.stream(graph.success()).forEach(bytes::putDouble);
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(bytes.array());
    }
  }

  private static double[] read(Path file, int size) throws IOException {
    double[] values = new double[size];
    ByteBuffer.wrap(Files.readAllBytes(file))
        .order(ByteOrder.LITTLE_ENDIAN)
        .asDoubleBuffer()
        .get(values);
    return values;
  }
}
