package dev.emend.jobs.config;

/**
 * A value given on the command line.
 *
 * @param key the key, {@code window.nights}
 * @param value the value as typed; null where the argument has none
 * @param origin the option that it came by, {@code --set window.nights}
 */
public record Assignment(String key, String value, String origin) {

  /**
   * What {@code --set key=value} gives; the reader complains where the argument reads otherwise.
   */
  public static Assignment set(String argument) {
    int equals = argument.indexOf('=');
    if (equals < 0) {
      return new Assignment(argument, null, "--set " + argument);
    }
    String key = argument.substring(0, equals).strip();
    return new Assignment(key, argument.substring(equals + 1).strip(), "--set " + key);
  }
}
