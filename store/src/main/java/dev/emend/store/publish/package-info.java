/**
 * The producer of the rewrite store. {@link dev.emend.store.publish.RewritePublisher} writes a
 * version, reads it back, judges it against the announced one, and only then moves the
 * announcement. Services do not need this package, and the client does not see it.
 */
package dev.emend.store.publish;
