package dev.emend.benchmarks.study;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows as text, one line each: names to the left, figures to the right, a block of them a log. */
final class Table {
  private static final String GAP = "  ";

  private final List<String> logs;
  private final List<List<String>> lines = new ArrayList<>();

  /** A table of some logs. */
  Table(List<String> logs) {
    this.logs = List.copyOf(logs);
    List<String> heads = new ArrayList<>(List.of(""));
    logs.forEach(log -> heads.addAll(Figures.HEADS));
    lines.add(heads);
  }

  /** Adds a row. */
  void add(Comparison.Row row) {
    lines.add(row.cells());
  }

  @Override
  public String toString() {
    int[] widths = IntStream.range(0, lines.get(0).size()).map(this::width).toArray();
    StringBuilder text = new StringBuilder(names(widths)).append('\n');
    for (List<String> line : lines) {
      StringBuilder padded = new StringBuilder(left(line.get(0), widths[0]));
      for (int column = 1; column < widths.length; column++) {
        String cell = line.get(column);
        padded.append(GAP).append(" ".repeat(widths[column] - cell.length())).append(cell);
      }
      text.append(padded.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  /** The name of each log above its first column. */
  private String names(int[] widths) {
    StringBuilder names = new StringBuilder(" ".repeat(widths[0]));
    int block = Figures.HEADS.size();
    for (int log = 0; log < logs.size(); log++) {
      int width =
          IntStream.range(1 + log * block, 1 + (log + 1) * block).map(c -> widths[c]).sum()
              + GAP.length() * (block - 1);
      names.append(GAP).append(left(logs.get(log), width));
    }
    return names.toString().stripTrailing();
  }

  private static String left(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private int width(int column) {
    return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
  }
}
