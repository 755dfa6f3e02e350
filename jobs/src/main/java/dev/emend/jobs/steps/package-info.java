/**
 * The steps of the night and what they end with. Each step has static transforms, which read and
 * write nothing, and one place that reads and writes the night's audit branch.
 *
 * <p>An expected failure is a {@link dev.emend.jobs.steps.StepOutcome.Refused}, with the exit code
 * that schedulers decide by.
 */
package dev.emend.jobs.steps;
