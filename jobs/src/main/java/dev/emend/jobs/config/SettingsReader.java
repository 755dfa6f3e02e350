package dev.emend.jobs.config;

/** Turns a configuration whose keys are all known into {@link Settings}. */
final class SettingsReader {
  private final KeyReader keys;

  SettingsReader(KeyReader keys) {
    this.keys = keys;
  }

  Settings read() {
    return new Settings(
        new Settings.Warehouse(
            keys.text("warehouse.path"),
            keys.passedOn("warehouse.catalog"),
            keys.passedOn("warehouse.hadoop")),
        new Settings.Logs(keys.textOrNull("logs.path")),
        new Settings.Session(keys.positiveDuration("session.gap")),
        ingest(),
        keys.section("check", this::check),
        judge(),
        new Settings.Window(keys.positive("window.nights")),
        new Settings.Count(keys.positive("count.max-contribution")),
        mine(),
        new Settings.Label(
            keys.share("label.min-confidence"), keys.positive("label.min-customers")),
        publish(),
        spark());
  }

  private Settings.Ingest ingest() {
    return new Settings.Ingest(
        keys.size("ingest.split-size", 1 << 20, Long.MAX_VALUE),
        (int) keys.size("ingest.max-record-size", 1 << 10, Integer.MAX_VALUE),
        (int) keys.wholeNumber("ingest.raw-text", 100, Integer.MAX_VALUE));
  }

  private Settings.Check check() {
    return new Settings.Check(
        keys.share("check.max-quarantined-share"),
        keys.wholeNumber("check.quarantined-floor", 0, Long.MAX_VALUE),
        keys.share("check.min-volume-ratio"),
        keys.number("check.max-volume-ratio", ratio -> ratio >= 1, "of 1 or more"),
        keys.positive("check.volume-window"),
        keys.positive("check.min-history"));
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
        (int) keys.wholeNumber("spark.cores", 0, Integer.MAX_VALUE),
        keys.positive("spark.shuffle-partitions"),
        keys.textOrNull("spark.master"),
        keys.sizeOrNull("spark.executor-memory"),
        keys.positiveOrNull("spark.executor-cores"),
        keys.passedOn("spark.properties"));
  }
}
