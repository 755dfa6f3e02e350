package dev.emend.jobs.steps;

import static dev.emend.jobs.rows.TurnColumn.AT;
import static dev.emend.jobs.rows.TurnColumn.CUSTOMER_ID;
import static dev.emend.jobs.rows.TurnColumn.DEVICE_ID;
import static dev.emend.jobs.rows.TurnColumn.TURN_ID;

import dev.emend.interaction.Turn;
import dev.emend.jobs.rows.JudgedTurnColumn;
import dev.emend.jobs.rows.TurnCodec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Brings the turns of a customer's device together: rows are shuffled by customer and sorted, and
 * then streamed in groups, so that no more than one device's turns are in memory at a time.
 */
final class SessionRows {
  private SessionRows() {}

  /** Turns in the order in which {@link #groups} wants them. */
  static Dataset<Row> byDevice(Dataset<Row> turns) {
    return turns
        .repartition(CUSTOMER_ID.col())
        .sortWithinPartitions(CUSTOMER_ID.col(), DEVICE_ID.col(), AT.col(), TURN_ID.col());
  }

  /** Judged turns in the same order. */
  static Dataset<Row> judgedByDevice(Dataset<Row> judged) {
    return judged
        .repartition(CUSTOMER_ID.in(JudgedTurnColumn.TURN))
        .sortWithinPartitions(
            CUSTOMER_ID.in(JudgedTurnColumn.TURN),
            DEVICE_ID.in(JudgedTurnColumn.TURN),
            AT.in(JudgedTurnColumn.TURN),
            TURN_ID.in(JudgedTurnColumn.TURN));
  }

  /** The turns of rows, lazily. */
  static Iterator<Turn> decoded(Iterator<Row> rows, TurnCodec codec) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Turn next() {
        return codec.turn(rows.next());
      }
    };
  }

  /** Maps each group of consecutive elements of one customer's device to results, lazily. */
  static <T, R> Iterator<R> groups(
      Iterator<T> elements, Function<T, Turn> turn, Function<List<T>, Iterator<R>> map) {
    return new Groups<>(elements, turn, map);
  }

  private static final class Groups<T, R> implements Iterator<R> {
    private final Iterator<T> elements;
    private final Function<T, Turn> turn;
    private final Function<List<T>, Iterator<R>> map;
    private T ahead;
    private Iterator<R> results = Collections.emptyIterator();

    Groups(Iterator<T> elements, Function<T, Turn> turn, Function<List<T>, Iterator<R>> map) {
      this.elements = elements;
      this.turn = turn;
      this.map = map;
    }

    @Override
    public boolean hasNext() {
      while (!results.hasNext() && (ahead != null || elements.hasNext())) {
        results = map.apply(nextGroup());
      }
      return results.hasNext();
    }

    @Override
    public R next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return results.next();
    }

    private List<T> nextGroup() {
      List<T> group = new ArrayList<>();
      group.add(ahead == null ? elements.next() : ahead);
      ahead = null;
      while (ahead == null && elements.hasNext()) {
        T element = elements.next();
        if (sameDevice(turn.apply(group.get(0)), turn.apply(element))) {
          group.add(element);
        } else {
          ahead = element;
        }
      }
      return group;
    }

    private static boolean sameDevice(Turn a, Turn b) {
      return a.customerId().equals(b.customerId()) && Objects.equals(a.deviceId(), b.deviceId());
    }
  }
}
