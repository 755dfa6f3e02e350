package dev.emend.rephrase;

import dev.emend.interaction.Session;
import dev.emend.interaction.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Cuts a customer's turns on one device into sessions: where the silence after the answer is longer
 * than a gap, and where the dialogue, the device, the locale or the customer changes.
 */
public final class SessionCutter {
  /** The order of turns within a session: time, then id. */
  public static final Comparator<Turn> ORDER =
      Comparator.comparing(Turn::at).thenComparing(Turn::turnId);

  private final Duration gap;

  /**
   * A cutter.
   *
   * @param gap longest silence inside a session, positive
   */
  public SessionCutter(Duration gap) {
    if (gap.isNegative() || gap.isZero()) {
      throw new IllegalArgumentException(
          "Invalid session gap: " + gap.toMillis() + " ms (must be positive)");
    }
    this.gap = gap;
  }

  /** Sessions in order; the turns may come in any order. */
  public List<Session> cut(List<Turn> turns) {
    List<Turn> ordered = new ArrayList<>(turns);
    ordered.sort(
        Comparator.comparing(Turn::customerId)
            .thenComparing(Turn::deviceId, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(ORDER));
    List<Session> sessions = new ArrayList<>();
    List<Turn> open = new ArrayList<>();
    for (Turn turn : ordered) {
      if (!open.isEmpty() && !continues(open.get(open.size() - 1), turn)) {
        sessions.add(new Session(open));
        open.clear();
      }
      open.add(turn);
    }
    if (!open.isEmpty()) {
      sessions.add(new Session(open));
    }
    return sessions;
  }

  private boolean continues(Turn before, Turn turn) {
    return before.customerId().equals(turn.customerId())
        && Objects.equals(before.deviceId(), turn.deviceId())
        && Objects.equals(before.dialogueId(), turn.dialogueId())
        && before.locale().equals(turn.locale())
        && silence(before, turn).compareTo(gap) <= 0;
  }

  /**
   * From the end of the first turn's answer to the end of the second's utterance; may be negative.
   */
  static Duration silence(Turn before, Turn turn) {
    return Duration.between(before.answerEnd(), turn.at());
  }
}
