package dev.emend.pipelines.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.emend.jobs.config.Configuration;
import dev.emend.jobs.steps.ExitCode;
import dev.emend.store.StoreVersion;
import dev.emend.store.publish.RewritePublisher;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
    name = "versions",
    description = "Lists the versions that the store keeps, and which one is announced.",
    footer = "  ./emend versions --warehouse /data/warehouse")
final class VersionsCommand extends ConfiguredCommand {
  VersionsCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Answer answer(Configuration.Sound configuration) {
    RewritePublisher publisher = StoreFolder.publisher(configuration.settings());
    List<StoreVersion> versions = publisher.versions();
    TextTable table = new TextTable("version", "as of", "rewrites", "personal", "");
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    for (StoreVersion version : versions) {
      table.row(
          version.version(),
          version.asOf(),
          version.count(),
          version.personal(),
          version.announced() ? "announced" : "");
      json.addObject()
          .put("version", version.version())
          .put("as_of", version.asOf().toString())
          .put("global", version.global())
          .put("personal", version.personal())
          .put("content", version.content())
          .put("announced", version.announced());
    }
    String none =
        "No version in " + StoreFolder.place(configuration.settings()) + " yet: run a night";
    String text = versions.isEmpty() ? none : table.toString();
    return publisher
        .damage()
        .map(damage -> new Answer(ExitCode.FAILURE, text, json, damage))
        .orElseGet(() -> Answer.done(text, json));
  }
}
