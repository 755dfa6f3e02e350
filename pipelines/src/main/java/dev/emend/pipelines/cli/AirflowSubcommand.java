package dev.emend.pipelines.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.emend.jobs.config.Configuration;
import dev.emend.jobs.config.Settings;
import dev.emend.jobs.steps.ExitCode;
import dev.emend.pipelines.ExpectedFailure;
import dev.emend.pipelines.airflow.AirflowClient;
import dev.emend.pipelines.airflow.AirflowLogin;
import dev.emend.pipelines.airflow.AirflowRun;
import dev.emend.pipelines.airflow.AirflowServer;
import dev.emend.pipelines.airflow.Pause;
import java.time.LocalDate;
import java.util.Optional;

/** What the commands for Airflow have in common: the server, the login and the DAG. */
abstract class AirflowSubcommand extends ConfiguredCommand {
  private final Pause pause;

  AirflowSubcommand(Surroundings surroundings, Pause pause) {
    super(surroundings);
    this.pause = pause;
  }

  /** Does what was asked for. */
  abstract Answer answer(Airflow airflow);

  @Override
  final Answer answer(Configuration.Sound configuration) {
    Settings.Airflow settings = configuration.settings().airflow();
    AirflowServer server = AirflowServer.of(settings);
    server.warning().ifPresent(this::warn);
    AirflowLogin login = AirflowLogin.of(settings, surroundings().environment());
    return answer(new Airflow(new AirflowClient(server, login, pause), server, login, settings));
  }

  /** Tells something beside the answer. */
  final void warn(String sentence) {
    surroundings().err().println("Warning: " + sentence);
    surroundings().err().flush();
  }

  final AirflowWatch watch(Airflow airflow) {
    return new AirflowWatch(airflow, surroundings(), pause);
  }

  /**
   * The scheduler of the settings.
   *
   * @param client speaks to it
   * @param server where it is
   * @param login who asks
   * @param settings what the configuration says
   */
  record Airflow(
      AirflowClient client, AirflowServer server, AirflowLogin login, Settings.Airflow settings) {
    String dag() {
      return settings.dag();
    }

    /** Pauses the DAG or lets it go on. */
    Answer paused(boolean paused) {
      boolean before = client.dag(dag()).paused();
      boolean now = client.pause(dag(), paused).paused();
      String sentence =
          dag()
              + (before == now ? " was " : " is now ")
              + (now ? "paused" : "not paused")
              + (before == now ? " already" : "");
      return Answer.done(
          sentence, JsonNodeFactory.instance.objectNode().put("dag", dag()).put("paused", now));
    }

    /** The run of a night, or the newest one. */
    AirflowRun run(LocalDate dateOrNull) {
      client.dag(dag()); // An unknown DAG is told before a missing run.
      Optional<AirflowRun> run =
          dateOrNull == null
              ? client.runs(dag(), 1).stream().findFirst()
              : client.run(dag(), dateOrNull);
      String which = dateOrNull == null ? "yet" : "for " + dateOrNull;
      String date = dateOrNull == null ? "DATE" : dateOrNull.toString();
      return run.orElseThrow(
          () ->
              new ExpectedFailure(
                  ExitCode.USAGE,
                  "%s has no run %s: ./emend airflow trigger --date %s"
                      .formatted(dag(), which, date)));
    }
  }
}
