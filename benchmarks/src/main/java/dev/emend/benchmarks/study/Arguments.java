package dev.emend.benchmarks.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the command line says.
 *
 * @param variants the rows
 * @param data folder of the logs
 * @param logs names of folders in it; empty for all
 * @param worlds drawn worlds of each kind
 */
record Arguments(List<Variant> variants, Path data, List<String> logs, int worlds) {
  private static final int WORLDS = 20;

  Arguments {
    variants = List.copyOf(variants);
    logs = List.copyOf(logs);
  }

  static Arguments of(String... args) {
    String command = args.length == 0 ? "" : args[0];
    Path data = null;
    List<String> logs = new ArrayList<>();
    List<String> settings = new ArrayList<>();
    List<String> rows = new ArrayList<>();
    int worlds = WORLDS;
    for (int i = 1; i < args.length; i += 2) {
      String value = i + 1 < args.length ? args[i + 1] : null;
      switch (value == null ? "" : args[i]) {
        case "--data" -> data = Path.of(value);
        case "--log" -> logs.add(value);
        case "--row" -> rows.add(value);
        case "--set" -> settings.add(value);
        case "--worlds" -> worlds = Integer.parseInt(value);
        default -> throw usage("Unknown option or no value: " + args[i]);
      }
    }
    if (data == null) {
      throw usage("No --data");
    }
    List<Variant> variants = new ArrayList<>(variants(command, settings));
    variants.removeIf(one -> !rows.isEmpty() && rows.stream().noneMatch(one.name()::contains));
    return new Arguments(variants, data, logs, worlds);
  }

  private static List<Variant> variants(String command, List<String> settings) {
    return switch (command) {
      case "ablations" -> Variants.ablations();
      case "settings" -> Variants.of(settings);
      default -> throw usage("Unknown study: '" + command + "'");
    };
  }

  private static IllegalArgumentException usage(String fault) {
    return new IllegalArgumentException(
        fault
            + " (usage: Study ablations|settings --data FOLDER [--log NAME]… [--row TEXT]…"
            + " [--worlds N] [--set KEY=VALUE,…]…)");
  }
}
