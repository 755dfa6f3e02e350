/**
 * The one way text becomes a key ({@link dev.emend.interaction.text.TextKey}) and the similarities
 * of strings and of sounds that every room shares.
 */
package dev.emend.interaction.text;
