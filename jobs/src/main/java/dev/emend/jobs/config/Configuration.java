package dev.emend.jobs.config;

import java.util.List;
import java.util.stream.Collectors;

/** What came of reading the configuration: settings, or everything that is wrong with it. */
public sealed interface Configuration {
  /**
   * The configuration is sound.
   *
   * @param settings the values, read once
   * @param values every value in effect and where it came from, ordered by key
   */
  record Sound(Settings settings, List<EffectiveValue> values) implements Configuration {
    /** Keeps its own list. */
    public Sound {
      values = List.copyOf(values);
    }
  }

  /**
   * The configuration cannot be used.
   *
   * @param faults all of them, in the order of the layers, the winning one first
   */
  record Faulty(List<Fault> faults) implements Configuration {
    /** Keeps its own list. */
    public Faulty {
      faults = List.copyOf(faults);
      if (faults.isEmpty()) {
        throw new IllegalArgumentException("Invalid faults: [] (a faulty configuration has some)");
      }
    }

    /** All faults as one message, a line each. */
    public String message() {
      return "The configuration has "
          + (faults.size() == 1 ? "a fault" : faults.size() + " faults")
          + faults.stream().map(fault -> "\n  " + fault).collect(Collectors.joining());
    }
  }
}
