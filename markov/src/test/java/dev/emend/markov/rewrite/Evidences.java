package dev.emend.markov.rewrite;

import dev.emend.interaction.Reading;
import dev.emend.interaction.Slot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Evidence written by hand. */
final class Evidences {
  /** The defaults without the demand of a lift: the few texts of a test are all its people say. */
  static final MiningOptions NO_LIFT = new MiningOptions(2, 1.2, 0.3, 0.05, 0.9, 0, 4, 3);

  static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
  static final Reading NOTHING = Reading.NOTHING;

  private final List<Saying> sayings = new ArrayList<>();
  private final List<SaidAgain> steps = new ArrayList<>();

  static Evidences of() {
    return new Evidences();
  }

  static Reading plays(String song) {
    return new Reading("music", "play", List.of(Slot.of("song", song)));
  }

  static State open(String text) {
    return new State(null, text);
  }

  Evidences said(State state, double success, double failure, Reading reading) {
    sayings.add(new Saying(state, success, failure, List.of(new Saying.ReadAs(reading, 10))));
    return this;
  }

  Evidences said(String text, double success, double failure, Reading reading) {
    return said(open(text), success, failure, reading);
  }

  /** Said again by customers 1 to {@code customers}, once each in a session of its own. */
  Evidences again(State from, State to, double mass, int customers) {
    long[] hashes = new long[customers];
    Arrays.setAll(hashes, i -> i + 1);
    steps.add(new SaidAgain(from, to, mass, hashes, customers, MONDAY, MONDAY.plusDays(1)));
    return this;
  }

  Evidences again(String from, String to, double mass, int customers) {
    return again(open(from), open(to), mass, customers);
  }

  Evidence evidence() {
    return new Evidence("en-US", sayings, steps);
  }

  /** The same rows in another order. */
  Evidence shuffled(long seed) {
    List<Saying> otherSayings = new ArrayList<>(sayings);
    List<SaidAgain> otherSteps = new ArrayList<>(steps);
    Collections.shuffle(otherSayings, new Random(seed));
    Collections.shuffle(otherSteps, new Random(seed + 1));
    return new Evidence("en-US", otherSayings, otherSteps);
  }

  /** A misheard name that five customers repaired, and two who gave up on it. */
  static Evidences dragons() {
    return of().said("play maj and dragons", 0, 2, plays("maj and dragons"))
        .said("play imagine dragons", 20, 1, plays("imagine dragons"))
        .said("put on imagine dragons", 4, 0, plays("imagine dragons"))
        .said("stop", 9, 0, new Reading("system", "stop", List.of()))
        .again("play maj and dragons", "play imagine dragons", 4.5, 5)
        .again("play maj and dragons", "put on imagine dragons", 0.5, 1)
        .again("play maj and dragons", "stop", 1, 1);
  }

  /** Many texts, contexts, readings and steps. */
  static Evidences random(long seed) {
    Random random = new Random(seed);
    Evidences evidence = of();
    int texts = 5 + random.nextInt(25);
    List<State> states = new ArrayList<>();
    for (int i = 0; i < texts; i++) {
      states.add(open("text " + i));
      if (random.nextInt(3) == 0) {
        states.add(new State("request:song", "text " + i));
      }
    }
    for (State state : states) {
      boolean works = random.nextBoolean();
      Reading reading = random.nextInt(8) == 0 ? NOTHING : plays("song " + random.nextInt(6));
      double turns = 1 + random.nextInt(30);
      evidence.said(state, works ? turns : 0.1, works ? 0.2 : turns, reading);
    }
    for (State from : states) {
      for (State to : states) {
        if (random.nextInt(states.size()) < 3) {
          evidence.again(from, to, 0.2 + 6 * random.nextDouble(), 1 + random.nextInt(7));
        }
      }
    }
    return evidence;
  }

  private Evidences() {}
}
