package dev.emend.jobs.steps;

import static dev.emend.jobs.rows.DeliveryColumn.COPY;
import static dev.emend.jobs.rows.RecordColumn.FAULT;
import static dev.emend.jobs.rows.RecordColumn.REASON;
import static dev.emend.jobs.rows.RecordColumn.TURN;
import static dev.emend.jobs.rows.TurnColumn.AT;
import static dev.emend.jobs.rows.TurnColumn.FIRST_NIGHT;
import static dev.emend.jobs.rows.TurnColumn.NIGHT;

import dev.emend.jobs.check.CheckOptions;
import dev.emend.jobs.check.TurnChecks;
import dev.emend.jobs.rows.CheckResult;
import dev.emend.jobs.tables.AuditBranch;
import dev.emend.jobs.tables.LogListing;
import dev.emend.jobs.tables.LogOptions;
import dev.emend.jobs.tables.LogReader;
import dev.emend.jobs.tables.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Reads the log of a date into {@code turns}. What breaks the contract goes to {@code quarantine};
 * records read = accepted + duplicates + quarantined, always. Deequ then looks at the turns, before
 * anything is learnt from them.
 */
public final class IngestStep implements Step {
  /** The step's name. */
  public static final String NAME = "ingest";

  private final LogOptions logs;
  private final CheckOptions checks;

