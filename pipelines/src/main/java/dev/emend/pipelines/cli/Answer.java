package dev.emend.pipelines.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emend.jobs.steps.ExitCode;

/**
 * What a command gives back.
 *
 * @param code how the process ends
 * @param text for people
 * @param json the same for programs
 * @param complaint what went wrong, for the error stream; empty where nothing did
 */
record Answer(ExitCode code, String text, JsonNode json, String complaint) {
  static Answer done(String text, JsonNode json) {
    return new Answer(ExitCode.DONE, text, json, "");
  }
}
