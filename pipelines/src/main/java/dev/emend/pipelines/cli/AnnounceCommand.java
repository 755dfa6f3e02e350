package dev.emend.pipelines.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emend.jobs.config.Configuration;
import dev.emend.jobs.steps.ExitCode;
import dev.emend.pipelines.ExpectedFailure;
import dev.emend.store.StoreException;
import dev.emend.store.StoreVersion;
import dev.emend.store.publish.AnnounceOutcome;
import dev.emend.store.publish.RewritePublisher;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "announce",
    description = "Announces a kept version: back to an older one, or forward again.",
    footer = "  ./emend announce 20260303021500000")
final class AnnounceCommand extends ConfiguredCommand {
  @Parameters(paramLabel = "VERSION", description = "One of ./emend versions.")
  private long version;

  @Option(names = "--dry-run", description = "Say what would be announced, and change nothing.")
  private boolean dryRun;

  AnnounceCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Answer answer(Configuration.Sound configuration) {
    RewritePublisher publisher = StoreFolder.publisher(configuration.settings());
    if (dryRun) {
      return plan(publisher);
    }
    AnnounceOutcome outcome = publisher.announce(version);
    if (outcome instanceof AnnounceOutcome.Refused refused) {
      throw new ExpectedFailure(ExitCode.PUBLISH_REFUSED, refused.sentence());
    }
    if (outcome instanceof AnnounceOutcome.Announced announced) {
      String instead = announced.before() == null ? "" : " in place of " + announced.before();
      return answer("Announced " + facts(announced.version()) + instead, announced.version(), true);
    }
    StoreVersion same = ((AnnounceOutcome.Unchanged) outcome).version();
    return answer(facts(same) + " was announced already", same, false);
  }

  /** A version of the command line. */
  static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new CommandLine.TypeConversionException(
          "'" + text + "' is no version (./emend versions lists them)");
    }
  }

  private static List<StoreVersion> versions(RewritePublisher publisher) {
    try {
      return publisher.versions();
    } catch (StoreException e) {
      throw new ExpectedFailure(ExitCode.PUBLISH_REFUSED, e.getMessage(), e);
    }
  }

  private Answer plan(RewritePublisher publisher) {
    StoreVersion kept =
        versions(publisher).stream()
            .filter(candidate -> candidate.version() == version)
            .findFirst()
            .orElseThrow(
                () ->
                    new ExpectedFailure(
                        ExitCode.PUBLISH_REFUSED,
                        "Cannot announce "
                            + version
                            + ": it is not among the versions kept (./emend versions lists them)"));
    return kept.announced()
        ? answer(facts(kept) + " is announced already", kept, false)
        : answer("Would announce " + facts(kept), kept, false);
  }

  private static String facts(StoreVersion version) {
    return "%d (as of %s, %,d rewrites)"
        .formatted(version.version(), version.asOf(), version.count());
  }

  private static Answer answer(String text, StoreVersion version, boolean moved) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("version", version.version())
        .put("as_of", version.asOf().toString())
        .put("rewrites", version.count())
        .put("moved", moved);
    return Answer.done(text, json);
  }
}
