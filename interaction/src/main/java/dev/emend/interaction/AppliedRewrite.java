package dev.emend.interaction;

/**
 * The rewrite that the runtime applied to a turn.
 *
 * @param rewriteId see {@link Rewrite#rewriteId}
 * @param storeVersion the version it came from, or null
 * @param servedUtterance the text that NLU was given instead of the utterance, or null
 */
public record AppliedRewrite(String rewriteId, String storeVersion, String servedUtterance) {
  /** Refuses a missing id. */
  public AppliedRewrite {
    Require.text(rewriteId, "rewrite_id");
  }
}
