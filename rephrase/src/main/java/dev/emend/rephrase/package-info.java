/**
 * Hearing dissatisfaction: cuts the log into sessions, collects friction, and says with which
 * probability a turn says an earlier turn of its session again. {@link
 * dev.emend.rephrase.RephraseModel} scores, {@link dev.emend.rephrase.RephraseTrainer} learns it
 * from the log itself. Smile is known to {@link dev.emend.rephrase.Boosting} alone.
 */
package dev.emend.rephrase;
