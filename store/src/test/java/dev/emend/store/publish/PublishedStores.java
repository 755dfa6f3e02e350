package dev.emend.store.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emend.interaction.Rewrite;
import dev.emend.store.RewriteStore;
import dev.emend.store.Rewrites;
import dev.emend.store.StoreException;
import dev.emend.store.StoreVersion;
import dev.emend.store.format.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Small stores whose every look-up tells the version it was answered from. */
final class PublishedStores {
  static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
  private static final int REWRITES = 20;
  private static final PublishOptions KEEP_TWO =
      new PublishOptions(new Guards(1, Double.POSITIVE_INFINITY, 0), 2);

  private PublishedStores() {}

  static RewritePublisher publisher(Path folder) {
    return new RewritePublisher(folder, KEEP_TWO);
  }

  static PublishOutcome publish(Path folder, int version) {
    return publisher(folder).publish(rewrites(version), LocalDate.EPOCH, NOW.plusSeconds(version));
  }

  /** The number under which a version is published when nothing later is announced. */
  static long number(int version) {
    return RewritePublisher.versionAt(NOW.plusSeconds(version));
  }

  private static List<Rewrite> rewrites(int version) {
    List<Rewrite> rewrites = new ArrayList<>();
    for (int i = 0; i < REWRITES; i++) {
      rewrites.add(
          Rewrites.global(i % 2 == 0 ? null : "context " + i, "source " + i, "of " + version));
    }
    return rewrites;
  }

  /** The one version that all look-ups are answered from, or 0 if nothing is published. */
  static int served(Path folder) {
    if (!Files.exists(folder.resolve("announced"))) {
      assertThatThrownBy(() -> RewriteStore.open(folder))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("Nothing has been published");
      return 0;
    }
    return served(RewriteStore.open(folder));
  }

  /** The one version that all look-ups are answered from. */
  static int served(RewriteStore store) {
    TreeSet<String> targets = new TreeSet<>();
    for (int i = 0; i < REWRITES; i++) {
      String context = i % 2 == 0 ? null : "context " + i;
      targets.add(store.lookup("en-US", null, context, "source " + i).orElseThrow().target());
    }
    assertThat(targets).hasSize(1);
    return Integer.parseInt(targets.first().substring("of ".length()));
  }

  static Path copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
    return to;
  }

  /** The bytes of all files, by their names. */
  static List<String> bytes(Path folder) throws IOException {
    List<String> files = new ArrayList<>();
    for (String name : names(folder)) {
      files.add(name + " " + Sha256.of(text(folder.resolve(name))));
    }
    return files;
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** What is left over belongs to kept versions, and each of those loads. */
  static void assertNextHeals(Path folder, int next) throws IOException {
    assertThat(publish(folder, next)).isInstanceOf(PublishOutcome.Published.class);
    assertThat(served(folder)).isEqualTo(next);
    RewritePublisher publisher = publisher(folder);
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
}
