package dev.emend.interaction;

import java.util.List;

/** What constructors demand of their arguments; each failure carries the value. */
final class Require {
  private Require() {}

  static String text(String value, String name) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(
          "Missing " + name + (value == null ? "" : ": '" + value + "'") + " (required)");
    }
    return value;
  }

  static <T> T present(T value, String name) {
    if (value == null) {
      throw new IllegalArgumentException("Missing " + name + " (required)");
    }
    return value;
  }

  static void probability(Double value, String name) {
    if (value != null && !(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("Invalid " + name + ": " + value + " (must be 0 to 1)");
    }
  }

  static void notNegative(Long value, String name) {
    if (value != null && value < 0) {
      throw new IllegalArgumentException(
          "Invalid " + name + ": " + value + " (must not be negative)");
    }
  }

  static <T> List<T> listOf(List<T> values) {
    return values == null ? List.of() : List.copyOf(values);
  }
}
