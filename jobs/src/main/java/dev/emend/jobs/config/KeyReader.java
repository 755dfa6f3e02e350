package dev.emend.jobs.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Reads typed values and notes what is wrong with them instead of failing at the first one. Where a
 * value is bad the default takes its place, so that reading can go on.
 */
final class KeyReader {
  private final Config config;
  private final Config defaults;
  private final List<Fault> faults = new ArrayList<>();
  private final NavigableSet<String> read = new TreeSet<>();

  KeyReader(Config config, Config defaults) {
    this.config = config;
    this.defaults = defaults;
  }

  List<Fault> faults() {
    return List.copyOf(faults);
  }

  /** The keys that were asked for. */
  NavigableSet<String> keysRead() {
    return read;
  }

  String text(String key) {
    return value(key, Config::getString, text -> !text.isBlank(), "must be a text, not blank");
  }

  String textOrNull(String key) {
    return isNull(key) ? null : text(key);
  }

  /** An address; one that holds a user name or password is refused without being shown. */
  String address(String key) {
    String text = text(key);
    if (text.contains("@")) {
      faults.add(
          new Fault(
              at(key).origin().description(),
              "Invalid " + key + ": holds a user name or password (must be the bare address)"));
    }
    return text;
  }

  /** A text that no fault shows. */
  Secret secretOrNull(String key) {
    if (isNull(key)) {
      return null;
    }
    ConfigValue value = at(key);
    if (value.unwrapped() instanceof String text && !text.isBlank()) {
      return new Secret(text);
    }
    faults.add(
        new Fault(
            value.origin().description(),
            "Invalid " + key + " (must be a text in quotes, not blank)"));
    return null;
  }

  List<String> texts(String key) {
    return value(key, Config::getStringList, texts -> true, "must be a list of texts");
  }

  long wholeNumber(String key, long from, long to) {
    return value(
        key,
        KeyReader::exactLong,
        number -> number >= from && number <= to,
        "must be a whole number from " + from + " to " + to);
  }

  int positive(String key) {
    return (int) wholeNumber(key, 1, Integer.MAX_VALUE);
  }

  Integer positiveOrNull(String key) {
    return isNull(key)
        ? null
        : value(
            key,
            (config, name) -> Math.toIntExact(exactLong(config, name)),
            number -> number > 0,
            "must be a whole number from 1 to " + Integer.MAX_VALUE);
  }

  double number(String key, DoublePredicate allowed, String demand) {
    return value(key, Config::getDouble, allowed::test, "must be a number " + demand);
  }

  double share(String key) {
    return number(key, share -> share >= 0 && share <= 1, "from 0 to 1");
  }

  /** Null stands for no limit, which is infinity. */
  double shareOrNoLimit(String key) {
    return isNull(key)
        ? Double.POSITIVE_INFINITY
        : number(key, share -> share >= 0, "of 0 or more, or null for no limit");
  }

  Duration positiveDuration(String key) {
    return value(
        key,
        Config::getDuration,
        duration -> !duration.isNegative() && !duration.isZero(),
        "must be a positive duration, such as 45 s");
  }

  long size(String key, long from, long to) {
    return value(
        key,
        Config::getBytes,
        size -> size >= from && size <= to,
        "must be a size of " + from + " bytes or more, such as 16m");
  }

  /** A section whose record makes demands on several keys at once; null where it refuses. */
  <T> T section(String section, Supplier<T> record) {
    try {
      return record.get();
    } catch (IllegalArgumentException e) {
      faults.add(new Fault(at(section).origin().description(), e.getMessage()));
      return null;
    }
  }

  Long sizeOrNull(String key) {
    return isNull(key)
        ? null
        : value(key, Config::getBytes, size -> size > 0, "must be a positive size, such as 4g");
  }

  /** A section whose keys are passed on; dotted names come back flat. */
  Map<String, String> passedOn(String section) {
    read.add(section);
    Map<String, String> values = new TreeMap<>();
    config
        .getConfig(section)
        .entrySet()
        .forEach(
            entry ->
                values.put(
                    String.join(".", ConfigUtil.splitPath(entry.getKey())),
                    String.valueOf(entry.getValue().unwrapped())));
    return values;
  }

  private boolean isNull(String key) {
    read.add(key);
    return config.getIsNull(key);
  }

  private <T> T value(
      String key, BiFunction<Config, String, T> getter, Predicate<T> allowed, String demand) {
    read.add(key);
    try {
      T value = getter.apply(config, key);
      if (allowed.test(value)) {
        return value;
      }
    } catch (ConfigException | ArithmeticException e) {
      // A value of another type or size; the demand names what is meant.
    }
    report(key, demand);
    return defaults.getIsNull(key) ? null : getter.apply(defaults, key);
  }

  private void report(String key, String demand) {
    ConfigValue value = at(key);
    faults.add(
        new Fault(
            value.origin().description(),
            "Invalid " + key + ": " + value.unwrapped() + " (" + demand + ")"));
  }

  private ConfigValue at(String key) {
    ConfigValue value = config.root();
    for (String name : ConfigUtil.splitPath(key)) {
      value = ((ConfigObject) value).get(name);
    }
    return value;
  }

  /** Typesafe's own getter cuts the fraction off. */
  private static Long exactLong(Config config, String key) {
    long number = config.getLong(key);
    if (config.getDouble(key) != number) {
      throw new ConfigException.WrongType(config.getValue(key).origin(), key, "whole", "fraction");
    }
    return number;
  }
}
