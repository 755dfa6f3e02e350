package dev.emend.pipelines.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.emend.jobs.steps.ExitCode;
import dev.emend.pipelines.airflow.AirflowDag;
import dev.emend.pipelines.airflow.AirflowPart;
import dev.emend.pipelines.airflow.AirflowRun;
import dev.emend.pipelines.airflow.ImportFailure;
import dev.emend.pipelines.airflow.Pause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

@Command(
    name = "check",
    description = "Says whether the scheduler can run the nights, a line for each thing it needs.",
    footer = "  ./emend airflow check --set airflow.url=https://airflow.example.org")
final class AirflowCheckCommand extends AirflowSubcommand {
  /** Nights wait in no trigger: without a triggerer they run all the same. */
  private static final Set<String> CAN_BE_MISSING = Set.of("triggerer");

  AirflowCheckCommand(Surroundings surroundings, Pause pause) {
    super(surroundings, pause);
  }

  /** One thing that was looked at. */
  private record Finding(String what, Grade grade, String sentence) {}

  private enum Grade {
    GOOD("ok"),
    WORTH_KNOWING("note"),
    BAD("BAD");

    private final String word;

    Grade(String word) {
      this.word = word;
    }
  }

  @Override
  Answer answer(Airflow airflow) {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        good("server", "Airflow " + airflow.client().version() + " at " + airflow.server()));
    airflow.client().health().forEach(part -> findings.add(part(part)));
    AirflowDag dag = airflow.client().dag(airflow.dag());
    findings.add(1, good("login", "as " + who(airflow)));
    List<ImportFailure> broken = airflow.client().importFailures();
    findings.add(dag(dag, broken));
    otherFiles(dag, broken).ifPresent(findings::add);
    findings.add(paused(dag));
    findings.add(newest(airflow.client().runs(dag.id(), 1)));
    return answer(findings);
  }

  private static String who(Airflow airflow) {
    return airflow.login().token() == null ? airflow.login().user() : "the owner of the token";
  }

  private static Finding part(AirflowPart part) {
    String heard =
        part.heard() == null ? "" : ", last heard of " + AirflowText.time(part.heard()) + " UTC";
    if (part.healthy()) {
      return good(part.name(), "healthy" + heard);
    }
    String state = part.status() == null ? "not there" : part.status() + heard;
    return CAN_BE_MISSING.contains(part.name())
        ? new Finding(part.name(), Grade.WORTH_KNOWING, state + "; the nights do without it")
        : new Finding(
            part.name(), Grade.BAD, state + ": start airflow " + part.name().replace(' ', '-'));
  }

  private static Finding dag(AirflowDag dag, List<ImportFailure> broken) {
    if (dag.importErrors()) {
      String cause =
          broken.stream()
              .filter(failure -> failure.file().equals(dag.file()))
              .findFirst()
              .map(failure -> ": " + failure.cause())
              .orElse("");
      return new Finding(
          "DAG",
          Grade.BAD,
          dag.file() + " cannot be parsed" + cause + "; " + dag.id() + " is as it was before");
    }
    if (dag.stale()) {
      return new Finding(
          "DAG", Grade.BAD, dag.id() + " is no longer in the DAG folder; put its file back");
    }
    String parsed =
        dag.parsed() == null ? "" : ", parsed " + AirflowText.time(dag.parsed()) + " UTC";
    String schedule = dag.schedule() == null ? ", no schedule" : ", schedule " + dag.schedule();
    return good("DAG", dag.id() + schedule + parsed);
  }

  private static Optional<Finding> otherFiles(AirflowDag dag, List<ImportFailure> broken) {
    String files =
        broken.stream()
            .filter(failure -> !failure.file().equals(dag.file()))
            .map(failure -> failure.file() + " cannot be parsed (" + failure.cause() + ")")
            .collect(Collectors.joining("; "));
    return files.isEmpty()
        ? Optional.empty()
        : Optional.of(new Finding("other files", Grade.WORTH_KNOWING, files));
  }

  private static Finding paused(AirflowDag dag) {
    if (dag.paused()) {
      return new Finding(
          "paused", Grade.WORTH_KNOWING, "yes, no night begins: ./emend airflow unpause");
    }
    String next =
        dag.nextStart() == null
            ? "no next night is planned"
            : "the next night is " + dag.nextStart().toString().substring(0, 10);
    return good("paused", "no, " + next);
  }

  private static Finding newest(List<AirflowRun> runs) {
    if (runs.isEmpty()) {
      return good("newest run", "none yet");
    }
    AirflowRun run = runs.get(0);
    return new Finding(
        "newest run", run.failed() ? Grade.WORTH_KNOWING : Grade.GOOD, AirflowText.line(run));
  }

  private static Finding good(String what, String sentence) {
    return new Finding(what, Grade.GOOD, sentence);
  }

  private static Answer answer(List<Finding> findings) {
    TextTable table = new TextTable("what", "", "how");
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    for (Finding finding : findings) {
      table.row(finding.what(), finding.grade().word, finding.sentence());
      json.addObject()
          .put("what", finding.what())
          .put("grade", finding.grade().word)
          .put("sentence", finding.sentence());
    }
    String bad =
        findings.stream()
            .filter(finding -> finding.grade() == Grade.BAD)
            .map(finding -> finding.what() + " " + finding.sentence())
            .collect(Collectors.joining("; "));
    return new Answer(
        bad.isEmpty() ? ExitCode.DONE : ExitCode.FAILURE, table.toString(), json, bad);
  }
}
