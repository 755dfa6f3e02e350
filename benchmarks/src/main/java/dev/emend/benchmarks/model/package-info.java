/**
 * Makes the rephrase model that ships with Emend, from simulated worlds alone: {@link
 * dev.emend.benchmarks.model.DefaultModel} writes the resource of room {@code rephrase} anew, the
 * same bytes every time.
 */
package dev.emend.benchmarks.model;