  public IngestStep(LogOptions logs, CheckOptions checks) {
    this.logs = logs;
    this.checks = checks;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<Table> reads() {
    return Set.of();
  }

  @Override
  public Set<Table> writes() {
    return Set.of(Table.TURNS, Table.QUARANTINE);
  }

  @Override
  public StepOutcome run(NightRun run) {
    LogReader reader = new LogReader(run.warehouse(), logs);
    LogListing listing = reader.find(run.logs(), run.night());
    if (listing instanceof LogListing.Missing missing) {
      return refused(ExitCode.NO_INPUT, missing.sentence());
    }
    if (listing instanceof LogListing.Misnamed misnamed) {
      return refused(ExitCode.USAGE, misnamed.sentence());
    }
    if (listing instanceof LogListing.Unreadable unreadable) {
      return refused(ExitCode.FAILURE, unreadable.sentence());
    }
    LogListing.Found found = (LogListing.Found) listing;
    LogReader.Inspection files = reader.inspect(found.files());
    if (!files.unreadable().isEmpty()) {
      return refused(ExitCode.NO_INPUT, cutOff(files.unreadable()));
    }
    if (!files.wrong().isEmpty()) {
      return refused(ExitCode.CHECK_FAILED, wrongColumns(run.logs(), files.wrong()));
    }
    run.audit().clearRecords();
    return attempted(new Attempt(run, reader.records(files, run.night()), found.notes()));
  }

  /** The pages of a Parquet file are first looked at while its records are written. */
  private StepOutcome attempted(Attempt attempt) {
    try {
      return attempt.outcome(checks);
    } catch (Exception e) { // Spark throws checked exceptions that it does not declare.
      Optional<String> file = LogReader.undecodable(e);
      if (file.isEmpty()) {
        throw e;
      }
      return refused(ExitCode.NO_INPUT, cutOff(List.of(file.get())));
    }
  }

  private static StepOutcome refused(ExitCode code, String sentence) {
    return new StepOutcome.Refused(code, sentence, Map.of(), List.of());
  }

  private static String cutOff(List<String> files) {
    return "Cannot read "
        + String.join("; ", files)
        + ". The file is cut off or damaged: deliver it again, then run the night again.";
  }

  private static String wrongColumns(String logs, List<String> files) {
    return "The columns are not those of the interaction log in "
        + logs
        + ": "
        + String.join("; ", files)
        + ". Write the file with the columns of the data contract, then run the night again.";
  }

  /** One attempt at reading a night's records into the warehouse. */
  private static final class Attempt {
    private final NightRun run;
    private final AuditBranch audit;
    private final LocalDate night;
    private final Dataset<Row> records;
    private final List<String> notes;
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final Observation read = new Observation();
    private final Observation copies = new Observation();
    private final Observation written = new Observation();

    private Attempt(NightRun run, Dataset<Row> records, List<String> notes) {
      this.run = run;
      this.audit = run.audit();
      this.night = run.night();
      this.records = records;
      this.notes = new ArrayList<>(notes);
    }

    private StepOutcome outcome(CheckOptions options) {
      SortedSet<LocalDate> accepted = new TreeSet<>(run.warehouse().nights().byNight().keySet());
      audit.overwrite(Table.TURNS, turns(!accepted.headSet(night).isEmpty()), Set.of(night));
      count();
      quarantine();
      String fault = (String) Observed.values(read).get("fault");
      if (fault != null) {
        return refused(ExitCode.NO_INPUT, fault);
      }
      if (counts.get("read") == 0) {
        return refused(
            ExitCode.NO_INPUT,
            "The logs of "
                + night
                + " in "
                + run.logs()
                + " hold no record. Wait for the delivery, then run the night again.");
      }
      if (!accepted.tailSet(night.plusDays(1)).isEmpty()) {
        correctLaterNights();
      }
      return check(options);
    }

    private Dataset<Row> turns(boolean earlierNights) {
      Dataset<Row> observed =
          records.observe(
              read,
              functions.count(REASON.col()).as("quarantined"),
              functions.count(TURN.col()).as("kept"),
              functions.min(REASON.col()).as("breach"),
              functions.max(FAULT.col()).as("fault"));
      Dataset<Row> numbered =
          Deliveries.numbered(observed)
              .observe(copies, functions.count_if(COPY.col().gt(1)).as("copies"));
      Dataset<Row> turns = Deliveries.turns(numbered);
      Dataset<Row> owned =
          earlierNights ? Deliveries.turns(turns, audit.deliveries(), night) : turns;
      Column mine = FIRST_NIGHT.col().equalTo(NIGHT.col());
      Column stray = functions.to_date(AT.col()).notEqual(NIGHT.col());
      return owned.observe(
          written,
          functions.count_if(mine).as("accepted"),
          functions.count_if(functions.not(mine)).as("repeated"),
          functions.count_if(mine.and(stray)).as("stray"));
    }

    private void count() {
      long quarantined = number(read, "quarantined");
      long kept = number(read, "kept");
      long accepted = number(written, "accepted");
      long duplicates = number(copies, "copies") + number(written, "repeated");
      counts.put("read", kept + quarantined);
      counts.put("accepted", accepted);
      counts.put("duplicates", duplicates);
      counts.put("quarantined", quarantined);
      counts.put("stray", number(written, "stray"));
      if (kept != accepted + duplicates) {
        throw new IllegalStateException(
            "The records of %s do not add up: %s. Run the night again.".formatted(night, counts));
      }
    }

    /** The records are read a second time, and only where something broke the contract. */
    private void quarantine() {
      if (counts.get("quarantined") == 0) {
        audit.clear(Table.QUARANTINE, Set.of(night));
      } else {
        audit.overwrite(Table.QUARANTINE, Deliveries.quarantine(records, night), Set.of(night));
      }
    }

    /** A turn that a later night owned may belong to this one, or no longer. */
    private void correctLaterNights() {
      Dataset<Row> owned = Deliveries.owned(audit.deliveries(), night);
      List<LocalDate> changed = run.warehouse().dates(Deliveries.changed(owned));
      if (!changed.isEmpty()) {
        audit.overwrite(Table.TURNS, Deliveries.corrected(owned, changed), changed);
        audit.addChanged(changed);
        notes.add("Turns moved between this night and later ones: " + changed + ".");
      }
    }

    private StepOutcome check(CheckOptions options) {
      Dataset<Row> turns = audit.read(Table.TURNS).filter(NIGHT.col().equalTo(night));
      TurnChecks.Verdict verdict =
          new TurnChecks(options).check(turns, night, counts, run.warehouse().nights().byNight());
      List<CheckResult> results = new ArrayList<>(verdict.results());
      counts.forEach((name, value) -> results.add(CheckResult.count(night, NAME, name, value)));
      audit.record(NAME, results);
      notes.addAll(verdict.warnings());
      return verdict.failures().isEmpty()
          ? new StepOutcome.Done(counts, notes)
          : refused(ExitCode.CHECK_FAILED, verdict.sentence() + breach());
    }

    private String breach() {
      String breach = (String) Observed.values(read).get("breach");
      return breach == null
          ? ""
          : " One of the breaches: " + breach + " (./emend export quarantine --out FILE has all).";
    }

    private StepOutcome refused(ExitCode code, String sentence) {
      return new StepOutcome.Refused(code, sentence, counts, notes);
    }

    private static long number(Observation observation, String name) {
      return (Long) Observed.values(observation).get(name);
    }
  }
}
