/**
 * What was learnt, as files for others: {@link dev.emend.jobs.export.TableExport} writes a table as
 * of the newest accepted night, in the format that the reader is made for.
 */
package dev.emend.jobs.export;
