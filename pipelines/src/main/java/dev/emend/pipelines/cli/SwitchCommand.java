package dev.emend.pipelines.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emend.jobs.config.Configuration;
import dev.emend.jobs.steps.ExitCode;
import dev.emend.pipelines.ExpectedFailure;
import dev.emend.store.publish.FleetSwitch;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "switch",
    description = {
      "Stops all services that follow the store from rewriting, or lets them again.",
      "Each obeys at its next refresh. Without an option, says which it is."
    },
    footer = {"  ./emend switch --off \"wrong names in Berlin\"", "  ./emend switch --on"})
final class SwitchCommand extends ConfiguredCommand {
  @ArgGroup private Turn turn;

  @Option(names = "--dry-run", description = "Say what would be done, and change nothing.")
  private boolean dryRun;

  /** Which way. */
  static final class Turn {
    @Option(
        names = "--off",
        paramLabel = "REASON",
        description = "Rewrite nothing any more; the reason is shown by each service's health.")
    private String off;

    @Option(names = "--on", description = "Rewrite again.")
    private boolean on;
  }

  SwitchCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Answer answer(Configuration.Sound configuration) {
    FleetSwitch fleet = new FleetSwitch(StoreFolder.storage(configuration.settings()));
    String place = StoreFolder.place(configuration.settings());
    if (turn != null && !dryRun) {
      turn(fleet);
    }
    String reason =
        turn != null && dryRun ? (turn.on ? null : turn.off) : fleet.reason().orElse(null);
    String state =
        reason == null
            ? "Rewriting is on in " + place
            : "Rewriting is off in %s: %s".formatted(place, reason);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("off", reason != null).put("reason", reason).put("store", place);
    return Answer.done(turn != null && dryRun ? "Would say: " + state : state, json);
  }

  private void turn(FleetSwitch fleet) {
    if (turn.on) {
      fleet.on();
      return;
    }
    try {
      fleet.off(turn.off);
    } catch (IllegalArgumentException e) {
      throw new ExpectedFailure(ExitCode.USAGE, e.getMessage(), e);
    }
  }
}
