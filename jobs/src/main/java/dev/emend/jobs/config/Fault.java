package dev.emend.jobs.config;

/**
 * One thing that is wrong with the configuration.
 *
 * @param origin where it stands, {@code conf/my.conf: 12} or {@code --set session.gap}
 * @param sentence what is wrong, with the value, and what to do
 */
public record Fault(String origin, String sentence) {
  @Override
  public String toString() {
    return origin + ": " + sentence;
  }
}
