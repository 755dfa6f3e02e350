package dev.emend.pipelines;

import dev.emend.jobs.steps.Step;
import dev.emend.jobs.steps.StepOutcome;
import dev.emend.pipelines.report.Findings;
import dev.emend.pipelines.report.RunReport;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Nights that live in memory and write down what is done to them. */
public final class InMemoryNights implements Nights {
  private final Set<LocalDate> logs = new TreeSet<>();
  private final Map<String, Supplier<StepOutcome>> endings = new HashMap<>();
  private Findings findings = Findings.NONE;

  /** What was done, in order. */
  public final List<String> diary = new ArrayList<>();

  /** The reports that were kept. */
  public final List<RunReport> kept = new ArrayList<>();

  /** Nights with logs of these dates. */
  public InMemoryNights(String... dates) {
    for (String date : dates) {
      logs.add(LocalDate.parse(date));
    }
  }

  /** Lets a step of a night end in another way than well. */
  public InMemoryNights ending(String date, String step, Supplier<StepOutcome> outcome) {
    endings.put(date + " " + step, outcome);
    return this;
  }

  /** What every night finds. */
  public InMemoryNights finding(Findings found) {
    findings = found;
    return this;
  }

  /** The dates with logs. */
  public Set<LocalDate> dates() {
    return logs;
  }

  @Override
  public Optional<String> missingLogs(LocalDate night) {
    return logs.contains(night) ? Optional.empty() : Optional.of("No logs for " + night);
  }

  @Override
  public OpenNight open(LocalDate night) {
    diary.add(night + " open");
    return new OpenNight() {
      @Override
      public StepOutcome run(Step step) {
        diary.add(night + " " + step.name());
        return endings
            .getOrDefault(
                night + " " + step.name(),
                () -> new StepOutcome.Done(Map.of("turns", 7L), List.of()))
            .get();
      }

      @Override
      public void abandon() {
        diary.add(night + " abandon");
      }

      @Override
      public Findings findings() {
        return findings;
      }

      @Override
      public void close() {
        diary.add(night + " close");
      }
    };
  }

  @Override
  public String keep(RunReport report) {
    kept.add(report);
    return "reports/" + report.night() + "/night.html";
  }
}
