/**
 * A file system that dies. Every call that reaches the disk is counted, and at a chosen one the
 * process that made it is as good as killed (before the call, after it, in the middle of a write,
 * or with all that was not synced), or the call fails, or something else happens first.
 */
package dev.emend.store.files;
