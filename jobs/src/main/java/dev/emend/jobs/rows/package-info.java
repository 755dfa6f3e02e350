/**
 * What the columns of the warehouse are and how they become records.
 *
 * <p>Each table has one enum of its columns: name, type, unit, meaning, and whether the column is
 * part of what leaves. Schemas, table comments, the data dictionary and the codecs derive from
 * these enums. Rows are encoded by hand: {@code Encoders.bean} silently gives an empty schema for a
 * record. {@link dev.emend.jobs.rows.TurnJson} reads a turn of the log's JSON, or says which part
 * of the contract it breaks.
 */
package dev.emend.jobs.rows;
