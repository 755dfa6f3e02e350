/**
 * The nouns of Emend: what a voice assistant logs ({@link dev.emend.interaction.Turn}) and what
 * Emend learns from it ({@link dev.emend.interaction.Rewrite}, {@link
 * dev.emend.interaction.SyntheticLabel}, {@link dev.emend.interaction.Judgement}). Records without
 * behaviour beyond their own invariants, on the JDK alone. Absent optional values are {@code null},
 * absent lists are empty.
 */
package dev.emend.interaction;
