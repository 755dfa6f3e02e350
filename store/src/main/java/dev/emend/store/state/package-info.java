/**
 * A version in memory. Hollow brings it here; a {@link dev.emend.store.state.StateView} then holds
 * the records packed in byte arrays with a fingerprint index over them, never changes, and makes
 * the view of the next version from a Hollow delta without touching its own.
 */
package dev.emend.store.state;
