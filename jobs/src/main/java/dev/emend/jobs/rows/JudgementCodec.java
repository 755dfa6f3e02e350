package dev.emend.jobs.rows;

import static dev.emend.jobs.rows.JudgementColumn.*;

import dev.emend.interaction.FailurePoint;
import dev.emend.interaction.Friction;
import dev.emend.interaction.Judgement;
import dev.emend.interaction.Outcome;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Judgements as rows of {@code judgements} and back. */
public final class JudgementCodec implements Serializable {
  /** The schema of {@code judgements}. */
  public static final StructType SCHEMA = Schemas.of(JudgementColumn.values());

  private static final long serialVersionUID = 1;

  private final Cells cells;

  /** Decodes rows of this schema, whatever the order of its columns. */
  public JudgementCodec(StructType schema) {
    cells = new Cells(JudgementColumn.values(), schema);
  }

  /** The row of a judgement; friction in the order of its enum. */
  public static Row row(LocalDate night, Judgement judgement) {
    RowBuilder row = new RowBuilder(SCHEMA);
    row.set(NIGHT, night).set(TURN_ID, judgement.turnId()).set(GOAL_ID, judgement.goalId());
    row.set(REPHRASE_CANDIDATE, judgement.rephraseCandidate());
    row.set(REPHRASE_PROBABILITY, judgement.rephraseProbability());
    row.set(REPHRASE_OF, judgement.rephraseOf());
    row.strings(FRICTION, names(judgement.friction()));
    row.set(DEFECT_PROBABILITY, judgement.defectProbability());
    row.set(FAILURE_POINT, judgement.failurePoint());
    row.set(FAILURE_POINT_PROBABILITY, judgement.failurePointProbability());
    row.list(
        CANDIDATES, judgement.candidates(), c -> RowBuilder.struct(c.turnId(), c.probability()));
    row.set(SUCCESS, judgement.outcome().success());
    return row.set(FAILURE, judgement.outcome().failure()).build();
  }

  /** The judgement of a row. */
  public Judgement judgement(Row row) {
    return new Judgement(
        cells.string(row, TURN_ID),
        cells.string(row, GOAL_ID),
        cells.list(row, CANDIDATES, c -> new Judgement.Candidate(c.getString(0), c.getDouble(1))),
        cells.string(row, REPHRASE_OF),
        friction(cells.strings(row, FRICTION)),
        new Outcome(cells.number(row, SUCCESS), cells.number(row, FAILURE)),
        cells.number(row, DEFECT_PROBABILITY),
        cells.constant(row, FAILURE_POINT, FailurePoint.class),
        cells.number(row, FAILURE_POINT_PROBABILITY));
  }

  private static List<String> names(Set<Friction> friction) {
    return friction.stream().sorted().map(Friction::name).toList();
  }

  private static Set<Friction> friction(List<String> names) {
    return names.stream().map(Friction::valueOf).collect(Collectors.toSet());
  }
}
