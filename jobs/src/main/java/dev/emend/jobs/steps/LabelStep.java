package dev.emend.jobs.steps;

import dev.emend.interaction.Judgement;
import dev.emend.interaction.Reading;
import dev.emend.interaction.Session;
import dev.emend.interaction.SyntheticLabel;
import dev.emend.interaction.SyntheticLabel.Origin;
import dev.emend.interaction.text.TextKey;
import dev.emend.jobs.rows.EvidenceCodec;
import dev.emend.jobs.rows.EvidenceColumn;
import dev.emend.jobs.rows.LabelCodec;
import dev.emend.jobs.rows.LabelColumn;
import dev.emend.jobs.rows.OutcomeCodec;
import dev.emend.jobs.rows.OutcomeColumn;
import dev.emend.jobs.rows.Schemas;
import dev.emend.jobs.rows.SummedCodec;
import dev.emend.jobs.rows.TransitionCodec;
import dev.emend.jobs.rows.TransitionColumn;
import dev.emend.jobs.rows.TurnCodec;
import dev.emend.jobs.rows.TurnColumn;
import dev.emend.jobs.tables.Table;
import dev.emend.labeling.aggregation.AggregationOptions;
import dev.emend.labeling.aggregation.LabelAggregator;
import dev.emend.labeling.aggregation.LabelDecision;
import dev.emend.labeling.aggregation.LabelEvidence;
import dev.emend.labeling.aggregation.LaterOutcomes;
import dev.emend.labeling.aggregation.SessionEvidence;
import dev.emend.labeling.aggregation.TextEvidence;
import dev.emend.labeling.projection.LabelProjector;
import dev.emend.labeling.projection.ProjectionOptions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Makes the labels of the window that ends with the newest accepted night: collects what each
 * session of the night says about texts, and decides text by text over all nights and customers.
 */
public final class LabelStep implements Step {
  /** The step's name. */
  public static final String NAME = "label";

