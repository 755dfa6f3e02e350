/**
 * The format of a store on disk: the announcement, the manifest of each version, the names of the
 * blobs and how each is checked before it is believed. docs/store.md describes it; a change here is
 * a new {@link dev.emend.store.format.StoreFormat#VERSION}.
 */
package dev.emend.store.format;
