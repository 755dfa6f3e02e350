package dev.emend.benchmarks.study;

import dev.emend.interaction.Answer;
import dev.emend.interaction.FailurePoint;
import dev.emend.interaction.Heard;
import dev.emend.interaction.Judgement;
import dev.emend.interaction.Judgement.Candidate;
import dev.emend.interaction.Outcome;
import dev.emend.interaction.Reading;
import dev.emend.interaction.Session;
import dev.emend.interaction.Slot;
import dev.emend.interaction.Turn;
import dev.emend.jobs.evaluate.Truth;
import dev.emend.rephrase.SessionCutter;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A night of tests: what customers say one after another, ten seconds apart, with its truth. */
final class Talk {
  static final Reading BEYONCE = play("beyonce");
  static final LocalDate FIRST = LocalDate.of(2026, 3, 1);

  private final LocalDate date;
  private final List<Turn> turns = new ArrayList<>();
  private final Map<String, Truth> truth = new HashMap<>();

  Talk(LocalDate date) {
    this.date = date;
  }

  static Reading play(String artist) {
    return new Reading("music", "play", List.of(Slot.of("artist", artist)));
  }

  /**
   * Says something.
   *
   * @param heardAs what the NLU reads; null for nothing
   * @param meant what is right
   * @param rephraseOf id of the turn that is said again, or null
   * @return the turn's id
   */
  String says(String customer, String text, Reading heardAs, Reading meant, String rephraseOf) {
    String id = date + "-" + turns.size();
    boolean fails = heardAs == null;
    turns.add(
        new Turn(
            id,
            customer,
            customer + "-d",
            "speaker",
            "en-US",
            date.atTime(7, 0).toInstant(ZoneOffset.UTC).plusSeconds(10L * turns.size()),
            null,
            null,
            new Heard(text, 0.8, List.of()),
            0.9,
            heardAs,
            fails ? 0.3 : 0.9,
            List.of(),
            new Answer(null, fails ? Answer.Status.NOT_UNDERSTOOD : Answer.Status.OK, 2_000L, null),
            null,
            null,
            null,
            null));
    truth.put(id, new Truth(id, text, meant, true, null, rephraseOf, null));
    return id;
  }

  /** What is misheard and then said again so that it works. */
  void repairs(String customer) {
    String failed = says(customer, "play bay on say", null, BEYONCE, null);
    says(customer, "play beyonce", BEYONCE, BEYONCE, failed);
  }

  LogNight night() {
    List<Session> sessions = new SessionCutter(Duration.ofSeconds(45)).cut(turns);
    return new LogNight(date, turns, sessions, truth);
  }

  /** The night with judgements that name the probability of each turn's predecessor. */
  JudgedNight judged(Map<String, Double> probabilities, Outcome outcome) {
    LogNight night = night();
    return new JudgedNight(
        night, night.sessions().stream().map(one -> judged(one, probabilities, outcome)).toList());
  }

  private static List<Judgement> judged(
      Session session, Map<String, Double> probabilities, Outcome outcome) {
    List<Judgement> judgements = new ArrayList<>();
    for (int i = 0; i < session.size(); i++) {
      String id = session.turn(i).turnId();
      double probability = probabilities.getOrDefault(id, 0.0);
      List<Candidate> candidates =
          i == 0 ? List.of() : List.of(new Candidate(session.turn(i - 1).turnId(), probability));
      judgements.add(judgement(id, candidates, outcome));
    }
    return judgements;
  }

  /** A judgement of candidates, of which the first is taken from 0.5 on. */
  static Judgement judgement(String id, List<Candidate> candidates, Outcome outcome) {
    boolean found = !candidates.isEmpty() && candidates.get(0).probability() >= 0.5;
    return new Judgement(
        id,
        "g-" + id,
        candidates,
        found ? candidates.get(0).turnId() : null,
        Set.of(),
        outcome,
        outcome.failure(),
        FailurePoint.CORRECT,
        1);
  }
}
