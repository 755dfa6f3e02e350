package dev.emend.jobs.steps;

import dev.emend.interaction.Rewrite;
import dev.emend.jobs.rows.AcceptedNight;
import dev.emend.jobs.rows.RewriteCodec;
import dev.emend.jobs.tables.Table;
import dev.emend.store.StoreVersion;
import dev.emend.store.publish.PublishOutcome;
import dev.emend.store.publish.RewritePublisher;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Publishes the accepted rewrites into the store and moves its announcement. */
public final class PublishStep implements Step {
  /** The step's name. */
  public static final String NAME = "publish";

  private final Supplier<RewritePublisher> publisher;
  private final InstantSource clock;

  /**
   * Publishes into a store.
   *
   * @param publisher of the store
   * @param clock numbers the versions
   */
  public PublishStep(Supplier<RewritePublisher> publisher, InstantSource clock) {
    this.publisher = publisher;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<Table> reads() {
    return Set.of(Table.NIGHTS, Table.REWRITES);
  }

  @Override
  public Set<Table> writes() {
    return Set.of();
  }

  @Override
  public StepOutcome run(NightRun run) {
    Optional<AcceptedNight> newest = run.warehouse().nights().newest();
    if (newest.isEmpty()) {
      return refused(
          ExitCode.PUBLISH_REFUSED,
          "Nothing to publish: the warehouse "
              + run.warehouse().options().location()
              + " has no accepted night. Run a night first.");
    }
    Dataset<Row> rows = run.warehouse().accepted(Table.REWRITES);
    RewriteCodec codec = new RewriteCodec(rows.schema());
    List<Rewrite> rewrites = rows.collectAsList().stream().map(codec::rewrite).toList();
    return outcome(
        publisher
            .get()
            .publish(rewrites, run.warehouse().nights().byNight().lastKey(), clock.instant()));
  }

  private static StepOutcome outcome(PublishOutcome outcome) {
    if (outcome instanceof PublishOutcome.Refused no) {
      return refused(ExitCode.PUBLISH_REFUSED, no.sentence());
    }
    Map<String, Long> counts = new LinkedHashMap<>();
    List<String> notes = new ArrayList<>();
    if (outcome instanceof PublishOutcome.Published published) {
      notes.add("Announced version " + named(published.version()));
      counts.put("rewrites", published.version().count());
      counts.put("not served", published.notServed());
      notes.addAll(published.warnings());
      if (published.change() != null) {
        notes.add(
            String.format(
                Locale.ROOT,
                "Of %,d announced rewrites: %,d added, %,d removed, %,d changed",
                published.change().announced(),
                published.change().added(),
                published.change().removed(),
                published.change().changed()));
      }
    } else if (outcome instanceof PublishOutcome.Unchanged unchanged) {
      counts.put("rewrites", unchanged.version().count());
      counts.put("not served", unchanged.notServed());
      notes.add(
          "The announced version "
              + named(unchanged.version())
              + ", says the same already; nothing was written");
    }
    return new StepOutcome.Done(counts, notes);
  }

  private static String named(StoreVersion version) {
    return version.version() + ", as of " + version.asOf();
  }

  private static StepOutcome refused(ExitCode code, String sentence) {
    return new StepOutcome.Refused(code, sentence, Map.of(), List.of());
  }
}
