package dev.emend.pipelines.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.emend.jobs.config.Configuration;
import dev.emend.jobs.config.EffectiveValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "config",
    description = "Shows the values in effect and where each came from.",
    footer = "  ./emend config --set window.nights=7 --explain")
final class ConfigCommand extends ConfiguredCommand {
  @Option(names = "--explain", description = "Say what each key means.")
  private boolean explain;

  ConfigCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Answer answer(Configuration.Sound configuration) {
    TextTable table = new TextTable("key", "value", "from");
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    for (EffectiveValue value : configuration.values()) {
      table.row(value.key(), value.value(), value.origin());
      if (explain) {
        table.row("", "", "  " + value.meaning());
      }
      json.addObject()
          .put("key", value.key())
          .put("value", value.value())
          .put("from", value.origin())
          .put("meaning", value.meaning());
    }
    return Answer.done(table.toString(), json);
  }
}
