package dev.emend.pipelines.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What came of a process.
 *
 * @param code its exit code
 * @param out what it answered
 * @param err everything else that it said
 */
record Ran(int code, String out, String err) {
  /** Itself, if all went well. */
  Ran well() {
    return with(0);
  }

  /** Itself, if it ended with an exit code. */
  Ran with(int wanted) {
    assertThat(code).as("exit code; it said:%n%s%n%s", out, tail(err)).isEqualTo(wanted);
    return this;
  }

  /** The sentence that it ended with. */
  String sentence() {
    return err.lines().filter(line -> line.startsWith("emend: ")).reduce("", (a, b) -> b);
  }

  private static String tail(String text) {
    return text.substring(Math.max(0, text.length() - 6000));
  }
}
