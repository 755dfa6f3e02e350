package dev.emend.pipelines;

import dev.emend.jobs.steps.Step;
import dev.emend.jobs.tables.Table;
import java.util.List;
import java.util.Set;

/** The steps of a night as they read and write, declared out of order. */
public final class InMemorySteps {
  /** From the last to the first. */
  public static final List<Step> NIGHT =
      List.of(
          new InMemoryStep("publish", Set.of(Table.NIGHTS, Table.REWRITES), Set.of()),
          new InMemoryStep(
              "check",
              Set.of(Table.TURNS, Table.REWRITES, Table.LABELS),
              Set.of(Table.CHECKS, Table.NIGHTS)),
          new InMemoryStep("label", Set.of(Table.JUDGEMENTS, Table.REWRITES), Set.of(Table.LABELS)),
          new InMemoryStep("mine", Set.of(Table.TRANSITIONS), Set.of(Table.REWRITES)),
          new InMemoryStep("count", Set.of(Table.JUDGEMENTS), Set.of(Table.TRANSITIONS)),
          new InMemoryStep("judge", Set.of(Table.TURNS), Set.of(Table.JUDGEMENTS)),
          new InMemoryStep("ingest", Set.of(), Set.of(Table.TURNS, Table.QUARANTINE)));

  private InMemorySteps() {}
}
