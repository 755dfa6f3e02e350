package dev.emend.benchmarks.study;

import dev.emend.benchmarks.study.Hearing.Begin;
import dev.emend.benchmarks.study.Hearing.Training;
import dev.emend.jobs.config.Assignment;
import dev.emend.jobs.config.Configuration;
import dev.emend.jobs.config.ConfigurationReader;
import dev.emend.jobs.config.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of a study. Settings are those of the configuration, so that a row is a few of its keys
 * with other values; what is not named is as {@code reference.conf} has it.
 */
final class Variants {
  /** Keys of what happens before judging, which all rows share. */
  private static final List<String> SHARED = List.of("session.", "window.", "judge.training.min");

  /** A demand that is left out must not come back by tuning. */
  private static final String NOT_TUNED = "tune.nights=0";

  private final List<Variant> variants = new ArrayList<>();
  private final Settings usual = configured();

  private Variants() {}

  /** The settings of {@code reference.conf}, with some others. */
  static Settings configured(String... assignments) {
    Configuration read =
        new ConfigurationReader()
            .read(null, null, Arrays.stream(assignments).map(Assignment::set).toList());
    if (read instanceof Configuration.Sound sound) {
      return sound.settings();
    }
    throw new IllegalArgumentException(((Configuration.Faulty) read).message());
  }

  /** Every feature group, training and prior left out, one at a time. */
  static List<Variant> ablations() {
    Variants all = new Variants();
    all.hearing("as shipped", all.usually(Begin.SHIPPED));
    all.hearing("as shipped, nights do not train", all.usually(Begin.SHIPPED).with(Training.NONE));
    all.hearing("everything", all.usually(Begin.DRAWN));
    for (FeatureGroup group : FeatureGroup.ALL) {
      all.hearing("without " + group.label(), all.usually(Begin.DRAWN).with(group.others()));
    }
    all.hearing("nights do not train", all.usually(Begin.DRAWN).with(Training.NONE));
    all.hearing("nothing to begin with", all.usually(Begin.DRAWN).with(Training.FROM_NOTHING));
    all.hearing("candidates do not compete", all.usually(Begin.DRAWN).withoutCompetition());
    all.settings("only the nearest attempt", "judge.most-candidates=1");
    all.settings("improbable rephrases count", "count.floor=0");
    all.settings("no bound a customer", "count.max-contribution=1000000");
    all.settings("thresholds not tuned", NOT_TUNED);
    all.settings("one customer is enough", "mine.min-customers=1");
    all.settings("any mass is enough", "mine.min-mass=1e-6", NOT_TUNED);
    all.settings("no gain demanded", "mine.min-gain=0", NOT_TUNED);
    all.settings("no bound of the gain", "mine.min-gain-lower=-1");
    all.settings("no lift demanded", "mine.min-lift=0", NOT_TUNED);
    all.settings("readings tell nothing", "mine.reading-strength=0.2");
    all.settings("readings tell all", "mine.reading-strength=1000");
    all.settings(
        "no demand at all",
        "mine.min-customers=1",
        "mine.min-mass=1e-6",
        "mine.min-gain=0",
        "mine.min-gain-lower=-1",
        "mine.min-lift=0",
        NOT_TUNED);
    return all.variants;
  }

  /** As shipped, and a row for each list of settings, {@code key=value} parted by commas. */
  static List<Variant> of(List<String> rows) {
    Variants all = new Variants();
    all.hearing("as shipped", all.usually(Begin.SHIPPED));
    for (String row : rows) {
      all.settings(row, Begin.SHIPPED, row.split(",", -1));
    }
    return all.variants;
  }

  private Hearing usually(Begin begin) {
    return Hearing.usual(begin, usual.judge());
  }

  private void hearing(String name, Hearing hearing) {
    variants.add(new Variant(name, hearing, usual.count(), usual.mine()));
  }

  private void settings(String name, String... assignments) {
    settings(name, Begin.DRAWN, assignments);
  }

  private void settings(String name, Begin begin, String... assignments) {
    for (String assignment : assignments) {
      if (SHARED.stream().anyMatch(assignment.strip()::startsWith)) {
        throw new IllegalArgumentException(
            "Invalid setting of a study: " + assignment + " (all rows share it)");
      }
    }
    Settings settings = configured(assignments);
    Hearing hearing = Hearing.usual(begin, settings.judge());
    variants.add(new Variant(name, hearing, settings.count(), settings.mine()));
  }
}
