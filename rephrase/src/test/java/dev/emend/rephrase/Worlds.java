package dev.emend.rephrase;

import dev.emend.interaction.Terminations;
import dev.emend.sample.GeneratedTurn;
import dev.emend.sample.World;
import dev.emend.sample.WorldOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Nights of drawn worlds with the truth of their rephrases. */
final class Worlds {
  static final Terminations STOPS =
      Terminations.of(List.of("stop", "cancel", "never mind", "forget it"));

  private Worlds() {}

  static Annotated drawn(long seed, int sessions) {
    WorldOptions options = WorldOptions.drawn(seed, sessions);
    List<GeneratedTurn> turns = new World(options).night(options.firstNight());
    Map<String, String> rephraseOf = new HashMap<>();
    for (GeneratedTurn turn : turns) {
      if (turn.truth().rephraseOf() != null) {
        rephraseOf.put(turn.turn().turnId(), turn.truth().rephraseOf());
      }
    }
    SessionCutter cutter = new SessionCutter(Duration.ofSeconds(45));
    return new Annotated(cutter.cut(turns.stream().map(GeneratedTurn::turn).toList()), rephraseOf);
  }
}
