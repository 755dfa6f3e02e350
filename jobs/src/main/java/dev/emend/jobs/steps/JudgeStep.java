package dev.emend.jobs.steps;

import dev.emend.interaction.Judgement;
import dev.emend.interaction.Session;
import dev.emend.interaction.Turn;
import dev.emend.jobs.rows.JudgementCodec;
import dev.emend.jobs.rows.JudgementColumn;
import dev.emend.jobs.rows.Schemas;
import dev.emend.jobs.rows.TurnCodec;
import dev.emend.jobs.rows.TurnColumn;
import dev.emend.jobs.tables.Table;
import dev.emend.rephrase.Followers;
import dev.emend.rephrase.ModelCodec;
import dev.emend.rephrase.SessionCutter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Judges every turn of a night: rephrases, friction, outcome, goal, failure point. */
public final class JudgeStep implements Step {
  /** The step's name. */
  public static final String NAME = "judge";

  private final JudgeOptions options;

  /** The nights of a range share their trainings. */
  private final Map<Set<String>, Optional<RephraseTraining.Trained>> trained = new HashMap<>();

  public JudgeStep(JudgeOptions options) {
    this.options = options;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<Table> reads() {
    return Set.of(Table.TURNS);
  }

  @Override
  public Set<Table> writes() {
    return Set.of(Table.SAID_NEXT, Table.JUDGEMENTS);
  }

  /**
   * A night that came late may change the trainings that later nights are judged by, and what
   * others said next in their windows.
   */
  @Override
  public StepOutcome run(NightRun run) {
    for (LocalDate night : run.audit().affected()) {
      Dataset<Row> said = SaidNext.transform(turns(run, night), night, options);
      run.audit().overwrite(Table.SAID_NEXT, said, Set.of(night));
    }
    RephraseModels models = new RephraseModels(run, options, trained);
    SortedSet<LocalDate> later = run.audit().nights().tailSet(run.night().plusDays(1));
    run.audit().addChanged(models.rejudged(run.audit().affected(), later));
    Map<String, Long> counts = new LinkedHashMap<>();
    List<String> notes = new ArrayList<>();
    for (LocalDate night : run.audit().affected()) {
      RephraseModels.Chosen chosen = models.of(night);
      Observation observed = new Observation();
      Dataset<Row> judged = observe(transform(turns(run, night), night, chosen, options), observed);
      run.audit().overwrite(Table.JUDGEMENTS, judged, Set.of(night));
      if (night.equals(run.night())) {
        counts.putAll(Observed.numbers(observed));
        notes.add(chosen.note());
      } else {
        notes.add("The night " + night + " was judged again: " + run.night() + " came late");
      }
    }
    run.audit().record(NAME, Observed.results(run.night(), NAME, counts));
    return new StepOutcome.Done(counts, notes);
  }

  private static Dataset<Row> turns(NightRun run, LocalDate night) {
    return run.audit().read(Table.TURNS).filter(TurnColumn.NIGHT.col().equalTo(night));
  }

  /** The judgements of a night's turns. */
  static Dataset<Row> transform(
      Dataset<Row> turns, LocalDate night, RephraseModels.Chosen chosen, JudgeOptions options) {
    TurnCodec codec = new TurnCodec(turns.schema());
    String json = ModelCodec.write(chosen.model());
    Broadcast<Followers> followers =
        JavaSparkContext.fromSparkContext(turns.sparkSession().sparkContext())
            .broadcast(chosen.followers());
    MapPartitionsFunction<Row, Row> judge =
        rows -> {
          SessionJudge judging =
              new SessionJudge(ModelCodec.read(json), followers.value(), options);
          SessionCutter cutter = new SessionCutter(options.gap());
          Iterator<Turn> decoded = SessionRows.decoded(rows, codec);
          return SessionRows.groups(
              decoded, turn -> turn, group -> judged(cutter.cut(group), judging, night));
        };
    return SessionRows.byDevice(turns)
        .mapPartitions(judge, Schemas.encoder(JudgementColumn.values()));
  }

  private static Iterator<Row> judged(
      List<Session> sessions, SessionJudge judging, LocalDate night) {
    List<Row> rows = new ArrayList<>();
    for (Session session : sessions) {
      for (Judgement judgement : judging.judge(session)) {
        rows.add(JudgementCodec.row(night, judgement));
      }
    }
    return rows.iterator();
  }

  private static Dataset<Row> observe(Dataset<Row> judgements, Observation observed) {
    return judgements.observe(
        observed,
        functions.count(JudgementColumn.TURN_ID.col()).as("turns"),
        functions.count(JudgementColumn.REPHRASE_OF.col()).as("rephrases"),
        functions
            .count_if(functions.array_contains(JudgementColumn.FRICTION.col(), "BARGE_IN"))
            .as("barge-ins"),
        functions
            .count_if(functions.array_contains(JudgementColumn.FRICTION.col(), "ERROR_RESPONSE"))
            .as("error responses"),
        functions
            .count_if(functions.array_contains(JudgementColumn.FRICTION.col(), "TERMINATION"))
            .as("terminations"),
        functions.count_if(functions.size(JudgementColumn.FRICTION.col()).gt(0)).as("friction"),
        functions.count_if(JudgementColumn.DEFECT_PROBABILITY.col().geq(0.5)).as("defects"));
  }
}
