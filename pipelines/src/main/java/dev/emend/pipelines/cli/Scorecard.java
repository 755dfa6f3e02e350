package dev.emend.pipelines.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emend.interaction.SyntheticLabel.Origin;
import dev.emend.jobs.evaluate.Evaluation.Scores;
import dev.emend.jobs.evaluate.LabelScore;
import dev.emend.jobs.evaluate.Reliability;
import dev.emend.jobs.evaluate.RephraseScore;
import dev.emend.jobs.evaluate.RewriteScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The scores of an evaluation, for people and for programs. */
final class Scorecard {
  private final Scores scores;

  Scorecard(Scores scores) {
    this.scores = scores;
  }

  Answer answer() {
    return Answer.done(text(), json());
  }

  private String text() {
    List<List<String>> rewrites = new ArrayList<>();
    scores.rewrites().forEach((date, score) -> rewrites.add(line(date.toString(), score)));
    rewrites.add(line("all", scores.sum()));
    List<List<String>> labels = new ArrayList<>();
    for (Origin origin : Origin.values()) {
      LabelScore score = scores.labels().get(origin);
      labels.add(
          List.of(
              origin.name(),
              count(score.labels()),
              count(score.turns()),
              percent(score.exactIntent()),
              percent(score.exactFrame()),
              percent(score.slotF1()),
              percent(score.coverage(scores.rescued()))));
    }
    List<List<String>> curve = new ArrayList<>();
    for (LabelScore.AtThreshold at : scores.curves().get(Origin.PROJECTED)) {
      curve.add(line(at));
    }
    return String.join(
        "\n",
        "Rewrites, each date judged by what the nights before it taught:",
        table(
            List.of(
                "night",
                "served",
                "wins",
                "losses",
                "neutral",
                "win : loss",
                "precision",
                "coverage"),
            rewrites),
        "Rephrases:",
        table(
            List.of("", "rephrases", "found", "average precision", "precision", "recall", "F1"),
            List.of(
                line("all", scores.rephrases()),
                line("without verbatim repeats", scores.withoutVerbatim()))),
        "Failure points: macro-F1 " + number(scores.failurePoints().macroF1()),
        "",
        "Labels, at the confidence threshold in use:",
        table(
            List.of(
                "origin", "labels", "turns", "exact intent", "exact frame", "slot F1", "coverage"),
            labels),
        "Coverage is of the "
            + count(scores.rescued())
            + " failed turns whose later rephrase worked. PROJECTED labels by confidence:",
        table(
            List.of(
                "at least",
                "labels",
                "turns",
                "exact intent",
                "exact frame",
                "coverage",
                "calibration error"),
            curve));
  }

  private List<String> line(LabelScore.AtThreshold at) {
    LabelScore score = at.score();
    return List.of(
        at.threshold() == 0 ? "in use" : String.format(Locale.ROOT, "%.2f", at.threshold()),
        count(score.labels()),
        count(score.turns()),
        percent(score.exactIntent()),
        percent(score.exactFrame()),
        percent(score.coverage(scores.rescued())),
        number(at.reliability().error()));
  }

  private static String table(List<String> header, List<List<String>> rows) {
    TextTable table = new TextTable(header.toArray(String[]::new));
    rows.forEach(row -> table.row(row.toArray()));
    return table.toString();
  }

  private static List<String> line(String name, RewriteScore score) {
    return List.of(
        name,
        count(score.rewrites()),
        count(score.wins()),
        count(score.losses()),
        count(score.neutral()),
        score.winLoss().isPresent() ? number(score.winLoss()) : "no loss",
        percent(score.precision()),
        percent(score.coverage()));
  }

  private static List<String> line(String name, RephraseScore score) {
    return List.of(
        name,
        count(score.rephrases()),
        count(score.found()),
        number(score.averagePrecision()),
        number(score.precision()),
        number(score.recall()),
        number(score.f1()));
  }

  private ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode nights = json.putObject("rewrites");
    scores.rewrites().forEach((date, score) -> put(nights.putObject(date.toString()), score));
    put(json.putObject("replay"), scores.sum());
    put(json.putObject("rephrases"), scores.rephrases());
    put(json.putObject("rephrases_without_verbatim"), scores.withoutVerbatim());
    put(json, "failure_point_macro_f1", scores.failurePoints().macroF1());
    json.put("rescued_turns", scores.rescued());
    ObjectNode labels = json.putObject("labels");
    for (Origin origin : Origin.values()) {
      ObjectNode one = labels.putObject(origin.name());
      put(one, scores.labels().get(origin));
      for (LabelScore.AtThreshold at : scores.curves().get(origin)) {
        ObjectNode point = one.withArray("curve").addObject().put("threshold", at.threshold());
        put(point, at.score());
        put(point, "calibration_error", at.reliability().error());
      }
      for (Reliability.Bin bin : scores.curves().get(origin).get(0).reliability().bins()) {
        ObjectNode tenth = one.withArray("reliability").addObject().put("turns", bin.turns());
        tenth.put("confidence", bin.claimed() / bin.turns());
        tenth.put("exact_frame", (double) bin.right() / bin.turns());
      }
    }
    return json;
  }

  private static void put(ObjectNode json, RewriteScore score) {
    json.put("served", score.rewrites()).put("scored", score.scored());
    json.put("read_wrong", score.readWrong()).put("wins", score.wins());
    json.put("losses", score.losses()).put("neutral", score.neutral());
    put(json, "win_loss", score.winLoss());
    put(json, "precision", score.precision());
    put(json, "coverage", score.coverage());
  }

  private static void put(ObjectNode json, RephraseScore score) {
    json.put("rephrases", score.rephrases()).put("found", score.found());
    json.put("hits", score.hits());
    put(json, "average_precision", score.averagePrecision());
    put(json, "precision", score.precision());
    put(json, "recall", score.recall());
    put(json, "f1", score.f1());
  }

  private void put(ObjectNode json, LabelScore score) {
    json.put("labels", score.labels()).put("turns", score.turns());
    put(json, "exact_intent", score.exactIntent());
    put(json, "exact_frame", score.exactFrame());
    put(json, "slot_f1", score.slotF1());
    json.put("covered", score.covered()).put("covered_right", score.coveredRight());
    put(json, "coverage", score.coverage(scores.rescued()));
  }

  private static void put(ObjectNode json, String name, OptionalDouble value) {
    if (value.isPresent()) {
      json.put(name, value.getAsDouble());
    } else {
      json.putNull(name);
    }
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String percent(OptionalDouble share) {
    return share.isEmpty() ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * share.getAsDouble());
  }

  private static String number(OptionalDouble value) {
    return value.isEmpty() ? "-" : String.format(Locale.ROOT, "%.3f", value.getAsDouble());
  }
}
