package dev.emend.store;

import dev.emend.interaction.Rewrite;

/**
 * A rewrite to apply, and what to log with the turn it is applied to.
 *
 * @param rewriteId goes into the log as {@code rewrite_id}
 * @param scope whether it was learnt from everyone or from this customer
 * @param target the utterance to give to the NLU, {@code served_utterance}
 * @param targetDomain how the target is read, or null
 * @param targetIntent how the target is read, or null
 * @param storeVersion goes into the log as {@code store_version}
 */
public record ServedRewrite(
    String rewriteId,
    Rewrite.Scope scope,
    String target,
    String targetDomain,
    String targetIntent,
    long storeVersion) {}
