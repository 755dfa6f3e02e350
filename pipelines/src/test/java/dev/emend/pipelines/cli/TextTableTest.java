package dev.emend.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void columnsAreAsWideAsTheirWidestCellAndNumbersStandRight() {
    TextTable table = new TextTable("name", "count").row("one", "1").row("a thousand", "1,000");

    assertThat(table.toString().lines())
        .containsExactly("name        count", "one             1", "a thousand  1,000");
  }

  @Test
  void columnWithNothingInItIsNotShown() {
    TextTable table = new TextTable("a", "b", "c").row("1", null, "x").row("2", "", "y");

    assertThat(table.toString().lines()).containsExactly("a  c", "1  x", "2  y");
  }
}
