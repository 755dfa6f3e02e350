/**
 * Where rows are kept: the warehouse with its catalog, lock, audit branches and accepted nights;
 * the reader of interaction logs; the writer of exports. Nothing outside this package reads or
 * writes files or tables of Spark.
 *
 * <p>Readers see the state that the newest row of {@code nights} names and nothing else; writers
 * see the audit branch of the night they work on. {@link dev.emend.jobs.tables.NightsTable} needs
 * no Spark.
 */
package dev.emend.jobs.tables;
