package dev.emend.sample;

import dev.emend.interaction.Answer;
import dev.emend.interaction.Answer.Status;
import dev.emend.interaction.Reading;
import dev.emend.interaction.Slot;

/** What is done with a reading. */
final class Assistant {
  private final Grammar grammar;
  private final WorldOptions.Understanding options;

  Assistant(Grammar grammar, WorldOptions.Understanding options) {
    this.grammar = grammar;
    this.options = options;
  }

  /**
   * An answer, and whose missing slot it asks for.
   *
   * @param answer the answer, not cut off
   * @param asks the intent, or null
   */
  record Reply(Answer answer, Intent asks) {}

  /** Answers a reading; {@code asked} is whose slot had been asked for, or null. */
  Reply reply(Reading reading, Intent asked, Chance chance) {
    if (!reading.understood()) {
      String text =
          asked == null ? "Sorry, I don't know that one." : "Sorry, which " + asked.asks() + "?";
      return say(Status.NOT_UNDERSTOOD, text, asked, chance);
    }
    if (reading.domain().equals("general")) {
      return say(Status.OK, "Okay.", null, chance);
    }
    Intent intent = grammar.intent(reading.intent());
    if (intent.asks() != null && slot(reading, intent.asks()) == null) {
      return say(Status.OK, "Which " + intent.asks() + "?", intent, chance);
    }
    return act(intent, reading, chance);
  }

  private Reply act(Intent intent, Reading reading, Chance chance) {
    if (!intent.supported()) {
      return say(Status.UNSUPPORTED, "I can't do that yet.", null, chance);
    }
    if (chance.happens(options.hiccup())) {
      return chance.happens(0.5)
          ? say(Status.ERROR, "Something went wrong.", null, chance)
          : say(Status.NO_RESULT, "I couldn't find anything.", null, chance);
    }
    Slot missing = unresolved(reading);
    if (missing != null && chance.happens(0.75)) {
      return say(Status.NO_RESULT, "I couldn't find " + missing.value() + ".", null, chance);
    }
    if (!intent.plays()) {
      return say(Status.OK, "Okay.", null, chance);
    }
    long millis = tenths(chance.between(120_000, 260_000));
    return new Reply(new Answer("Here you go.", Status.OK, millis, null), null);
  }

  private Reply say(Status status, String text, Intent asks, Chance chance) {
    double median = 700 + 55.0 * text.length() * options.wordiness();
    long millis = tenths(chance.logNormal(median, 0.25));
    return new Reply(new Answer(text, status, millis, null), asks);
  }

  private static long tenths(double millis) {
    return Math.round(millis / 100) * 100;
  }

  private static Slot slot(Reading reading, String name) {
    return reading.slots().stream().filter(s -> s.name().equals(name)).findFirst().orElse(null);
  }

  private static Slot unresolved(Reading reading) {
    return reading.slots().stream()
        .filter(s -> s.resolution() == Slot.Resolution.NO_MATCH)
        .findFirst()
        .orElse(null);
  }
}
