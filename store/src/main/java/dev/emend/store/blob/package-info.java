/**
 * Where the files of a store come from. {@link dev.emend.store.blob.BlobSource} is all that a
 * reader needs, so that object stores and web servers can be added without touching the rest.
 */
package dev.emend.store.blob;
