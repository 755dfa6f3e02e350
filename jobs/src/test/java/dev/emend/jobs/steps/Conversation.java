package dev.emend.jobs.steps;

import dev.emend.interaction.Answer;
import dev.emend.interaction.Heard;
import dev.emend.interaction.Reading;
import dev.emend.interaction.Slot;
import dev.emend.interaction.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A conversation written down turn by turn; each begins some seconds after the last. */
final class Conversation {
  private final String customer;
  private final String device;
  private final List<Turn> turns = new ArrayList<>();
  private Instant at;

  Conversation(String customer, String device, Instant begin) {
    this.customer = customer;
    this.device = device;
    this.at = begin;
  }

  /** Something that was not understood. */
  Conversation fails(String utterance, String... hypotheses) {
    return turn(utterance, Reading.NOTHING, Answer.Status.NOT_UNDERSTOOD, 0.3, hypotheses);
  }

  /** Something that was read and done. */
  Conversation works(String utterance, String intent, Slot... slots) {
    return turn(
        utterance, new Reading("music", intent, List.of(slots)), Answer.Status.OK, 0.9, utterance);
  }

  /** A silence before what comes next. */
  Conversation silence(Duration duration) {
    at = at.plus(duration);
    return this;
  }

  List<Turn> turns() {
    return List.copyOf(turns);
  }

  private Conversation turn(
      String utterance,
      Reading reading,
      Answer.Status status,
      double confidence,
      String... hypotheses) {
    turns.add(
        new Turn(
            customer + "-" + device + "-" + at.toEpochMilli(),
            customer,
            device,
            "speaker",
            "en-US",
            at,
            null,
            null,
            new Heard(
                utterance,
                confidence,
                java.util.Arrays.stream(hypotheses)
                    .map(text -> new Heard.Hypothesis(text, confidence))
                    .toList()),
            0.95,
            reading,
            confidence,
            List.of(),
            new Answer("…", status, 2_000L, null),
            null,
            null,
            null,
            null));
    at = at.plusSeconds(5);
    return this;
  }
}
