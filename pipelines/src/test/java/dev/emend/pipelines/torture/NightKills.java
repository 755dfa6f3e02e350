package dev.emend.pipelines.torture;

import dev.emend.pipelines.cli.InThisProcess;
import dev.emend.pipelines.cli.Main;
import dev.emend.store.RewriteStore;
import dev.emend.store.StoreVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Kills of whole nights: two nights are there, and the third is killed at a moment that is uniform
 * over its undisturbed duration, one time in four again when it is run the second time. Then it is
 * run undisturbed, and everything must be as if it had never been killed.
 */
final class NightKills implements KillLog.Torture {
  private static final List<String> DATES = List.of("2026-05-04", "2026-05-05", "2026-05-06");
  private static final List<String> STEPS =
      List.of("ingest", "judge", "count", "mine", "label", "check", "publish");

  private final Path folder;
  private final Path warehouse;
  private final Path prepared;
  private final OtherJava java = new OtherJava();
  private final SortedMap<String, String> undisturbed;
  private final String before;
  private final String after;
  private final long ms;

  /** Works in a folder, on logs that are cut from the sample nights. */
  NightKills(Path folder, Path sampleLogs) throws Exception {
    this.folder = folder;
    this.warehouse = folder.resolve("warehouse");
    this.prepared = folder.resolve("prepared");
    Files.createDirectories(folder);
    SmallLogs.write(sampleLogs, folder.resolve("logs"), DATES);
    Folders.delete(warehouse);
    demand(InThisProcess.run(words(DATES.get(0))));
    demand(InThisProcess.run(words(DATES.get(1))));
    Folders.restore(warehouse, prepared);
    before = announced();
    long start = System.nanoTime();
    if (night().waitFor() != 0) {
      throw new IllegalStateException(Files.readString(says()));
    }
    ms = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    after = announced();
    undisturbed = WarehouseState.of(warehouse, folder);
  }

  private String[] words(String date) {
    return new String[] {
      "night",
      "--warehouse",
      warehouse.toString(),
      "--logs",
      folder.resolve("logs").toString(),
      "--date",
      date,
      "--set",
      "judge.training.min-turns=300",
      "--set",
      "spark.cores=2"
    };
  }

  private Path says() {
    return folder.resolve("says");
  }

  private Process night() throws IOException {
    return java.start(says(), Main.class, List.of(words(DATES.get(2))));
  }

  private static void demand(InThisProcess.Ran ran) {
    if (ran.code() != 0) {
      throw new IllegalStateException("Exit code " + ran.code() + ": " + ran.err());
    }
  }

  private String announced() {
    try (RewriteStore store = RewriteStore.open(warehouse.resolve("store"))) {
      return store.version().content();
    }
  }

  @Override
  public Kill kill(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    boolean twice = random.nextInt(4) == 0;
    Folders.restore(prepared, warehouse);
    List<String> faults = new ArrayList<>();
    List<String> during = new ArrayList<>();
    boolean killed = false;
    long killedAfter = 0;
    try (RewriteStore open = RewriteStore.open(warehouse.resolve("store"))) {
      StoreVersion served = open.version();
      for (int i = 0; i < (twice ? 2 : 1); i++) {
        killedAfter = (long) (random.nextDouble() * ms);
        killed |= killed(killedAfter);
        during.add(step());
        inspect(open, served, faults);
      }
      InThisProcess.Ran again = InThisProcess.run(words(DATES.get(2)));
      if (again.code() != 0) {
        faults.add("the night once more: exit " + again.code() + ": " + again.err());
      }
    }
    compare(faults);
    String verdict = killed ? Kill.SAME : Kill.ENDED_FIRST;
    return new Kill(
        seed,
        twice ? "night twice" : "night",
        killedAfter,
        ms,
        String.join(" then ", during),
        faults.isEmpty() ? verdict : String.join("; ", faults));
  }

  private boolean killed(long after) throws Exception {
    Process process = night();
    boolean ended = process.waitFor(after, TimeUnit.MILLISECONDS);
    process.destroyForcibly().waitFor();
    return !ended;
  }

  /** The step that was running, by the lines of those that had ended. */
  private String step() throws IOException {
    List<String> lines = Files.readAllLines(says());
    String lock = Files.readString(warehouse.resolve(".lock"));
    String running = lock.isEmpty() ? "starting" : STEPS.get(0);
    for (int i = 0; i < STEPS.size(); i++) {
      String ended = DATES.get(2) + "  " + STEPS.get(i) + " ";
      if (lines.stream().anyMatch(line -> line.startsWith(ended))) {
        running = i + 1 < STEPS.size() ? STEPS.get(i + 1) : "report";
      }
    }
    return running;
  }

  /** Between the kill and the next night an open reader goes on, a fresh one has old or new. */
  private void inspect(RewriteStore open, StoreVersion served, List<String> faults) {
    if (!open.version().equals(served)) {
      faults.add("the open reader went to " + open.version());
    }
    String fresh = announced();
    if (!fresh.equals(before) && !fresh.equals(after)) {
      faults.add("a fresh reader has " + fresh);
    }
  }

  private void compare(List<String> faults) throws IOException {
    SortedMap<String, String> state = WarehouseState.of(warehouse, folder);
    if (!state.equals(undisturbed)) {
      faults.add(
          "differs: "
              + state.entrySet().stream()
                  .filter(entry -> !entry.getValue().equals(undisturbed.get(entry.getKey())))
                  .map(entry -> entry + " instead of " + undisturbed.get(entry.getKey()))
                  .collect(Collectors.joining(" | "))
              + missing(state));
    }
  }

  private String missing(Map<String, String> state) {
    return undisturbed.keySet().stream()
        .filter(key -> !state.containsKey(key))
        .map(key -> " | no " + key)
        .collect(Collectors.joining());
  }
}
