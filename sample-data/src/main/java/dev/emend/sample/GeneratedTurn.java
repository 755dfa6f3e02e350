package dev.emend.sample;

import dev.emend.interaction.Turn;

/**
 * A turn of the simulated world with its truth.
 *
 * @param turn what the log has
 * @param truth what really happened
 */
public record GeneratedTurn(Turn turn, Truth truth) {}
