package dev.emend.benchmarks.study;

import dev.emend.interaction.Judgement;
import dev.emend.interaction.Reading;
import dev.emend.interaction.Session;
import dev.emend.interaction.Turn;
import dev.emend.interaction.text.TextKey;
import dev.emend.jobs.rows.TransitionCodec;
import dev.emend.jobs.steps.CountOptions;
import dev.emend.markov.rewrite.Contribution;
import dev.emend.markov.rewrite.Contributions;
import dev.emend.markov.rewrite.State;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The transitions of one night, each customer's share bounded: what {@code transitions} holds,
 * summed over customers, without tables. In whole units of 2⁻³² turns, as there.
 */
final class NightTransitions {
  private final LocalDate date;
  private final Map<Step, Sum> steps = new HashMap<>();
  private final Map<Said, Long> readings = new HashMap<>();

  private NightTransitions(LocalDate date) {
    this.date = date;
  }

  /**
   * A transition or an ending.
   *
   * @param to with SAID_AGAIN only, else null
   */
  record Step(String locale, State from, Contribution.Kind kind, State to) {}

  /** A text and how it was read. */
  record Said(String locale, State state, Reading reading) {}

  private record OfCustomer(Step step, String customer) {}

  /** What came together for one step. */
  static final class Sum {
    private long units;
    private long sessions;
    private final Set<String> customers = new HashSet<>();

    long units() {
      return units;
    }

    long sessions() {
      return sessions;
    }

    Set<String> customers() {
      return customers;
    }
  }

  /** Counts a night. */
  static NightTransitions of(JudgedNight judged, CountOptions options) {
    NightTransitions night = new NightTransitions(judged.night().date());
    Contributions contributions = new Contributions(options.floor());
    Map<OfCustomer, Sum> byCustomer = new HashMap<>();
    List<Session> sessions = judged.night().sessions();
    for (int s = 0; s < sessions.size(); s++) {
      count(sessions.get(s), judged.judgements().get(s), contributions, byCustomer);
      night.read(sessions.get(s));
    }
    night.bound(byCustomer, Math.round(options.maxContribution() * TransitionCodec.TURN));
    return night;
  }

  /** One contribution a session and step, so that their number is the number of sessions. */
  private static void count(
      Session session,
      List<Judgement> judgements,
      Contributions contributions,
      Map<OfCustomer, Sum> byCustomer) {
    String locale = session.turn(0).locale();
    String customer = session.turn(0).customerId();
    Map<Step, Double> ofSession = new HashMap<>();
    for (Contribution one : contributions.of(session.turns(), judgements)) {
      Step step = new Step(locale, one.from(), one.kind(), one.to());
      ofSession.merge(step, one.probability(), Double::sum);
    }
    ofSession.forEach(
        (step, turns) -> {
          Sum sum = byCustomer.computeIfAbsent(new OfCustomer(step, customer), k -> new Sum());
          sum.units += Math.round(turns * TransitionCodec.TURN);
          sum.sessions++;
        });
  }

  private void read(Session session) {
    for (Turn turn : session.turns()) {
      State state = new State(turn.context(), TextKey.of(turn.utterance()));
      readings.merge(new Said(turn.locale(), state, turn.reading()), 1L, Long::sum);
    }
  }

  private void bound(Map<OfCustomer, Sum> byCustomer, long most) {
    byCustomer.forEach(
        (key, ofCustomer) -> {
          Sum sum = steps.computeIfAbsent(key.step, k -> new Sum());
          sum.units += Math.min(ofCustomer.units, most);
          sum.sessions += ofCustomer.sessions;
          sum.customers.add(key.customer);
        });
  }

  LocalDate date() {
    return date;
  }

  /** What each transition or ending came to. */
  Map<Step, Sum> steps() {
    return steps;
  }

  /** How often each text was read how. */
  Map<Said, Long> readings() {
    return readings;
  }
}
