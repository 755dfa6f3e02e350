package dev.emend.sample;

import java.time.LocalDate;
import java.util.List;

/**
 * The parameters of a simulated world.
 *
 * @param seed of all its chance
 * @param firstNight the first date
 * @param nights number of consecutive dates
 * @param customers number of households
 * @param sessionsPerNight sessions a night
 * @param vocabulary which words there are, and how popular
 * @param hearing how recognition fails
 * @param understanding how the NLU and what is behind it fail
 * @param behaviour what people do
 */
public record WorldOptions(
    long seed,
    LocalDate firstNight,
    int nights,
    int customers,
    int sessionsPerNight,
    Vocabulary vocabulary,
    Hearing hearing,
    Understanding understanding,
    Behaviour behaviour) {

  /** Refuses an empty world. */
  public WorldOptions {
    positive(nights, "nights");
    positive(customers, "customers");
    positive(sessionsPerNight, "sessions per night");
  }

  /** The world of the sample nights. */
  public static WorldOptions sample() {
    return new WorldOptions(
        20260504,
        LocalDate.of(2026, 5, 4),
        4,
        360,
        1750,
        Vocabulary.HANDMADE,
        new Hearing(0.01, 0.5, 1, 0, 0.62, 3, 0.16),
        new Understanding(0, 0.62, 0.015, 0.12, 14, 1),
        Behaviour.USUAL);
  }

  /**
   * A world whose parameters, words and holes are drawn: for training on what is general.
   *
   * @param seed of the parameters and of the world
   * @param sessionsPerNight sessions a night
   */
  public static WorldOptions drawn(long seed, int sessionsPerNight) {
    Chance chance = new Chance(seed, 0x706172616d73L);
    return new WorldOptions(
        seed,
        LocalDate.of(2026, 1, 1).plusDays(chance.below(200)),
        1,
        Math.max(20, (int) (sessionsPerNight * chance.between(0.15, 0.6))),
        sessionsPerNight,
        new Vocabulary(
            true,
            chance.between(0.4, 1),
            chance.between(0.3, 1.2),
            chance.between(0.2, 1),
            chance.between(0.1, 0.6),
            chance.between(0, 0.6)),
        Hearing.drawn(chance),
        Understanding.drawn(chance),
        Behaviour.drawn(chance));
  }

  /** The dates of the world, in order. */
  public List<LocalDate> dates() {
    return firstNight.datesUntil(firstNight.plusDays(nights)).toList();
  }

  private static void positive(int value, String name) {
    if (value <= 0) {
      throw new IllegalArgumentException("Invalid " + name + ": " + value + " (must be positive)");
    }
  }

  private static void shares(double... values) {
    for (double value : values) {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException("Invalid share: " + value + " (must be 0 to 1)");
      }
    }
  }

  private static void notNegative(double... values) {
    for (double value : values) {
      if (!(value >= 0)) {
        throw new IllegalArgumentException(
            "Invalid parameter: " + value + " (must not be negative)");
      }
    }
  }

  /**
   * Which words there are, and how popular.
   *
   * @param drawn whether popularity and holes are drawn instead of those of the word lists
   * @param share share of the names in use
   * @param valueSkew exponent of Zipf's law over the names of a slot
   * @param wordingSkew exponent of Zipf's law over the wordings of an intent
   * @param habits share of requests that are one of the customer's habits
   * @param twins share of the intents that have another one beside them in nearly the same words,
   *     drawn worlds only
   */
  public record Vocabulary(
      boolean drawn,
      double share,
      double valueSkew,
      double wordingSkew,
      double habits,
      double twins) {
    static final Vocabulary HANDMADE = new Vocabulary(false, 1, 1.35, 0.85, 0.25, 0);

    /** Refuses shares outside 0..1. */
    public Vocabulary {
      shares(share, habits, twins);
      notNegative(valueSkew, wordingSkew);
    }
  }

  /**
   * How recognition fails.
   *
   * @param wordError chance that a word is misheard for no reason
   * @param accent spread of the chance over speakers (log scale)
   * @param handmade share of the mishearings of the word list that hold
   * @param systematic share of the other names that have mishearings of their own
   * @param truthListed chance that the further hypotheses hold what was said when it was misheard
   * @param hypotheses most further hypotheses
   * @param confidenceNoise standard deviation of the confidence
   */
  public record Hearing(
      double wordError,
      double accent,
      double handmade,
      double systematic,
      double truthListed,
      int hypotheses,
      double confidenceNoise) {
    /** Refuses shares outside 0..1. */
    public Hearing {
      shares(wordError, handmade, systematic, truthListed);
      notNegative(accent, hypotheses, confidenceNoise);
    }

    private static Hearing drawn(Chance chance) {
      return new Hearing(
          chance.between(0.003, 0.06),
          chance.between(0.1, 0.9),
          chance.between(0, 1),
          chance.between(0, 0.6),
          chance.between(0, 0.9),
          chance.below(8),
          chance.between(0.08, 0.3));
    }
  }

  /**
   * How the NLU and what is behind it fail.
   *
   * @param holes share of the wordings that it fails on, drawn worlds only
   * @param tolerance how near an unknown wording must be to a known one to be read as it, 0..1
   * @param hiccup chance that a right reading is not answered
   * @param confidenceNoise standard deviation of the confidence
   * @param pilots number of rewrites that were served before the first night, the second a bad one
   * @param wordiness factor on the length of answers
   */
  public record Understanding(
      double holes,
      double tolerance,
      double hiccup,
      double confidenceNoise,
      int pilots,
      double wordiness) {
    /** Refuses shares outside 0..1. */
    public Understanding {
      shares(holes, tolerance, hiccup);
      notNegative(confidenceNoise, pilots, wordiness);
    }

    private static Understanding drawn(Chance chance) {
      return new Understanding(
          chance.between(0.05, 0.35),
          chance.between(0.4, 0.9),
          chance.between(0, 0.08),
          chance.between(0.05, 0.3),
          chance.below(12),
          chance.logNormal(2, 0.6));
    }
  }

  /**
   * What people do.
   *
   * @param retry chance that a misunderstood customer tries again
   * @param verbatim weight of saying the same words again
   * @param rephrase weight of another wording
   * @param simplify weight of fewer words
   * @param correct weight of "no i said …"
   * @param skill chance that another wording is one that works
   * @param stop chance of "stop" or "never mind" after a failure
   * @param complain chance of a complaint after a failure
   * @param bargeInFailure chance that a wrong answer is cut off
   * @param bargeInSuccess chance that a right answer is cut off by the next request
   * @param moreGoals chance of a further request in the session
   * @param changeOfMind chance that it is like the last one, with another name
   * @param again chance that a repeatable request is meant again ("louder")
   * @param polite chance of a "please"
   * @param feedback chance of explicit feedback
   * @param teach chance of teaching after a rephrase that worked
   * @param falseWake chance of a session that nobody meant
   * @param retryGapMillis median silence before a retry
   * @param goalGapMillis median silence before a new request
   * @param gapSpread spread of the silences (log scale)
   * @param neighbour chance that after a success something else is asked in like words
   */
  public record Behaviour(
      double retry,
      double verbatim,
      double rephrase,
      double simplify,
      double correct,
      double skill,
      double stop,
      double complain,
      double bargeInFailure,
      double bargeInSuccess,
      double moreGoals,
      double changeOfMind,
      double again,
      double polite,
      double feedback,
      double teach,
      double falseWake,
      double retryGapMillis,
      double goalGapMillis,
      double gapSpread,
      double neighbour) {
    static final Behaviour USUAL =
        new Behaviour(
            0.84, 0.3, 0.5, 0.14, 0.12, 0.8, 0.1, 0.05, 0.45, 0.05, 0.42, 0.16, 0.3, 0.03, 0.03,
            0.03, 0.008, 2200, 8000, 0.8, 0);

    /** Refuses shares outside 0..1. */
    public Behaviour {
      shares(retry, skill, stop, complain, bargeInFailure, bargeInSuccess, moreGoals);
      shares(changeOfMind, again, polite, feedback, teach, falseWake, neighbour);
      notNegative(verbatim, rephrase, simplify, correct, retryGapMillis, goalGapMillis, gapSpread);
    }

    private static Behaviour drawn(Chance chance) {
      return new Behaviour(
          chance.between(0.5, 0.95),
          chance.between(0.05, 0.6),
          chance.between(0.1, 0.6),
          chance.between(0, 0.3),
          chance.between(0, 0.25),
          chance.between(0.3, 0.95),
          chance.between(0, 0.25),
          chance.between(0, 0.15),
          chance.between(0, 0.8),
          chance.between(0, 0.25),
          chance.between(0.15, 0.8),
          chance.between(0.05, 0.45),
          chance.between(0.05, 0.6),
          chance.between(0, 0.1),
          chance.between(0, 0.1),
          chance.between(0, 0.1),
          chance.between(0, 0.03),
          chance.between(1000, 6000),
          chance.between(3000, 20000),
          chance.between(0.4, 1.2),
          chance.between(0, 0.6));
    }
  }
}
