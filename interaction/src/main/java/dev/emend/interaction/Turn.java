package dev.emend.interaction;

import java.time.Instant;
import java.util.List;

/**
 * One turn of the interaction log: what a customer said, how it was heard and read, and what the
 * assistant answered.
 *
 * @param turnId unique in the log and stable over re-delivery
 * @param customerId pseudonym of the person or household
 * @param deviceId device pseudonym, or null
 * @param deviceType {@code speaker}, {@code screen}, {@code phone}, …, or null
 * @param locale BCP 47, {@code en-US}
 * @param at when the utterance ended, UTC
 * @param dialogueId the assistant's own conversation id, or null; turns of different dialogues are
 *     never joined
 * @param context what the assistant had just asked or offered, {@code request:food}; null for an
 *     open request
 * @param heard what speech recognition heard
 * @param wakeConfidence wake-word score 0..1, or null
 * @param reading the NLU reading; {@link Reading#NOTHING} where nothing was understood
 * @param nluConfidence 0..1, or null
 * @param nluNbest further readings, best first
 * @param answer what the assistant did
 * @param feedback the customer's explicit verdict, or null
 * @param taught what the customer taught the assistant, or null
 * @param applied the rewrite the runtime applied, or null
 * @param arm the experiment arm, or null
 */
public record Turn(
    String turnId,
    String customerId,
    String deviceId,
    String deviceType,
    String locale,
    Instant at,
    String dialogueId,
    String context,
    Heard heard,
    Double wakeConfidence,
    Reading reading,
    Double nluConfidence,
    List<ScoredReading> nluNbest,
    Answer answer,
    Feedback feedback,
    Taught taught,
    AppliedRewrite applied,
    Arm arm) {

  /** Refuses a turn that breaks the contract, naming the field and its value. */
  public Turn {
    Require.text(turnId, "turn_id");
    Require.text(customerId, "customer_id");
    Require.text(locale, "locale");
    Require.present(at, "at");
    Require.present(heard, "utterance");
    Require.probability(wakeConfidence, "wake_confidence");
    reading = reading == null ? Reading.NOTHING : reading;
    Require.probability(nluConfidence, "nlu_confidence");
    nluNbest = Require.listOf(nluNbest);
    Require.present(answer, "response_status");
  }

  /** The best hypothesis of speech recognition. */
  public String utterance() {
    return heard.utterance();
  }

  /** When the answer ended or was cut off; {@link #at} where its length is unknown. */
  public Instant answerEnd() {
    return at.plusMillis(answer.heardMillis());
  }
}
