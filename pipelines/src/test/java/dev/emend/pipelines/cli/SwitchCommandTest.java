package dev.emend.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.interaction.Reading;
import dev.emend.interaction.Rewrite;
import dev.emend.jobs.steps.ExitCode;
import dev.emend.pipelines.InMemoryNights;
import dev.emend.pipelines.InMemorySteps;
import dev.emend.store.publish.PublishOptions;
import dev.emend.store.publish.RewritePublisher;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SwitchCommandTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 1);

  @TempDir Path folder;
  private StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void publish() {
    Rewrite rewrite =
        new Rewrite(
            Rewrite.idOf("en-US", Rewrite.Scope.GLOBAL, null, null, "plai it", "play it"),
            "en-US",
            Rewrite.Scope.GLOBAL,
            null,
            null,
            "plai it",
            "play it",
            Reading.NOTHING,
            0.1,
            0.9,
            0.7,
            5,
            5,
            NIGHT,
            NIGHT,
            Rewrite.Status.AUTO,
            "5 customers agree");
    new RewritePublisher(folder.resolve("store"), PublishOptions.DEFAULT)
        .publish(List.of(rewrite), NIGHT, Instant.parse("2026-03-02T03:00:00Z"));
  }

  @Test
  void offIsObeyedByLookUpsAndSaidByThemUntilItIsOnAgain() {
    assertThat(run("switch")).isZero();
    assertThat(out.toString()).startsWith("Rewriting is on in ");

    assertThat(run("switch", "--off", "wrong names in Berlin")).isZero();
    assertThat(out.toString()).contains("Rewriting is off in ", ": wrong names in Berlin");
    assertThat(run("lookup", "plai it")).isZero();
    assertThat(out.toString())
        .isEqualToIgnoringNewLines(
            "Nothing is rewritten: switched off for all services, wrong names in Berlin"
                + " (./emend switch --on)");

    assertThat(run("switch", "--on")).isZero();
    assertThat(run("lookup", "plai it")).isZero();
    assertThat(out.toString()).startsWith("plai it → play it");
  }

  @Test
  void aDryRunChangesNothing() {
    assertThat(run("switch", "--off", "a trial", "--dry-run")).isZero();
    assertThat(out.toString()).startsWith("Would say: Rewriting is off in ");
    assertThat(folder.resolve("store/off")).doesNotExist();
  }

  @Test
  void aReasonIsDemandedAndOneWayAlone() {
    assertThat(run("switch", "--off", " ")).isEqualTo(ExitCode.USAGE.code());
    assertThat(err.toString()).contains("Invalid reason: ' ' (must be one line that says why)");
    assertThat(run("switch", "--off", "x", "--on")).isEqualTo(ExitCode.USAGE.code());
    assertThat(folder.resolve("store/off")).doesNotExist();
  }

  private int run(String... words) {
    out = new StringWriter();
    Surroundings surroundings =
        new Surroundings(
            new PrintWriter(out),
            new PrintWriter(err),
            false,
            Path.of("..").toAbsolutePath().normalize(),
            Clock.systemUTC(),
            System::nanoTime);
    InMemoryRooms rooms = new InMemoryRooms(new InMemoryNights("2026-03-01"), InMemorySteps.NIGHT);
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--warehouse", folder.toString()));
    return Emend.commandLine(surroundings, rooms::open).execute(all.toArray(String[]::new));
  }
}
