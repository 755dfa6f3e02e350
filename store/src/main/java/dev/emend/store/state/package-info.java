/**
 * A version in memory: the Hollow state, typed access to its records, and the fingerprint index
 * over its ordinals. Readers go through a {@link dev.emend.store.state.StateView}, which belongs to
 * one version and says afterwards whether what it read was still that version's.
 */
package dev.emend.store.state;
