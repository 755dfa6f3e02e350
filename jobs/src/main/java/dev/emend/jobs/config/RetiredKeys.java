package dev.emend.jobs.config;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Keys of former releases and what became of them. */
public final class RetiredKeys {
  /** The keys that this release no longer knows. */
  public static final RetiredKeys OF_THIS_RELEASE =
      new RetiredKeys(Map.of("mine.min-gain-failing", "", "mine.sure-failing", ""));

  private final Map<String, String> successors;

  /**
   * Retires keys.
   *
   * @param successors old key to new key; an empty new key says that there is none
   */
  public RetiredKeys(Map<String, String> successors) {
    this.successors = new TreeMap<>(successors);
  }

  /** What to do about a key, as half a sentence, where the key is retired. */
  Optional<String> advice(String key) {
    return Optional.ofNullable(successors.get(key))
        .map(now -> now.isEmpty() ? "remove it, nothing takes its place" : "use '" + now + "'");
  }
}
