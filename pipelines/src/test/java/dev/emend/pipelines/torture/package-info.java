/**
 * Kills whole processes, at moments drawn from seeds: nights, and publishes alone. What is left
 * must serve, and the same date once more must end as if nothing had happened. A few seeds run with
 * every build; {@code ./mvnw verify -Ptorture} goes on from those recorded in {@code docs/torture}.
 */
package dev.emend.pipelines.torture;
