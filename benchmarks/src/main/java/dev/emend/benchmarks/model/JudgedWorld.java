package dev.emend.benchmarks.model;

import dev.emend.rephrase.Annotated;
import dev.emend.rephrase.SessionCutter;
import dev.emend.sample.GeneratedTurn;
import dev.emend.sample.InquiryWorld;
import dev.emend.sample.World;
import dev.emend.sample.WorldOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The turns of a drawn world, cut into sessions, with the truth about its rephrases. */
final class JudgedWorld {
  private static final Duration GAP = Duration.ofSeconds(45);

  private JudgedWorld() {}

  /** A night of people who give orders and ask. */
  static Annotated drawn(long seed, int sessions) {
    WorldOptions options = WorldOptions.drawn(seed, sessions);
    return annotated(new World(options).night(options.firstNight()));
  }

  /** Dialogues of people who look for something. */
  static Annotated inquiries(long seed, int sessions) {
    return annotated(new InquiryWorld(seed, sessions).turns());
  }

  private static Annotated annotated(List<GeneratedTurn> turns) {
    Map<String, String> rephraseOf = new TreeMap<>();
    for (GeneratedTurn turn : turns) {
      if (turn.truth().rephraseOf() != null) {
        rephraseOf.put(turn.turn().turnId(), turn.truth().rephraseOf());
      }
    }
    return new Annotated(
        new SessionCutter(GAP).cut(turns.stream().map(GeneratedTurn::turn).toList()), rephraseOf);
  }
}
