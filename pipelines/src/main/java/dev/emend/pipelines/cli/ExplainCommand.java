package dev.emend.pipelines.cli;

import dev.emend.jobs.config.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "explain",
    description =
        "Tells why a rewrite exists or does not: the chain around it, counts, customers, scores, and"
            + " the guard that refused it.",
    footer = {
      "  ./emend explain \"play maj and dragons\"",
      "  ./emend explain \"play maj and dragons\" --svg chain.svg"
    })
final class ExplainCommand extends ConfiguredCommand {
  private final Rooms.Opener opener;

  @Parameters(paramLabel = "REWRITE_ID|TEXT", description = "A rewrite's id, or an utterance.")
  private String text;

  @Option(
      names = "--context",
      paramLabel = "CONTEXT",
      description = "What the assistant had just asked or offered; none for an open request.")
  private String context;

  @Option(
      names = "--locale",
      paramLabel = "LOCALE",
      defaultValue = "en-US",
      description = "BCP 47, ${DEFAULT-VALUE} where not given.")
  private String locale;

  @Option(
      names = "--svg",
      paramLabel = "FILE",
      description = "Draw the chain as a picture, too; a file that is there is replaced.")
  private String svg;

  /**
   * What is asked.
   *
   * @param text a rewrite's id or an utterance
   * @param locale of the utterance
   * @param context of the utterance, or null
   * @param svg the file for the picture, or null
   */
  record Question(String text, String locale, String context, String svg) {}

  ExplainCommand(Surroundings surroundings, Rooms.Opener opener) {
    super(surroundings);
    this.opener = opener;
  }

  @Override
  Answer answer(Configuration.Sound configuration) {
    try (Rooms rooms = opener.open(configuration.settings(), Rooms.Use.READ);
        Progress progress = new Progress(surroundings(), rooms::work)) {
      progress.working("explain");
      return rooms.explain(new Question(text, locale, context, svg));
    }
  }
}
