package dev.emend.jobs.findings;

import dev.emend.interaction.Judgement;
import dev.emend.interaction.Reading;
import dev.emend.interaction.Rewrite;
import dev.emend.interaction.Session;
import dev.emend.interaction.Turn;
import dev.emend.interaction.text.TextKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The turns of a session from a rewrite's source to its target and the one behind, not anonymised
 * yet.
 *
 * @param turns in order of time; the first is the source
 * @param target position of the target
 */
record Stretch(List<Turn> turns, int target) {
  private static final int MOST_TURNS = 8;
  private static final double MILLIS = 1000;
  private static final double TENTHS = 10;

  /** Keeps its own list. */
  Stretch {
    turns = List.copyOf(turns);
  }

  /** The shortest stretch of a session that shows a rewrite; empty where none does. */
  static Optional<Stretch> of(Session session, Rewrite rewrite) {
    Optional<Stretch> shortest = Optional.empty();
    int source = -1;
    for (int i = 0; i < session.size(); i++) {
      Turn turn = session.turn(i);
      if (isSource(turn, rewrite)) {
        source = i;
      } else if (source >= 0 && isText(turn, rewrite.target())) {
        int length = i - source;
        if (length + 2 <= MOST_TURNS && shortest.stream().allMatch(s -> length < s.target)) {
          int end = Math.min(session.size(), i + 2);
          shortest = Optional.of(new Stretch(session.turns().subList(source, end), length));
        }
        source = -1;
      }
    }
    return shortest;
  }

  private static boolean isSource(Turn turn, Rewrite rewrite) {
    return turn.locale().equals(rewrite.locale())
        && Objects.equals(turn.context(), rewrite.context())
        && isText(turn, rewrite.source());
  }

  private static boolean isText(Turn turn, String text) {
    return TextKey.of(turn.utterance()).equals(TextKey.of(text));
  }

  /** Chance that the target says the source again. */
  double probability(Map<String, Judgement> judgements) {
    Judgement ofTarget = judgements.get(turns.get(target).turnId());
    return ofTarget == null
        ? 0
        : ofTarget.candidates().stream()
            .filter(candidate -> candidate.turnId().equals(turns.get(0).turnId()))
            .mapToDouble(Judgement.Candidate::probability)
            .sum();
  }

  /** The same as it may be shown. */
  Excerpt shown(Map<String, Judgement> judgements, Disclosure disclosure) {
    List<Excerpt.Said> said = new ArrayList<>();
    for (int i = 0; i < turns.size(); i++) {
      said.add(shown(i, judgements.get(turns.get(i).turnId()), disclosure));
    }
    return new Excerpt(said);
  }

  private Excerpt.Said shown(int i, Judgement judgement, Disclosure disclosure) {
    Turn turn = turns.get(i);
    boolean text = disclosure.showsText(turn.locale(), turn.utterance());
    Long bargeIn = turn.answer().bargeInMillis();
    return new Excerpt.Said(
        text ? TextKey.of(turn.utterance()) : null,
        disclosure.showsContext(turn.locale(), turn.context()) ? turn.context() : Withheld.MARK,
        text ? Disclosure.reading(turn.reading(), turn.utterance()) : Reading.NOTHING,
        turn.answer().status(),
        bargeIn == null ? null : Math.round(bargeIn / MILLIS * TENTHS) / TENTHS,
        i == 0 ? null : silence(turns.get(i - 1), turn),
        judgement == null ? 0 : judgement.rephraseProbability(),
        judgement == null ? null : position(judgement.rephraseCandidate(), i),
        i == 0 ? Excerpt.Role.SOURCE : i == target ? Excerpt.Role.TARGET : Excerpt.Role.OTHER);
  }

  private Integer position(String turnId, int before) {
    for (int i = 0; i < before; i++) {
      if (turns.get(i).turnId().equals(turnId)) {
        return i + 1;
      }
    }
    return null;
  }

  private static long silence(Turn before, Turn turn) {
    double seconds = Duration.between(before.answerEnd(), turn.at()).toMillis() / MILLIS;
    return Math.max(0, Math.round(seconds));
  }
}
