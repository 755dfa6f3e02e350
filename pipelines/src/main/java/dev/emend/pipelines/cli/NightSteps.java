package dev.emend.pipelines.cli;

import dev.emend.jobs.config.Settings;
import dev.emend.jobs.steps.IngestStep;
import dev.emend.jobs.steps.Step;
import java.util.List;

/** The steps of a night with their options. */
final class NightSteps {
  private NightSteps() {}

  /** The steps; the pipeline puts them in order. */
  static List<Step> of(Settings settings) {
    return List.of(new IngestStep(settings.ingest(), settings.check()));
  }
}
