/**
 * A file system that dies. Every call that reaches the disk is counted, and at a chosen one the
 * process that made it is as good as killed: before the call, after it, or in the middle of a
 * write.
 */
package dev.emend.store.files;
