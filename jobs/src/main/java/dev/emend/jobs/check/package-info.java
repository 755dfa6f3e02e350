/**
 * Whether a night's turns are fit to learn from: Deequ's checks and metrics on the audit branch,
 * and its anomaly detection against the metrics of the nights accepted before. A failed night never
 * enters that baseline.
 */
package dev.emend.jobs.check;
