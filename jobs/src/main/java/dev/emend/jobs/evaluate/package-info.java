/**
 * How right the platform is, told from truth that comes with a test log (contracts, section 5): one
 * scorer for rewrites, rephrases, labels and failure points each, fed turn by turn, and the reader
 * of the truth. Plain Java over records; nothing here is part of a night, and no step of a night
 * may use it.
 */
package dev.emend.jobs.evaluate;
