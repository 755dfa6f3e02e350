/**
 * The front door: Main and the commands of {@code ./emend}.
 *
 * <p>A command reads the configuration, opens the rooms it needs and gives back one answer: text
 * for people, JSON for programs, and an exit code. The clock, chance and {@code System.exit} are
 * here and nowhere else.
 */
package dev.emend.pipelines.cli;
