package dev.emend.jobs.steps;

import dev.emend.jobs.rows.TurnCodec;
import dev.emend.jobs.rows.TurnColumn;
import dev.emend.jobs.tables.Table;
import dev.emend.rephrase.ModelCodec;
import dev.emend.rephrase.RephraseModel;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Which rephrase model judges a night: the one that ships with Emend until the nights of the window
 * hold enough turns, then one trained on them. Which night trains follows from the numbers of turns
 * alone ({@link TrainingCalendar}), so that every order of dates ends with the same models.
 */
final class RephraseModels {
  private final NightRun run;
  private final JudgeOptions options;
  private final RephraseModel shipped = ModelCodec.defaultModel();
  private final Map<LocalDate, RephraseModel> trained = new HashMap<>();
  private final SortedMap<LocalDate, Long> turns;

  RephraseModels(NightRun run, JudgeOptions options) {
    this.run = run;
    this.options = options;
    this.turns = turns(run.audit().read(Table.TURNS));
  }

  /**
   * A model and why it was chosen.
   *
   * @param model the model
   * @param note in words
   */
  record Chosen(RephraseModel model, String note) {}

  Chosen of(LocalDate night) {
    Optional<LocalDate> training =
        new TrainingCalendar(options.minTurns(), options.windowNights()).trainingFor(night, turns);
    if (training.isEmpty()) {
      return new Chosen(
          shipped,
          "Judged by the rephrase model that ships with Emend: the window holds fewer than "
              + options.minTurns()
              + " turns");
    }
    RephraseModel model = trained.computeIfAbsent(training.get(), this::train);
    return new Chosen(
        model, "Judged by rephrase model " + model.id() + ", trained as of " + training.get());
  }

  private RephraseModel train(LocalDate night) {
    RephraseTraining.Trained done =
        new RephraseTraining(options).train(run.audit().read(Table.TURNS), turns, night);
    done.keep(run.warehouse().options());
    return done.model();
  }

  static SortedMap<LocalDate, Long> turns(Dataset<Row> turns) {
    SortedMap<LocalDate, Long> counts = new TreeMap<>();
    Dataset<Row> counted = turns.groupBy(TurnColumn.NIGHT.col()).count();
    TurnCodec codec = new TurnCodec(counted.schema());
    for (Row row : counted.collectAsList()) {
      counts.put(codec.night(row), row.getLong(1));
    }
    return counts;
  }
}
