package dev.emend.pipelines.torture;

import dev.emend.interaction.Reading;
import dev.emend.interaction.Rewrite;
import dev.emend.store.publish.AnnounceOutcome;
import dev.emend.store.publish.Guards;
import dev.emend.store.publish.PublishOptions;
import dev.emend.store.publish.PublishOutcome;
import dev.emend.store.publish.RewritePublisher;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A process that publishes once it is told to, by a byte, and says how it went. */
final class PublishProcess {
  /** What it says when it waits. */
  static final String READY = "ready";

  private static final Instant FIRST = Instant.parse("2026-11-21T03:00:00Z");
  static final int REWRITES = 6_000;
  static final int KEPT = 3;

  private static final PublishOptions OPTIONS = new PublishOptions(new Guards(1, 0.3, 1_000), KEPT);

  private PublishProcess() {}

  public static void main(String[] args) throws IOException {
    System.out.println(READY);
    System.out.flush();
    int unused = System.in.read();
    System.out.println(run(args[0], Path.of(args[1]), Integer.parseInt(args[2])));
  }

  /** Publishes or announces, and tells the outcome. */
  static String run(String kind, Path store, int version) {
    return kind.equals("rollback") ? announce(store, version) : publish(store, version);
  }

  private static String publish(Path store, int version) {
    PublishOutcome outcome =
        publisher(store)
            .publish(
                rewrites(version), LocalDate.EPOCH.plusDays(version), FIRST.plusSeconds(version));
    return outcome instanceof PublishOutcome.Refused refused
        ? "refused: " + refused.sentence()
        : outcome.getClass().getSimpleName();
  }

  private static String announce(Path store, int version) {
    AnnounceOutcome outcome = publisher(store).announce(number(version));
    return outcome instanceof AnnounceOutcome.Refused refused
        ? "refused: " + refused.sentence()
        : outcome.getClass().getSimpleName();
  }

  static RewritePublisher publisher(Path store) {
    return new RewritePublisher(store, OPTIONS);
  }

  static long number(int version) {
    return RewritePublisher.versionAt(FIRST.plusSeconds(version));
  }

  /** One in fifty changes from version to version; the first always tells the version. */
  private static List<Rewrite> rewrites(int version) {
    List<Rewrite> rewrites = new ArrayList<>();
    for (int i = 0; i < REWRITES; i++) {
      String target = "target number " + i + " of " + since(i, version);
      rewrites.add(rewrite(context(i), "source number " + i, target));
    }
    return rewrites;
  }

  /** The version in which a rewrite came to what it is in a version. */
  static int since(int i, int version) {
    return i == 0 ? version : version - Math.floorMod(version - i, 50);
  }

  /** The context of a rewrite, or null. */
  static String context(int i) {
    return i % 3 == 0 && i > 0 ? "context " + i % 7 : null;
  }

  private static Rewrite rewrite(String context, String source, String target) {
    return new Rewrite(
        Rewrite.idOf("en-US", Rewrite.Scope.GLOBAL, null, context, source, target),
        "en-US",
        Rewrite.Scope.GLOBAL,
        null,
        context,
        source,
        target,
        new Reading("media", "play", List.of()),
        0.2,
        0.9,
        0.5,
        10,
        5,
        null,
        null,
        Rewrite.Status.AUTO,
        "of a test");
  }
}
