/**
 * Configuration: layers of HOCON become one record of {@link dev.emend.jobs.config.Settings}, read
 * once.
 *
 * <p>{@code conf/reference.conf}, packed into this jar, names every key with its default; what it
 * does not name is unknown. Every fault of every layer is reported in one go, with the file and
 * line it came from and, where a key is nearly right, with the key that was probably meant.
 */
package dev.emend.jobs.config;
