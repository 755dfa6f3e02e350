package dev.emend.interaction;

/**
 * What the assistant did.
 *
 * @param text what it said, or null
 * @param status how it ended
 * @param millis length of the answer or of the playback that was planned, or null
 * @param bargeInMillis how far into the answer the customer cut it off; null if they did not
 */
public record Answer(String text, Status status, Long millis, Long bargeInMillis) {
  /** Refuses a missing status and negative lengths. */
  public Answer {
    Require.present(status, "response_status");
    Require.notNegative(millis, "response_ms");
    Require.notNegative(bargeInMillis, "barge_in_ms");
  }

  /** How much of the answer the customer heard, in milliseconds; 0 where unknown. */
  public long heardMillis() {
    if (bargeInMillis != null) {
      return millis == null ? bargeInMillis : Math.min(millis, bargeInMillis);
    }
    return millis == null ? 0 : millis;
  }

  /** How an answer ended. */
  public enum Status {
    OK,
    NO_RESULT,
    NOT_UNDERSTOOD,
    UNSUPPORTED,
    ERROR
  }
}
