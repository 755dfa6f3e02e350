package dev.emend.labeling.aggregation;

import dev.emend.interaction.FailurePoint;
import dev.emend.interaction.Feedback;
import dev.emend.interaction.Judgement;
import dev.emend.interaction.Judgement.Candidate;
import dev.emend.interaction.Reading;
import dev.emend.interaction.Session;
import dev.emend.interaction.SyntheticLabel.LabelledSlot;
import dev.emend.interaction.SyntheticLabel.Origin;
import dev.emend.interaction.Turn;
import dev.emend.interaction.text.TextKey;
import dev.emend.labeling.projection.LabelProjector;
import dev.emend.labeling.projection.Projection;
import dev.emend.labeling.projection.Projection.Projected;
import dev.emend.labeling.projection.Projection.Rejected;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What one session says about the meaning of the texts in it. A turn speaks for its own reading as
 * far as it succeeded and against it as far as it failed; what the customer said about it counts
 * instead where they said something. A turn that worked speaks for its reading on every earlier
 * turn that it says again, directly or through turns between; also where the earlier text cannot
 * carry the reading: what people ended with then speaks against all readings that it could carry.
 *
 * <p>Where a rewrite was applied, the reading is that of the text that was served: it speaks for
 * that text by itself, and for the text that was heard by projection.
 */
public final class SessionEvidence {
  private final LabelProjector projector;
  private final double leastSupport;

  /**
   * Collects evidence.
   *
   * @param leastSupport projections less probable than this are left out, 0..1
   */
  public SessionEvidence(LabelProjector projector, double leastSupport) {
    if (!(leastSupport >= 0 && leastSupport <= 1)) {
      throw new IllegalArgumentException(
          "Invalid least support: " + leastSupport + " (must be 0 to 1)");
    }
    this.projector = projector;
    this.leastSupport = leastSupport;
  }

  /**
   * Evidence of one session.
   *
   * @param pieces in the order of the turns
   * @param rejected projections that the text could not carry, counted by reason
   */
  public record Found(List<LabelEvidence> pieces, Map<Projection.Reason, Long> rejected) {}

  /**
   * Collects the evidence of a session.
   *
   * @param judgements one for each turn, in the same order
   * @param readingOf how a text (key) that was taught as a target is read; empty where unknown
   */
  public Found find(
      Session session, List<Judgement> judgements, Function<String, Optional<Reading>> readingOf) {
    if (judgements.size() != session.size()) {
      throw new IllegalArgumentException(
          "Invalid judgements: " + judgements.size() + " for " + session.size() + " turns");
    }
    Search search = new Search(session, judgements);
    for (int i = 0; i < session.size(); i++) {
      search.ownReading(i);
      search.earlierTurns(i);
      search.taught(i, readingOf);
    }
    return new Found(List.copyOf(search.pieces), search.rejected);
  }

  /** Chance that a turn says an earlier one again, through any turns between: [later][earlier]. */
  static double[][] saysAgain(Session session, List<Judgement> judgements) {
    Map<String, Integer> positions = new HashMap<>();
    double[][] again = new double[session.size()][];
    for (int later = 0; later < again.length; later++) {
      again[later] = new double[later];
      for (Candidate candidate : judgements.get(later).candidates()) {
        Integer direct = positions.get(candidate.turnId());
        if (direct != null) {
          again[later][direct] += candidate.probability();
          for (int earlier = 0; earlier < direct; earlier++) {
            again[later][earlier] += candidate.probability() * again[direct][earlier];
          }
        }
      }
      positions.put(session.turn(later).turnId(), later);
    }
    return again;
  }

  private final class Search {
    private final Session session;
    private final List<Judgement> judgements;
    private final double[][] again;
    private final List<LabelEvidence> pieces = new ArrayList<>();
    private final Map<Projection.Reason, Long> rejected = new EnumMap<>(Projection.Reason.class);

    Search(Session session, List<Judgement> judgements) {
      this.session = session;
      this.judgements = judgements;
      this.again = saysAgain(session, judgements);
    }

    void ownReading(int i) {
      Turn turn = session.turn(i);
      String served = served(turn);
      if (served.isEmpty()) {
        return;
      }
      double success = turn.reading().understood() ? judgements.get(i).outcome().success() : 0;
      double failure = judgements.get(i).outcome().failure();
      Origin origin = Origin.OWN_SUCCESS;
      if (turn.feedback() != null) {
        origin = Origin.EXPLICIT;
        failure = turn.feedback() == Feedback.POSITIVE ? 0 : 1;
        success = turn.reading().understood() ? 1 - failure : 0;
      }
      if (success + failure > 0) {
        pieces.add(
            new LabelEvidence(
                turn.locale(),
                turn.context(),
                served,
                turn.customerId(),
                sessionId(),
                turn.reading(),
                List.of(),
                Math.min(1, success),
                Math.min(1, failure),
                origin));
      }
      if (!served.equals(TextKey.of(turn.utterance()))) {
        project(turn, misheard(i), turn.reading(), served, success);
      }
    }

    void earlierTurns(int later) {
      Turn worked = session.turn(later);
      if (!worked.reading().understood()) {
        return;
      }
      for (int earlier = 0; earlier < later; earlier++) {
        double support =
            again[later][earlier]
                * judgements.get(later).outcome().success()
                * (1 - judgements.get(earlier).outcome().success());
        project(
            session.turn(earlier), misheard(earlier), worked.reading(), served(worked), support);
      }
    }

    /** What is taught holds for open requests, not for the prompt under which it was taught. */
    void taught(int i, Function<String, Optional<Reading>> readingOf) {
      Turn turn = session.turn(i);
      if (turn.taught() == null) {
        return;
      }
      String target = TextKey.of(turn.taught().target());
      readingOf
          .apply(target)
          .filter(Reading::understood)
          .ifPresent(
              reading ->
                  project(
                      turn, null, turn.taught().source(), 0, reading, target, 1, Origin.EXPLICIT));
    }

    private double misheard(int i) {
      Judgement judgement = judgements.get(i);
      return judgement.failurePoint() == FailurePoint.ASR ? judgement.failurePointProbability() : 0;
    }

    private void project(
        Turn failed, double misheard, Reading reading, String worked, double support) {
      String text = failed.utterance();
      Origin origin = Origin.PROJECTED;
      project(failed, failed.context(), text, misheard, reading, worked, support, origin);
    }

    private void project(
        Turn failed,
        String context,
        String text,
        double misheard,
        Reading reading,
        String worked,
        double support,
        Origin origin) {
      String key = TextKey.of(text);
      if (support < leastSupport || support <= 0 || key.isEmpty() || !reading.understood()) {
        return;
      }
      Projection projection = projector.project(text, reading, worked);
      Reading meant = reading;
      List<LabelledSlot> slots = List.of();
      if (projection instanceof Projected projected) {
        meant = projected.annotation().reading();
        slots = projected.annotation().slots();
      } else if (projection instanceof Rejected no) {
        rejected.merge(no.reason(), 1L, Long::sum);
      }
      pieces.add(
          new LabelEvidence(
              failed.locale(),
              context,
              key,
              failed.customerId(),
              sessionId(),
              meant,
              slots,
              Math.min(1, support),
              0,
              origin,
              misheard));
    }

    private String sessionId() {
      return session.turn(0).turnId();
    }
  }

  /** The key of what the NLU was given. */
  private static String served(Turn turn) {
    boolean rewritten = turn.applied() != null && turn.applied().servedUtterance() != null;
    return TextKey.of(rewritten ? turn.applied().servedUtterance() : turn.utterance());
  }
}
