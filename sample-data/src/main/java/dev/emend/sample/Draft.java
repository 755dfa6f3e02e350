package dev.emend.sample;

import dev.emend.interaction.Answer;
import dev.emend.interaction.AppliedRewrite;
import dev.emend.interaction.Arm;
import dev.emend.interaction.Feedback;
import dev.emend.interaction.Heard;
import dev.emend.interaction.Reading;
import dev.emend.interaction.ScoredReading;
import dev.emend.interaction.Taught;
import dev.emend.interaction.Turn;
import java.time.Instant;
import java.util.List;

/** A turn in the making: what comes after it can still cut its answer off. */
final class Draft {
  String turnId;
  String goalId;
  Household household;
  Household.Device device;
  String dialogueId;
  long at;
  String context;
  String said;
  Reading meaning;
  boolean content;
  String rephraseOf;
  Heard heard;
  Double wake;
  Reading reading;
  Double nluConfidence;
  List<ScoredReading> further;
  Answer answer;
  Intent asks;
  Feedback feedback;
  Taught taught;
  AppliedRewrite applied;
  Arm arm;
  Truth.Fault fault;

  String utterance() {
    return heard.utterance();
  }

  boolean readRight() {
    return reading.key().equals(meaning.key());
  }

  /** Whether the customer got what they wanted, or was rightly asked for more. */
  boolean satisfied() {
    return readRight() && answer.status() == Answer.Status.OK;
  }

  /** When the assistant stops talking. */
  long end() {
    return at + answer.heardMillis();
  }

  void cutOff(long millis) {
    answer = new Answer(answer.text(), answer.status(), answer.millis(), millis);
  }

  GeneratedTurn done() {
    Turn turn =
        new Turn(
            turnId,
            household.id(),
            device.id(),
            device.type(),
            household.locale(),
            Instant.ofEpochMilli(at),
            dialogueId,
            context,
            heard,
            wake,
            reading,
            nluConfidence,
            further,
            answer,
            feedback,
            taught,
            applied,
            arm);
    Truth truth = new Truth(said, meaning, readRight(), content, goalId, rephraseOf, fault);
    return new GeneratedTurn(turn, truth);
  }
}
