/**
 * When, and in which order.
 *
 * <p>{@link dev.emend.pipelines.NightlyPipeline} derives the order of the steps from what they read
 * and write; {@link dev.emend.pipelines.NightRunner} runs them for one night or for a range of
 * nights and writes down how it went. Both know steps and dates only: what a night works on comes
 * through {@link dev.emend.pipelines.Nights}.
 */
package dev.emend.pipelines;
