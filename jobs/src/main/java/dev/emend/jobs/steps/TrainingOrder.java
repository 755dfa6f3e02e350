package dev.emend.jobs.steps;

import dev.emend.interaction.Session;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The order in which a training looks at sessions: always the same, and nothing to do with time or
 * customers. A training takes sessions until it has pairs enough.
 */
public final class TrainingOrder {
  private static final Comparator<Session> ORDER =
      Comparator.comparingInt((Session s) -> s.turn(0).turnId().hashCode() * 0x9E3779B9)
          .thenComparing(s -> s.turn(0).turnId());

  private TrainingOrder() {}

  /** The sessions in this order. */
  public static List<Session> of(List<Session> sessions) {
    List<Session> ordered = new ArrayList<>(sessions);
    ordered.sort(ORDER);
    return ordered;
  }
}
