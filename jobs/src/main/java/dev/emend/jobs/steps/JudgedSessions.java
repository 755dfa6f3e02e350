package dev.emend.jobs.steps;

import dev.emend.interaction.Judgement;
import dev.emend.interaction.Session;
import dev.emend.interaction.Turn;
import dev.emend.jobs.rows.JudgedTurnColumn;
import dev.emend.jobs.rows.JudgementCodec;
import dev.emend.jobs.rows.TurnCodec;
import dev.emend.jobs.rows.TurnColumn;
import dev.emend.jobs.tables.Table;
import dev.emend.rephrase.SessionCutter;
import java.io.Serializable;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Row;

/** Sessions of a night with the judgements of their turns, handed to plain Java one by one. */
final class JudgedSessions {
  private JudgedSessions() {}

  /**
   * What a step makes of a session.
   *
   * <p>Both lists have one entry a turn.
   */
  @FunctionalInterface
  interface Reader extends Serializable {
    List<Row> read(Session session, List<Judgement> judgements);
  }

  /** A turn with its judgement. */
  private record Judged(Turn turn, Judgement judgement) {}

  /** The judged turns of one night, as the audit branch has them. */
  static Dataset<Row> of(NightRun run, LocalDate night) {
    return JudgedTurnColumn.join(
        run.audit().read(Table.TURNS).filter(TurnColumn.NIGHT.col().equalTo(night)),
        run.audit().read(Table.JUDGEMENTS).filter(TurnColumn.NIGHT.col().equalTo(night)));
  }

  /** Reads each session of judged turns. */
  static Dataset<Row> map(Dataset<Row> judged, Duration gap, Reader reader, Encoder<Row> encoder) {
    TurnCodec turns = new TurnCodec(TurnCodec.SCHEMA);
    JudgementCodec judgements = new JudgementCodec(JudgementCodec.SCHEMA);
    MapPartitionsFunction<Row, Row> function =
        rows -> {
          SessionCutter cutter = new SessionCutter(gap);
          return SessionRows.groups(
              decoded(rows, turns, judgements), Judged::turn, group -> read(group, cutter, reader));
        };
    return SessionRows.judgedByDevice(judged).mapPartitions(function, encoder);
  }

  private static Iterator<Judged> decoded(
      Iterator<Row> rows, TurnCodec turns, JudgementCodec judgements) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Judged next() {
        Row row = rows.next();
        return new Judged(
            turns.turn(JudgedTurnColumn.TURN.struct(row)),
            judgements.judgement(JudgedTurnColumn.JUDGEMENT.struct(row)));
      }
    };
  }

  private static Iterator<Row> read(List<Judged> group, SessionCutter cutter, Reader reader) {
    Map<String, Judgement> byTurn = new HashMap<>();
    group.forEach(judged -> byTurn.put(judged.turn().turnId(), judged.judgement()));
    List<Row> rows = new ArrayList<>();
    for (Session session : cutter.cut(group.stream().map(Judged::turn).toList())) {
      List<Judgement> judgements =
          session.turns().stream().map(turn -> byTurn.get(turn.turnId())).toList();
      rows.addAll(reader.read(session, judgements));
    }
    return rows.iterator();
  }
}
