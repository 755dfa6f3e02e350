/**
 * The rewrite store on any file system that Hadoop knows: HDFS, object stores. Whoever loads this
 * brings Hadoop, in the version that runs there; no type of it is seen from outside. What holds
 * where, and what does not, says decision 0016.
 */
package dev.emend.store.hadoop;
