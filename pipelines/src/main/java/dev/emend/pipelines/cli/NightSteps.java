package dev.emend.pipelines.cli;

import dev.emend.jobs.config.Settings;
import dev.emend.jobs.steps.CheckStep;
import dev.emend.jobs.steps.CountStep;
import dev.emend.jobs.steps.IngestStep;
import dev.emend.jobs.steps.JudgeStep;
import dev.emend.jobs.steps.LabelStep;
import dev.emend.jobs.steps.LearntGuard;
import dev.emend.jobs.steps.MineStep;
import dev.emend.jobs.steps.PublishStep;
import dev.emend.jobs.steps.Step;
import java.time.InstantSource;
import java.util.List;

/** The steps of a night with their options. */
final class NightSteps {
  private NightSteps() {}

  /** The steps; the pipeline puts them in order. */
  static List<Step> of(Settings settings, InstantSource clock) {
    return List.of(
        new IngestStep(settings.ingest(), settings.check()),
        new JudgeStep(settings.judge()),
        new CountStep(settings.count()),
        new MineStep(settings.mine()),
        new LabelStep(settings.label()),
        new CheckStep(List.of(new LearntGuard())),
        new PublishStep(() -> StoreFolder.publisher(settings), clock));
  }
}
