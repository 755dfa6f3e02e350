/** What is refused before a file system is asked; the rest is tried on real ones, by pipelines. */
package dev.emend.store.hadoop;
