package dev.emend.pipelines.torture;

import dev.emend.store.Refresh;
import dev.emend.store.RewriteStore;
import dev.emend.store.ServedRewrite;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Kills of publishes alone. */
final class PublishKills implements KillLog.Torture {
  private static final int OLD = 4;
  private static final int NEW = 5;

  /**
   * What an undisturbed run leaves.
   *
   * @param ms how long it takes
   * @param writingMs how long it takes from its first file on
   */
  private record Undisturbed(SortedMap<String, String> files, long ms, long writingMs) {}

  private final Path folder;
  private final Path store;
  private final OtherJava java = new OtherJava();
  private final Map<String, Undisturbed> undisturbed = new TreeMap<>();

  /** Works in a folder. */
  PublishKills(Path folder) throws Exception {
    this.folder = folder;
    this.store = folder.resolve("store");
    Files.createDirectories(folder.resolve("first"));
    for (int version = 1; version <= OLD; version++) {
      PublishProcess.run("delta", folder.resolve("delta"), version);
    }
    Folders.restore(folder.resolve("delta"), folder.resolve("rollback"));
    for (String kind : List.of("first", "delta", "rollback")) {
      undisturbed.put(kind, undisturbed(kind));
    }
  }

  private Undisturbed undisturbed(String kind) throws Exception {
    Folders.restore(folder.resolve(kind), store);
    Process process = begin(kind);
    long start = System.nanoTime();
    tell(process);
    until(() -> isWriting(), process);
    long firstFile = System.nanoTime();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(says());
    }
    long ended = System.nanoTime();
    return new Undisturbed(
        Folders.digests(store),
        TimeUnit.NANOSECONDS.toMillis(ended - start),
        TimeUnit.NANOSECONDS.toMillis(ended - firstFile));
  }

  /** Whether the first file of the new version is there, whole or not. */
  private boolean isWriting() {
    Path snapshot = store.resolve(PublishProcess.number(NEW) + ".snapshot");
    return Files.exists(snapshot) || Files.exists(Path.of(snapshot + ".unfinished"));
  }

  private static int target(String kind) {
    return kind.equals("rollback") ? OLD - 1 : NEW;
  }

  private Process begin(String kind) throws IOException {
    List<String> words = List.of(kind, store.toString(), String.valueOf(target(kind)));
    Process process = java.start(folder.resolve("says"), PublishProcess.class, words);
    until(() -> says().contains(PublishProcess.READY), process);
    return process;
  }

  /** Looks now and then, for as long as the process lives. */
  private static void until(BooleanSupplier happened, Process process) {
    try {
      boolean ended = false;
      while (!ended && !happened.getAsBoolean()) {
        ended = process.waitFor(1, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String says() {
    try (BufferedReader reader = Files.newBufferedReader(folder.resolve("says"))) {
      return String.join("\n", reader.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void tell(Process process) throws IOException {
    try (OutputStream out = process.getOutputStream()) {
      out.write("\n".getBytes(StandardCharsets.US_ASCII));
    }
  }

  @Override
  public Kill kill(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    int draw = random.nextInt(10);
    String kind = draw == 0 ? "first" : draw == 1 ? "rollback" : "delta";
    Undisturbed wanted = undisturbed.get(kind);
    boolean whileWriting = !kind.equals("rollback") && random.nextBoolean();
    long of = whileWriting ? wanted.writingMs() : wanted.ms();
    long ms = (long) (random.nextDouble() * of);
    Folders.restore(folder.resolve(kind), store);
    List<String> faults = new ArrayList<>();
    String during;
    boolean killed;
    try (RewriteStore before = kind.equals("first") ? null : RewriteStore.open(store)) {
      killed = killed(kind, whileWriting, ms);
      during = killed ? stage() : "nothing any more";
      inspect(kind, before, faults);
      String outcome = PublishProcess.run(kind, store, target(kind));
      if (outcome.startsWith("refused")) {
        faults.add("the same once more is " + outcome);
      }
    }
    if (!Folders.digests(store).equals(wanted.files())) {
      faults.add("files differ: " + Folders.digests(store) + " instead of " + wanted.files());
    }
    String verdict = killed ? Kill.SAME : Kill.ENDED_FIRST;
    return new Kill(
        seed,
        "publish " + kind + (whileWriting ? " from its first file on" : ""),
        ms,
        of,
        during,
        faults.isEmpty() ? verdict : String.join("; ", faults));
  }

  private boolean killed(String kind, boolean whileWriting, long ms) throws Exception {
    Process process = begin(kind);
    tell(process);
    if (whileWriting) {
      until(() -> isWriting(), process);
    }
    boolean ended = process.waitFor(ms, TimeUnit.MILLISECONDS);
    process.destroyForcibly().waitFor();
    return !ended;
  }

  /** What the newest files tell of how far it got. */
  private String stage() throws IOException {
    try (Stream<Path> files = Files.list(store)) {
      List<String> unfinished =
          files
              .map(file -> file.getFileName().toString())
              .filter(
                  name -> name.startsWith(PublishProcess.number(NEW) + ".") || name.contains("unf"))
              .map(name -> name.replaceFirst("^[0-9]+\\.", ""))
              .sorted()
              .toList();
      String announced = served() == 0 ? "" : " (serves " + served() + ")";
      return (unfinished.isEmpty() ? "no file of it" : String.join("+", unfinished)) + announced;
    }
  }

  /** The version that a fresh reader serves; 0 for none. */
  private int served() {
    if (!Files.exists(store.resolve("announced"))) {
      return 0;
    }
    try (RewriteStore fresh = RewriteStore.open(store)) {
      return version(fresh);
    }
  }

  private static int version(RewriteStore opened) {
    String first =
        opened
            .lookup("en-US", null, null, "source number 0")
            .map(ServedRewrite::target)
            .orElseThrow();
    return Integer.parseInt(first.substring("target number 0 of ".length()));
  }

  /** A fresh reader and one that was open have the old version or the new, and all of it. */
  private void inspect(String kind, RewriteStore before, List<String> faults) {
    int old = kind.equals("first") ? 0 : OLD;
    int served = served();
    if (served != old && served != target(kind)) {
      faults.add("a fresh reader has version " + served);
    }
    if (before == null) {
      return;
    }
    if (version(before) != OLD) {
      faults.add("the open reader changed by itself");
    }
    if (before.refresh() instanceof Refresh.Refused refused) {
      faults.add("the open reader is refused: " + refused.sentence());
    }
    if (version(before) != served) {
      faults.add("the open reader has version " + version(before) + " and not " + served);
    }
  }
}
