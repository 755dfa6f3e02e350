package dev.emend.labeling;

import dev.emend.interaction.Judgement.Candidate;
import dev.emend.interaction.Session;
import dev.emend.interaction.Terminations;
import dev.emend.interaction.Turn;
import dev.emend.interaction.text.TextKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which turns of a session pursue one aim. A turn stays with the goal of the turn it most probably
 * says again, where that is probable enough; a verbatim repeat, an answer to what the assistant had
 * asked, and a termination stay with the turn before; every other turn begins a goal of its own.
 */
public final class GoalFinder {
  /**
   * When a turn belongs to an earlier one.
   *
   * @param threshold a rephrase at least so probable stays in the goal, 0..1
   * @param terminations wordings that end what was before and are no aim of their own
   */
  public record Options(double threshold, Terminations terminations) {
    /** Even odds, and the plain English ways to call something off. */
    public static final Options DEFAULT = new Options(0.5, Terminations.ENGLISH);

    /** Refuses a threshold outside 0..1. */
    public Options {
      if (!(threshold >= 0 && threshold <= 1)) {
        throw new IllegalArgumentException(
            "Invalid goal threshold: " + threshold + " (must be 0 to 1)");
      }
    }
  }

  private final Options options;

  /** Finds goals by the given options. */
  public GoalFinder(Options options) {
    this.options = options;
  }

  /**
   * The goal of each turn, named after the goal's first turn.
   *
   * @param candidates for each turn the earlier turns it may say again, most probable first
   * @return goal ids in the order of the turns
   */
  public List<String> goals(Session session, List<List<Candidate>> candidates) {
    if (candidates.size() != session.size()) {
      throw new IllegalArgumentException(
          "Invalid candidates: " + candidates.size() + " lists for " + session.size() + " turns");
    }
    List<String> goals = new ArrayList<>(session.size());
    Map<String, String> goalOf = new HashMap<>();
    for (int i = 0; i < session.size(); i++) {
      Turn turn = session.turn(i);
      String said = saidAgain(candidates.get(i), goalOf);
      String goal = "g-" + turn.turnId();
      if (said != null) {
        goal = said;
      } else if (i > 0 && continues(session.turn(i - 1), turn)) {
        goal = goals.get(i - 1);
      }
      goals.add(goal);
      goalOf.put(turn.turnId(), goal);
    }
    return goals;
  }

  private String saidAgain(List<Candidate> candidates, Map<String, String> goalOf) {
    if (candidates.isEmpty() || candidates.get(0).probability() < options.threshold()) {
      return null;
    }
    return goalOf.get(candidates.get(0).turnId());
  }

  private boolean continues(Turn before, Turn turn) {
    String key = TextKey.of(turn.utterance());
    boolean repeats =
        key.equals(TextKey.of(before.utterance()))
            && Objects.equals(before.context(), turn.context());
    boolean answers =
        turn.context() != null && Objects.equals(before.dialogueId(), turn.dialogueId());
    return repeats || answers || options.terminations().contains(key);
  }
}
