package dev.emend.store.state;

/**
 * A rewrite as it is stored.
 *
 * @param rewriteId its stable id
 * @param locale BCP 47
 * @param customer whom it is for, or null for everyone
 * @param context the context it applies in, or null
 * @param source the key of the utterance
 * @param target the utterance that the NLU is given instead
 * @param domain of the target's reading, or null
 * @param intent of the target's reading, or null
 */
public record StoredRewrite(
    String rewriteId,
    String locale,
    String customer,
    String context,
    String source,
    String target,
    String domain,
    String intent) {}
