/**
 * Experiments on logs whose truth is known: {@link dev.emend.benchmarks.study.Study} replays the
 * nights of a log in memory with the classes that nights run, hears with parts left out or mines by
 * other settings, and prints what each is worth. Truth is looked at by scores alone.
 */
package dev.emend.benchmarks.study;
