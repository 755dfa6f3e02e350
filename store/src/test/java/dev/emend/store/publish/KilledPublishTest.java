package dev.emend.store.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emend.interaction.Rewrite;
import dev.emend.store.RewriteStore;
import dev.emend.store.Rewrites;
import dev.emend.store.StoreException;
import dev.emend.store.StoreVersion;
import dev.emend.store.files.Killed;
import dev.emend.store.files.Moment;
import dev.emend.store.files.MortalFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A publisher that is killed at every single call to the file system, one after another. */
class KilledPublishTest {
  private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
  private static final int REWRITES = 20;
  private static final PublishOptions KEEP_TWO =
      new PublishOptions(new Guards(1, Double.POSITIVE_INFINITY, 0), 2);

  @TempDir Path temporary;

  private static List<Rewrite> rewrites(int version) {
    List<Rewrite> rewrites = new ArrayList<>();
    for (int i = 0; i < REWRITES; i++) {
      rewrites.add(
          Rewrites.global(i % 2 == 0 ? null : "context " + i, "source " + i, "of " + version));
    }
    return rewrites;
  }

  private static PublishOutcome publish(Path folder, int version) {
    return new RewritePublisher(folder, KEEP_TWO)
        .publish(rewrites(version), LocalDate.EPOCH, NOW.plusSeconds(version));
  }

  /** The one version that all look-ups are answered from, or 0 if nothing is published. */
  private static int served(Path folder) {
    if (!Files.exists(folder.resolve("announced"))) {
      assertThatThrownBy(() -> RewriteStore.open(folder))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("Nothing has been published");
      return 0;
    }
    RewriteStore store = RewriteStore.open(folder);
    TreeSet<String> targets = new TreeSet<>();
    for (int i = 0; i < REWRITES; i++) {
      String context = i % 2 == 0 ? null : "context " + i;
      targets.add(store.lookup("en-US", null, context, "source " + i).orElseThrow().target());
    }
    assertThat(targets).hasSize(1);
    return Integer.parseInt(targets.first().substring("of ".length()));
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aKilledPublishLeavesTheOldVersionOrTheNewAndTheNextOneClearsUp(Moment moment)
      throws IOException {
    Path before = temporary.resolve("before");
    for (int version = 1; version <= 3; version++) {
      publish(before, version);
    }
    boolean killed = true;
    int old = 0;
    for (int call = 1; killed; call++) {
      Path folder = temporary.resolve(moment + "-" + call);
      copy(before, folder);
      killed = killedAt(call, moment, folder, 4);
      int served = served(folder);
      assertThat(served).isBetween(3, 4);
      old += served == 3 ? 1 : 0;
      assertNextHeals(folder, 5);
      assertThat(new RewritePublisher(folder, KEEP_TWO).versions()).hasSize(2);
    }
    assertThat(old).isGreaterThan(30);
  }

  @ParameterizedTest
  @EnumSource
  void aKilledFirstPublishLeavesNothingOrAVersion(Moment moment) throws IOException {
    boolean killed = true;
    for (int call = 1; killed; call++) {
      Path folder = temporary.resolve(moment + "-first-" + call);
      killed = killedAt(call, moment, folder, 1);
      assertThat(served(folder)).isBetween(0, 1);
      assertNextHeals(folder, 2);
    }
  }

  private static boolean killedAt(int call, Moment moment, Path folder, int version) {
    MortalFiles files = new MortalFiles(call, moment);
    try {
      assertThat(publish(files.path(folder), version)).isInstanceOf(PublishOutcome.Published.class);
      return false;
    } catch (Killed death) {
      return true;
    }
  }

  /** What is left over belongs to kept versions, and each of those loads. */
  private static void assertNextHeals(Path folder, int next) throws IOException {
    assertThat(publish(folder, next)).isInstanceOf(PublishOutcome.Published.class);
    assertThat(served(folder)).isEqualTo(next);
    RewritePublisher publisher = new RewritePublisher(folder, KEEP_TWO);
    List<String> expected = new ArrayList<>(List.of("announced", "publish.lock"));
    for (StoreVersion version : publisher.versions()) {
      List<String> kinds = new ArrayList<>(List.of("manifest", "snapshot"));
      if (Files.exists(folder.resolve(version.version() + ".delta"))) {
        kinds.addAll(List.of("delta", "reverse"));
      }
      kinds.forEach(kind -> expected.add(version.version() + "." + kind));
    }
    expected.sort(null);
    assertThat(names(folder)).isEqualTo(expected);
    for (StoreVersion version : publisher.versions()) {
      assertThat(publisher.announce(version.version()))
          .isNotInstanceOf(AnnounceOutcome.Refused.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aKilledRollbackLeavesOneVersionOrTheOther(Moment moment) throws IOException {
    Path before = temporary.resolve("before");
    publish(before, 1);
    publish(before, 2);
    long first = RewritePublisher.versionAt(NOW.plusSeconds(1));
    boolean killed = true;
    for (int call = 1; killed; call++) {
      Path folder = temporary.resolve(moment + "-back-" + call);
      copy(before, folder);
      MortalFiles files = new MortalFiles(call, moment);
      try {
        new RewritePublisher(files.path(folder), KEEP_TWO).announce(first);
        killed = false;
      } catch (Killed death) {
        killed = true;
      }
      assertThat(served(folder)).isBetween(1, 2);
      assertNextHeals(folder, 3);
    }
  }

  @Test
  void theCallsThatAreCountedAreThoseOfARealPublish() {
    MortalFiles files = new MortalFiles(0, Moment.BEFORE);
    publish(files.path(temporary.resolve("counted")), 1);
    assertThat(files.calls()).isGreaterThan(20);
  }
}
