package dev.emend.pipelines.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emend.jobs.steps.RephraseTraining.Figures;
import dev.emend.jobs.steps.RephraseTraining.Trained;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A training, for people and for programs: its main figures, and where the model is. */
final class TrainedText {
  private final Trained trained;

  TrainedText(Trained trained) {
    this.trained = trained;
  }

  /** With where the model was kept; null where it was not. */
  Answer answer(Trained.Kept keptOrNull) {
    return Answer.done(text(keptOrNull), json(keptOrNull));
  }

  private String text(Trained.Kept kept) {
    Figures figures = trained.figures();
    List<String> lines = new ArrayList<>();
    lines.add(
        line(
            "%s rephrase model %s as of %s, from %,d pairs of turns in %,d sessions",
            kept == null ? "Would keep" : "Trained",
            trained.modelId(),
            trained.night(),
            trained.pairs(),
            trained.sessions()));
    lines.add(line("Rephrases it expects   %,.0f of these pairs", figures.rephrases()));
    lines.add(
        line(
            "Held out sessions      %,d turns, against the beliefs of model %s, which taught it (not a"
                + " truth):",
            figures.heldOut(), figures.taughtBy()));
    lines.add(
        line(
            "                       average precision %.3f, F1 %.3f, calibration error %.3f",
            figures.averagePrecision(), figures.f1(), figures.calibrationError()));
    lines.add("What counts most       " + String.join(", ", figures.strongest()));
    if (kept != null) {
      lines.add("Kept at " + kept.model());
      lines.add("Card at " + kept.card());
    }
    return String.join(System.lineSeparator(), lines);
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private ObjectNode json(Trained.Kept kept) {
    Figures figures = trained.figures();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("model", trained.modelId()).put("night", trained.night().toString());
    json.put("sessions", trained.sessions()).put("pairs", trained.pairs());
    json.put("expected_rephrases", figures.rephrases());
    json.putObject("held_out")
        .put("taught_by", figures.taughtBy())
        .put("turns", figures.heldOut())
        .put("average_precision", figures.averagePrecision())
        .put("f1", figures.f1())
        .put("calibration_error", figures.calibrationError());
    figures.strongest().forEach(json.putArray("strongest_features")::add);
    if (kept != null) {
      json.put("kept_at", kept.model()).put("card", kept.card());
    }
    return json;
  }
}
