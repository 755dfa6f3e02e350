package dev.emend.pipelines.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A table of text: columns as wide as their widest cell, numbers to the right. */
final class TextTable {
  /** A column whose cells are all empty has nothing to say. */
  private static final int NOT_SHOWN = -1;

  private final List<List<String>> rows = new ArrayList<>();

  TextTable(String... heads) {
    rows.add(List.of(heads));
  }

  TextTable row(Object... cells) {
    rows.add(Arrays.stream(cells).map(cell -> cell == null ? "" : cell.toString()).toList());
    return this;
  }

  boolean isEmpty() {
    return rows.size() == 1;
  }

  @Override
  public String toString() {
    int[] widths = new int[rows.get(0).size()];
    boolean[] numeric = new boolean[widths.length];
    for (int c = 0; c < widths.length; c++) {
      int column = c;
      widths[c] = rows.stream().mapToInt(row -> width(row.get(column))).max().orElse(0);
      boolean empty = rows.stream().skip(1).allMatch(row -> row.get(column).isEmpty());
      widths[c] = empty ? NOT_SHOWN : widths[c];
      numeric[c] = rows.stream().skip(1).allMatch(row -> isNumber(row.get(column)));
    }
    return rows.stream()
        .map(row -> line(row, widths, numeric))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private static String line(List<String> row, int[] widths, boolean[] numeric) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < widths.length; c++) {
      if (widths[c] == NOT_SHOWN) {
        continue;
      }
      String padding = " ".repeat(widths[c] - width(row.get(c)));
      line.append(line.isEmpty() ? "" : "  ");
      line.append(numeric[c] ? padding + row.get(c) : row.get(c) + padding);
    }
    return line.toString().stripTrailing();
  }

  private static boolean isNumber(String cell) {
    return cell.isEmpty() || cell.matches("[-+]?[0-9][0-9,.]*( ?[%s])?");
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