  private static final Comparator<SyntheticLabel> ORDER =
      Comparator.comparing(SyntheticLabel::locale)
          .thenComparing(SyntheticLabel::text)
          .thenComparing(SyntheticLabel::context, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(SyntheticLabel::labelId);

  private final LabelOptions options;

  public LabelStep(LabelOptions options) {
    this.options = options;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<Table> reads() {
    return Set.of(Table.TURNS, Table.JUDGEMENTS, Table.TRANSITIONS);
  }

  @Override
  public Set<Table> writes() {
    return Set.of(Table.EVIDENCE, Table.LABELS);
  }

  @Override
  public StepOutcome run(NightRun run) {
    SortedMap<LocalDate, SortedSet<String>> lessons = lessons(run);
    SortedSet<LocalDate> nights = run.audit().affected();
    nights.addAll(lessons.keySet());
    for (LocalDate night : nights) {
      SortedMap<String, Reading> taught = readings(run, night, lessons.get(night));
      run.audit()
          .overwrite(
              Table.EVIDENCE,
              evidence(JudgedSessions.of(run, night), night, options, taught),
              Set.of(night));
    }
    LocalDate newest = WindowSums.newest(run);
    List<SyntheticLabel> labels =
        labels(
            run.audit()
                .read(Table.EVIDENCE)
                .filter(
                    EvidenceColumn.NIGHT
                        .col()
                        .between(newest.minusDays(options.windowNights() - 1L), newest)),
            options);
    Dataset<Row> rows =
        run.warehouse()
            .spark()
            .createDataFrame(labels.stream().map(LabelCodec::row).toList(), LabelCodec.SCHEMA)
            .coalesce(1);
    run.audit().replace(Table.LABELS, rows);
    Map<String, Long> counts = counts(labels);
    run.audit().record(NAME, Observed.results(run.night(), NAME, counts));
    return new StepOutcome.Done(counts, List.of());
  }

  /** What each session of a night of judged turns says about the meaning of texts. */
  public static Dataset<Row> evidence(
      Dataset<Row> judged,
      LocalDate night,
      LabelOptions options,
      SortedMap<String, Reading> taught) {
    double leastSupport = options.leastSupport();
    ProjectionOptions projection = options.projection();
    return JudgedSessions.map(
        judged,
        options.gap(),
        (session, judgements) ->
            rows(
                new SessionEvidence(new LabelProjector(projection), leastSupport),
                session,
                judgements,
                night,
                taught),
        Schemas.encoder(EvidenceColumn.values()));
  }

  private static List<Row> rows(
      SessionEvidence evidence,
      Session session,
      List<Judgement> judgements,
      LocalDate night,
      SortedMap<String, Reading> taught) {
    return evidence
        .find(session, judgements, text -> Optional.ofNullable(taught.get(text)))
        .pieces()
        .stream()
        .map(piece -> EvidenceCodec.row(night, piece))
        .toList();
  }

  /**
   * The labels that evidence makes, in a fixed order: what each night says about the labels of the
   * nights before it calibrates the confidence of all.
   */
  public static List<SyntheticLabel> labels(Dataset<Row> evidence, LabelOptions options) {
    Dataset<Row> sorted =
        evidence
            .repartition(EvidenceColumn.LOCALE.col(), EvidenceColumn.TEXT.col())
            .sortWithinPartitions(ordered());
    EvidenceCodec codec = new EvidenceCodec(evidence.schema());
    AggregationOptions aggregation =
        options.aggregation().with(outcomes(sorted, codec, options).calibrations());
    Dataset<Row> encoded =
        sorted.mapPartitions(
            (MapPartitionsFunction<Row, Row>)
                rows ->
                    new LabelRows(new EvidenceTexts(rows, codec), new LabelAggregator(aggregation)),
            Schemas.encoder(LabelColumn.values()));
    LabelCodec labels = new LabelCodec(LabelCodec.SCHEMA);
    return encoded.collectAsList().stream().map(labels::label).sorted(ORDER).toList();
  }

  /** Whole numbers in bins: a few hundred rows a partition, whatever the log. */
  private static LaterOutcomes outcomes(
      Dataset<Row> sorted, EvidenceCodec codec, LabelOptions options) {
    AggregationOptions aggregation = options.aggregation();
    int checkedNights = options.checkedNights();
    Dataset<Row> tallies =
        sorted.mapPartitions(
            (MapPartitionsFunction<Row, Row>)
                rows -> {
                  LaterOutcomes part = new LaterOutcomes(aggregation, checkedNights);
                  new EvidenceTexts(rows, codec).forEachRemaining(part::add);
                  return part.tallies().stream().map(OutcomeCodec::row).iterator();
                },
            Schemas.encoder(OutcomeColumn.values()));
    LaterOutcomes all = new LaterOutcomes(aggregation, checkedNights);
    tallies.collectAsList().forEach(row -> all.add(OutcomeCodec.tally(row)));
    return all;
  }

  /** By text and context, and then by all the rest, so that no shuffle decides about ties. */
  private static Column[] ordered() {
    Stream<EvidenceColumn> first =
        Stream.of(EvidenceColumn.LOCALE, EvidenceColumn.TEXT, EvidenceColumn.CONTEXT);
    return Stream.concat(first, Arrays.stream(EvidenceColumn.values()))
        .distinct()
        .map(EvidenceColumn::col)
        .toArray(Column[]::new);
  }

  /**
   * What customers taught as targets, in this night and in the later ones that look back on a night
   * that is new: there the same lesson may mean another thing now.
   */
  private SortedMap<LocalDate, SortedSet<String>> lessons(NightRun run) {
    SortedSet<LocalDate> affected = run.audit().affected();
    LocalDate reach = affected.last().plusDays(options.windowNights() - 1L);
    Dataset<Row> turns =
        run.audit()
            .read(Table.TURNS)
            .filter(TurnColumn.NIGHT.col().between(affected.first(), reach))
            .filter(TurnColumn.TAUGHT.col().isNotNull());
    TurnCodec codec = new TurnCodec(turns.schema());
    SortedMap<LocalDate, SortedSet<String>> lessons = new TreeMap<>();
    for (Row row : turns.collectAsList()) {
      lessons
          .computeIfAbsent(codec.night(row), night -> new TreeSet<>())
          .add(TextKey.of(codec.turn(row).taught().target()));
    }
    return lessons;
  }

  /** How texts are read, most frequently, in the window that ends with the night itself. */
  private SortedMap<String, Reading> readings(NightRun run, LocalDate night, Set<String> texts) {
    if (texts == null) {
      return new TreeMap<>();
    }
    Dataset<Row> read =
        WindowSums.sums(
            WindowSums.window(run, night, options.windowNights())
                .filter(TransitionColumn.KIND.col().equalTo(TransitionCodec.READ))
                .filter(TransitionColumn.TEXT.col().isin(texts.toArray())));
    SummedCodec codec = new SummedCodec(read.schema());
    List<Row> rows = new ArrayList<>(read.collectAsList());
    rows.sort(
        Comparator.comparingDouble((Row row) -> -codec.mass(row))
            .thenComparing(row -> codec.reading(row).key())
            .thenComparing(row -> codec.reading(row).toString()));
    SortedMap<String, Reading> readings = new TreeMap<>();
    rows.forEach(row -> readings.putIfAbsent(codec.from(row).text(), codec.reading(row)));
    return readings;
  }

  private static Map<String, Long> counts(List<SyntheticLabel> labels) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("labels", (long) labels.size());
    for (Origin origin : Origin.values()) {
      counts.put(
          origin.name().toLowerCase(Locale.ROOT).replace('_', ' '),
          labels.stream().filter(label -> label.origin() == origin).count());
    }
    return counts;
  }

  /** The labels of texts. */
  private static final class LabelRows implements Iterator<Row> {
    private final EvidenceTexts texts;
    private final LabelAggregator aggregator;
    private Row label;

    LabelRows(EvidenceTexts texts, LabelAggregator aggregator) {
      this.texts = texts;
      this.aggregator = aggregator;
    }

    @Override
    public boolean hasNext() {
      while (label == null && texts.hasNext()) {
        List<LabelEvidence> pieces = texts.next().values().stream().flatMap(List::stream).toList();
        if (aggregator.decide(TextEvidence.of(pieces)) instanceof LabelDecision.Labelled labelled) {
          label = LabelCodec.row(labelled.label());
        }
      }
      return label != null;
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Row next = label;
      label = null;
      return next;
    }
  }
}
