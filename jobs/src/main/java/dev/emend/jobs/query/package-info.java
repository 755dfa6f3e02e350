/**
 * Questions in SQL over the warehouse.
 *
 * <p>Every table is there under its own name, as of the newest accepted night, so that an answer
 * never shows half a night. Questions only read.
 */
package dev.emend.jobs.query;
