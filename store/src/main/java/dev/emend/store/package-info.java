/**
 * The client of the rewrite store, for services: open it once, look up every utterance, and let it
 * follow what is published. {@link dev.emend.store.RewriteStore} is where to start. Everything here
 * works on a folder of files and needs neither Spark nor Hadoop.
 */
package dev.emend.store;
