package dev.emend.benchmarks.study;

import dev.emend.interaction.Judgement;
import dev.emend.interaction.Session;
import dev.emend.jobs.steps.JudgeOptions;
import dev.emend.jobs.steps.SessionJudge;
import dev.emend.jobs.steps.TrainingCalendar;
import dev.emend.jobs.steps.TrainingOrder;
import dev.emend.rephrase.Followers;
import dev.emend.rephrase.RephraseModel;
import dev.emend.rephrase.RephraseTrainer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Trains and judges the nights of a log, one after the other, as nights do. But for one thing: a
 * night of very many turns draws the customers it trains on, and here none is left out before the
 * training has pairs enough.
 */
final class NightlyJudge {
  private final Log log;
  private final WindowFollowers followers;
  private final Hearing hearing;
  private final RephraseModel begin;
  private final TrainingCalendar calendar;
  private final Map<LocalDate, RephraseModel> trained = new HashMap<>();

  /**
   * A judge of one log.
   *
   * @param followers of that log
   * @param begin the model that {@link Hearing#begin} names, learnt from its features
   */
  NightlyJudge(Log log, WindowFollowers followers, Hearing hearing, RephraseModel begin) {
    this.log = log;
    this.followers = followers;
    this.hearing = hearing;
    this.begin = begin;
    this.calendar = calendar(hearing.options());
  }

  static TrainingCalendar calendar(JudgeOptions options) {
    return new TrainingCalendar(options.minTurns(), options.windowNights());
  }

  /** All nights, judged by what was known when each was run. */
  List<JudgedNight> judged() {
    SortedMap<LocalDate, Long> turns = new TreeMap<>();
    List<JudgedNight> judged = new ArrayList<>();
    for (LogNight night : log.nights()) {
      turns.put(night.date(), (long) night.turns().size());
      SessionJudge judge = judge(night.date(), training(night.date(), turns));
      judged.add(new JudgedNight(night, judged(night.sessions(), judge)));
    }
    return judged;
  }

  private Optional<LocalDate> training(LocalDate night, SortedMap<LocalDate, Long> turns) {
    return hearing.training() == Hearing.Training.NONE
        ? Optional.empty()
        : calendar.trainingFor(night, turns);
  }

  private SessionJudge judge(LocalDate night, Optional<LocalDate> training) {
    return training.isEmpty()
        ? new SessionJudge(begin, Followers.NONE, hearing.options())
        : new SessionJudge(
            trained.computeIfAbsent(training.get(), this::train),
            followers.of(night),
            hearing.options());
  }

  private List<List<Judgement>> judged(List<Session> sessions, SessionJudge judge) {
    Uncontested uncontested = new Uncontested(hearing.options().threshold());
    return sessions.stream()
        .map(judge::judge)
        .map(judgements -> hearing.competition() ? judgements : uncontested.of(judgements))
        .toList();
  }

  private RephraseModel train(LocalDate night) {
    List<Session> sessions = new ArrayList<>();
    log.between(calendar.first(night), night).forEach(one -> sessions.addAll(one.sessions()));
    RephraseTrainer.Options usual = hearing.options().training();
    RephraseTrainer trainer =
        new RephraseTrainer(
            new RephraseTrainer.Options(
                usual.mostPairs(), usual.rounds(), usual.mostCandidates(), hearing.features()),
            hearing.options().terminations(),
            followers.of(night));
    List<Session> ordered = TrainingOrder.of(sessions);
    return hearing.training() == Hearing.Training.FROM_NOTHING
        ? trainer.train(ordered)
        : trainer.train(ordered, begin);
  }
}
