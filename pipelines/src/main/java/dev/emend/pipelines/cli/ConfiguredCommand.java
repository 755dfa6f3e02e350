package dev.emend.pipelines.cli;

import dev.emend.jobs.config.Assignment;
import dev.emend.jobs.config.Configuration;
import dev.emend.jobs.config.ConfigurationReader;
import dev.emend.jobs.config.Settings;
import dev.emend.jobs.steps.ExitCode;
import dev.emend.pipelines.ExpectedFailure;
import java.lang.reflect.UndeclaredThrowableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What every command has: help, configuration, and one answer as text or as JSON. */
@Command(
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%nParameters:%n",
    footerHeading = "%nExample:%n")
abstract class ConfiguredCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(
      names = "--conf",
      paramLabel = "FILE",
      description = "Configuration that wins over conf/local.conf and conf/reference.conf.",
      order = 100)
  private Path conf;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One value of the configuration; wins over every file. Can be repeated.",
      order = 101)
  private List<String> set = new ArrayList<>();

  @Option(
      names = "--warehouse",
      paramLabel = "DIR",
      description = "Folder of the warehouse (warehouse.path).",
      order = 102)
  private String warehouse;

  @Option(names = "--json", description = "Answer in JSON.", order = 103)
  private boolean json;

  @Option(
      names = "--stacktrace",
      description = "Show where in the program an error came from.",
      order = 104)
  private boolean stacktrace;

  @SuppressWarnings("UnusedVariable") // Read by picocli.
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.",
      order = 105)
  private boolean help;

  ConfiguredCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Does what was asked for. */
  abstract Answer answer(Configuration.Sound configuration);

  /** Options of this command that stand for a key of the configuration. */
  List<Assignment> ownAssignments() {
    return List.of();
  }

  /** Options of this command as they would be typed again, without dates. */
  List<String> typedAgain() {
    List<String> words = new ArrayList<>();
    if (conf != null) {
      words.addAll(List.of("--conf", conf.toString()));
    }
    set.forEach(assignment -> words.addAll(List.of("--set", assignment)));
    if (warehouse != null) {
      words.addAll(List.of("--warehouse", warehouse));
    }
    return words;
  }

  /** Words as a shell takes them. */
  static String quoted(List<String> words) {
    return words.stream().map(ConfiguredCommand::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=,@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  @Override
  public final Integer call() {
    try {
      return told(answer(configuration()));
    } catch (Error e) { // A full disk or heap is told in a sentence too.
      throw new UndeclaredThrowableException(e);
    }
  }

  private int told(Answer answer) {
    if (json) {
      surroundings.out().println(answer.json().toPrettyString());
    } else if (!answer.text().isEmpty()) {
      surroundings.out().println(answer.text());
    }
    surroundings.out().flush();
    if (!answer.complaint().isEmpty()) {
      surroundings.err().println("emend: " + answer.complaint());
      surroundings.err().flush();
    }
    return answer.code().code();
  }

  final Surroundings surroundings() {
    return surroundings;
  }

  final boolean wantsJson() {
    return json;
  }

  final boolean wantsStacktrace() {
    return stacktrace;
  }

  /** The settings with the sample logs where no others are named. */
  final Settings withLogs(Settings settings) {
    if (settings.logs().path() != null) {
      return settings;
    }
    Path home = surroundings.home();
    Path sample = home == null ? null : home.resolve("sample-data").resolve("logs");
    if (sample == null || !Files.isDirectory(sample)) {
      throw new ExpectedFailure(
          ExitCode.USAGE, "No logs are named: give --logs DIR, or set logs.path in a --conf file");
    }
    return settings.withLogs(sample.toString());
  }

  private Configuration.Sound configuration() {
    List<Assignment> assignments = new ArrayList<>(set.stream().map(Assignment::set).toList());
    if (warehouse != null) {
      assignments.add(new Assignment("warehouse.path", warehouse, "--warehouse"));
    }
    assignments.addAll(ownAssignments());
    Configuration read =
        new ConfigurationReader().read(surroundings.confFolder(), conf, assignments);
    if (read instanceof Configuration.Faulty faulty) {
      throw new ExpectedFailure(ExitCode.USAGE, faulty.message());
    }
    return (Configuration.Sound) read;
  }
}
