package dev.emend.jobs.config;

/**
 * A value in effect.
 *
 * @param key the key, {@code session.gap}
 * @param value the value as HOCON; secrets are not shown
 * @param origin where it came from, {@code reference.conf: 31}
 * @param meaning the comment of the key in {@code reference.conf}; empty where it has none
 */
public record EffectiveValue(String key, String value, String origin, String meaning) {}
