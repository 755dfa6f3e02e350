package dev.emend.jobs.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import dev.emend.interaction.text.EditDistance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The keys that {@code reference.conf} names, and the one that was probably meant. */
final class KnownKeys {
  /** What stands for a key. */
  enum Kind {
    SECTION,
    VALUE,
    /** A section whose keys belong to someone else and are passed on. */
    PASSED_ON
  }

  private final Map<String, Kind> kinds = new TreeMap<>();

  KnownKeys(ConfigObject reference) {
    collect("", reference);
  }

  private void collect(String prefix, ConfigObject section) {
    section.forEach((name, value) -> add(join(prefix, name), value));
  }

  private void add(String key, ConfigValue value) {
    if (!(value instanceof ConfigObject object)) {
      kinds.put(key, Kind.VALUE);
    } else if (object.isEmpty()) {
      kinds.put(key, Kind.PASSED_ON);
    } else {
      kinds.put(key, Kind.SECTION);
      collect(key, object);
    }
  }

  Optional<Kind> kind(String key) {
    return Optional.ofNullable(kinds.get(key));
  }

  /** The known key nearest to an unknown one, if it is near at all. */
  Optional<String> nearest(String key) {
    String best = null;
    int least = 1 + Math.max(2, key.length() / 4);
    for (String known : kinds.keySet()) {
      int distance = distance(key, known);
      if (distance < least) {
        least = distance;
        best = known;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Edit distance; the right name in the wrong section is as near as one typing error. */
  private static int distance(String key, String known) {
    int typed = EditDistance.between(key, known);
    return lastName(key).equals(lastName(known)) ? Math.min(1, typed) : typed;
  }

  private static String lastName(String key) {
    return key.substring(key.lastIndexOf('.') + 1);
  }

  /** A key of a section, quoted where it must be. */
  static String join(String prefix, String name) {
    String quoted = ConfigUtil.joinPath(List.of(name));
    return prefix.isEmpty() ? quoted : prefix + "." + quoted;
  }
}
