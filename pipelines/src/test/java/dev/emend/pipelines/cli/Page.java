package dev.emend.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A page whose blocks come in pairs: a command, and what it prints. Run with {@code
 * -Dpages.write=true}, what it prints is written anew instead of compared.
 */
record Page(Path file) {
  static final boolean WRITE = Boolean.getBoolean("pages.write");

  static final String HOW_TO_WRITE =
      "./mvnw -pl pipelines -am test -Dtest=PagesTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dpages.write=true";

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```$\\n(.*?)^```$\\n");

  /** The commands that are single blocks followed by a block of output. */
  List<String> commands() {
    List<String> commands = new ArrayList<>();
    Matcher block = BLOCK.matcher(text());
    while (block.find()) {
      if (block.group(1).startsWith("./emend ")) {
        commands.add(block.group(1).stripTrailing());
      }
    }
    return commands;
  }

  /** The block behind the command is what it really prints, apart from times. */
  void shows(String command, String real) {
    String text = text();
    Matcher block = outputOf(command, text);
    if (WRITE) {
      write(text.substring(0, block.start(1)) + real + text.substring(block.end(1)));
      return;
    }
    assertThat(masked(block.group(1)))
        .as(
            "%s shows what %s no longer prints. Write it anew with: %s",
            file, command, HOW_TO_WRITE)
        .isEqualTo(masked(real));
  }

  /** The whole page is what a command prints. */
  void isAll(String real) {
    if (WRITE) {
      write(real);
      return;
    }
    assertThat(text())
        .as("%s is stale. Write it anew with: %s", file, HOW_TO_WRITE)
        .isEqualTo(real);
  }

  private Matcher outputOf(String command, String text) {
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      if (block.group(1).equals(command + "\n") && block.find()) {
        return block;
      }
    }
    throw new AssertionError(file + " has no block with the command " + command);
  }

  /** Times differ, and with them the width of their column. */
  private static String masked(String text) {
    boolean costs = text.startsWith("step ");
    return text.lines()
        .map(line -> line.replaceAll("(\\d+ min )?[0-9.]+ s$", "TIME"))
        .map(line -> costs ? line.replaceAll("[0-9.]+ +[0-9.]+$", "TIME") : line)
        .map(
            line ->
                line.matches("night .*took|step .*|.* TIME") ? line.replaceAll(" +", " ") : line)
        .collect(Collectors.joining("\n"));
  }

  String text() {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
