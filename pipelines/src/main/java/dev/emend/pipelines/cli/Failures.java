package dev.emend.pipelines.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emend.jobs.steps.ExitCode;
import dev.emend.pipelines.Sentence;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** Turns what went wrong into one sentence and an exit code. */
final class Failures {
  private final Surroundings surroundings;

  Failures(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** The command line cannot be understood. */
  int misunderstood(CommandLine.ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    String meant =
        failure instanceof CommandLine.UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()
            ? "; did you mean "
                + unmatched.getSuggestions().stream().limit(3).collect(Collectors.joining(" or "))
                + "?"
            : "";
    surroundings.err().println("emend: " + failure.getMessage() + meant);
    surroundings.err().println("Try ./" + command.getCommandSpec().qualifiedName() + " --help");
    surroundings.err().flush();
    return ExitCode.USAGE.code();
  }

  /** The command could not do its work. */
  int failed(Exception failure, CommandLine commandLine) {
    ExitCode code = Sentence.codeOf(failure);
    String sentence = Sentence.of(failure);
    ConfiguredCommand command =
        commandLine.getCommand() instanceof ConfiguredCommand configured ? configured : null;
    if (command != null && command.wantsJson()) {
      surroundings.out().println(json(code, sentence).toPrettyString());
      surroundings.out().flush();
    }
    surroundings.err().println("emend: " + sentence);
    if (command != null && command.wantsStacktrace()) {
      failure.printStackTrace(surroundings.err());
    } else if (!Sentence.foreseen(failure)) {
      surroundings.err().println("(--stacktrace shows where in the program it happened)");
    }
    surroundings.err().flush();
    return code.code();
  }

  private static ObjectNode json(ExitCode code, String sentence) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putObject("error").put("exit_code", code.code()).put("sentence", sentence);
    return json;
  }
}
