package dev.emend.benchmarks.study;

import dev.emend.jobs.steps.CountOptions;
import dev.emend.jobs.steps.MineOptions;

/**
 * A row of a study.
 *
 * @param name in words
 * @param hearing how rephrases are heard
 * @param count how transitions are counted
 * @param mine how rewrites are mined
 */
record Variant(String name, Hearing hearing, CountOptions count, MineOptions mine) {}
