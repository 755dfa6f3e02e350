package dev.emend.jobs.steps;

import static dev.emend.jobs.rows.TransitionColumn.KIND;
import static dev.emend.jobs.rows.TransitionColumn.MASS;
import static dev.emend.jobs.rows.TransitionColumn.SESSIONS;

import dev.emend.interaction.Judgement;
import dev.emend.interaction.Session;
import dev.emend.interaction.Turn;
import dev.emend.interaction.text.TextKey;
import dev.emend.jobs.rows.Schemas;
import dev.emend.jobs.rows.TransitionCodec;
import dev.emend.jobs.rows.TransitionColumn;
import dev.emend.jobs.tables.Table;
import dev.emend.markov.rewrite.Contribution;
import dev.emend.markov.rewrite.Contributions;
import dev.emend.markov.rewrite.State;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Sums the fractional transitions of a night, each customer's contribution bounded. A window of
 * nights is the sum of its nights.
 */
public final class CountStep implements Step {
  /** The step's name. */
  public static final String NAME = "count";

  private final CountOptions options;

  public CountStep(CountOptions options) {
    this.options = options;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<Table> reads() {
    return Set.of(Table.TURNS, Table.JUDGEMENTS);
  }

  @Override
  public Set<Table> writes() {
    return Set.of(Table.TRANSITIONS);
  }

  @Override
  public StepOutcome run(NightRun run) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (LocalDate night : run.audit().affected()) {
      Observation observed = new Observation();
      Dataset<Row> transitions =
          transform(JudgedSessions.of(run, night), night, options)
              .observe(
                  observed,
                  functions.count(KIND.col()).as("rows"),
                  functions
                      .count_if(KIND.col().equalTo(Contribution.Kind.SAID_AGAIN.name()))
                      .as("transitions"));
      run.audit().overwrite(Table.TRANSITIONS, transitions, Set.of(night));
      if (night.equals(run.night())) {
        counts.putAll(Observed.numbers(observed));
      }
    }
    run.audit().record(NAME, Observed.results(run.night(), NAME, counts));
    return new StepOutcome.Done(counts, List.of());
  }

  /** The transitions of a night of judged turns. */
  public static Dataset<Row> transform(Dataset<Row> judged, LocalDate night, CountOptions options) {
    double floor = options.floor();
    Dataset<Row> contributions =
        JudgedSessions.map(
            judged,
            options.gap(),
            (session, judgements) -> contributions(session, judgements, night, floor),
            Schemas.encoder(TransitionColumn.values()));
    Column bound = functions.lit(Math.round(options.maxContribution() * TransitionCodec.TURN));
    Column bounded =
        functions
            .when(KIND.col().equalTo(TransitionCodec.READ), functions.sum(MASS.col()))
            .otherwise(functions.least(functions.sum(MASS.col()), bound));
    return contributions
        .groupBy(keys())
        .agg(bounded.as(MASS.columnName()), functions.sum(SESSIONS.col()).as(SESSIONS.columnName()))
        .select(Schemas.cols(TransitionColumn.values()));
  }

  private static Column[] keys() {
    return Arrays.stream(TransitionColumn.values())
        .filter(column -> column != MASS && column != SESSIONS)
        .map(TransitionColumn::col)
        .toArray(Column[]::new);
  }

  private static List<Row> contributions(
      Session session, List<Judgement> judgements, LocalDate night, double floor) {
    String locale = session.turn(0).locale();
    String customer = session.turn(0).customerId();
    List<Row> rows = new ArrayList<>();
    for (Contribution contribution : merged(session, judgements, floor)) {
      rows.add(TransitionCodec.row(night, locale, customer, contribution));
    }
    for (Turn turn : session.turns()) {
      State state = new State(turn.context(), TextKey.of(turn.utterance()));
      rows.add(TransitionCodec.row(night, locale, state, turn.reading()));
    }
    return rows;
  }

  private record Key(State from, Contribution.Kind kind, State to) {}

  /** One contribution a session, so that their number is the number of sessions. */
  private static List<Contribution> merged(
      Session session, List<Judgement> judgements, double floor) {
    Map<Key, Double> sums = new LinkedHashMap<>();
    for (Contribution one : new Contributions(floor).of(session.turns(), judgements)) {
      sums.merge(new Key(one.from(), one.kind(), one.to()), one.probability(), Double::sum);
    }
    return sums.entrySet().stream()
        .map(
            e ->
                new Contribution(
                    e.getKey().from(), e.getKey().kind(), e.getKey().to(), e.getValue()))
        .toList();
  }
}
