/**
 * Writes labels in the formats that training tools read: Rasa NLU YAML, MASSIVE and SLURP JSON
 * lines, and CoNLL BIO. The same labels in the same order give the same bytes. What a format cannot
 * hold is left out and counted, never written wrong.
 */
package dev.emend.labeling.format;
