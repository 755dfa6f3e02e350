package dev.emend.jobs.config;

/** Turns a configuration whose keys are all known into {@link Settings}. */
final class SettingsReader {
  private final KeyReader keys;

  SettingsReader(KeyReader keys) {
    this.keys = keys;
  }

  Settings read() {
    return new Settings(
        new Settings.Warehouse(keys.text("warehouse.path"), keys.passedOn("warehouse.catalog")),
        new Settings.Logs(keys.textOrNull("logs.path"), keys.textOrNull("logs.complete-marker")),
        new Settings.Session(keys.positiveDuration("session.gap")),
        new Settings.Ingest(keys.share("ingest.max-quarantined-share")),
        check(),
        judge(),
        new Settings.Window(keys.positive("window.nights")),
        new Settings.Count(keys.positive("count.max-contribution")),
        mine(),
        new Settings.Label(
            keys.share("label.min-confidence"), keys.positive("label.min-customers")),
        publish(),
        spark());
  }

  private Settings.Check check() {
    return new Settings.Check(
        keys.positive("check.min-history-nights"),
        keys.share("check.min-volume-ratio"),
        keys.number("check.max-volume-ratio", ratio -> ratio >= 1, "of 1 or more"));
  }

  private Settings.Judge judge() {
    return new Settings.Judge(
        keys.share("judge.rephrase-threshold"),
        new Settings.Training(
            keys.wholeNumber("judge.training.min-turns", 1, Long.MAX_VALUE),
            keys.positive("judge.training.max-sessions"),
            keys.wholeNumber("judge.training.seed", Long.MIN_VALUE, Long.MAX_VALUE)));
  }

  private Settings.Mine mine() {
    return new Settings.Mine(
        keys.positive("mine.min-customers"),
        keys.number("mine.min-gain-lower", gain -> gain >= -1 && gain <= 1, "from -1 to 1"),
        keys.number(
            "mine.credible-level", level -> level > 0.5 && level < 1, "above 0.5 and below 1"),
        keys.share("mine.edge-floor"),
        keys.positive("mine.max-component"),
        keys.positive("mine.depth"),
        keys.number("mine.push-epsilon", mass -> mass > 0 && mass < 1, "above 0 and below 1"));
  }

  private Settings.Publish publish() {
    return new Settings.Publish(
        keys.textOrNull("publish.path"),
        keys.wholeNumber("publish.min-rewrites", 0, Long.MAX_VALUE),
        keys.shareOrNoLimit("publish.max-change"),
        keys.wholeNumber("publish.change-gate-from", 0, Long.MAX_VALUE),
        keys.positive("publish.kept-versions"));
  }

  private Settings.Spark spark() {
    return new Settings.Spark(
        keys.textOrNull("spark.master"),
        keys.positive("spark.shuffle-partitions"),
        keys.sizeOrNull("spark.executor-memory"),
        keys.positiveOrNull("spark.executor-cores"),
        keys.passedOn("spark.properties"));
  }
}
