/**
 * A rewrite store in an S3 bucket, for the services that read it. {@link
 * dev.emend.store.s3.S3Source} is handed to {@code RewriteStore.open}; nothing else here is needed.
 */
package dev.emend.store.s3;
