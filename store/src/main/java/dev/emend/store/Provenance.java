package dev.emend.store;

import dev.emend.interaction.Arm;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a service writes into the log with a turn, so that the next night can judge what was done to
 * it. All is null where no rewrite applies.
 *
 * @param rewriteId {@code rewrite_id}: the rewrite that was applied, or null
 * @param storeVersion {@code store_version}: where it came from, or null
 * @param servedUtterance {@code served_utterance}: what the NLU was given instead, or null
 * @param arm {@code arm}: of the customer where a rewrite exists and there is an experiment; with
 *     CONTROL it was withheld, and the other three are null
 */
public record Provenance(String rewriteId, String storeVersion, String servedUtterance, Arm arm) {
  /** Of a turn without a rewrite. */
  public static final Provenance NONE = new Provenance(null, null, null, null);

  /** By the names of the log, in its order, without what is null. */
  public Map<String, String> toLog() {
    Map<String, String> log = new LinkedHashMap<>();
    put(log, "rewrite_id", rewriteId);
    put(log, "store_version", storeVersion);
    put(log, "served_utterance", servedUtterance);
    put(log, "arm", arm == null ? null : arm.name());
    return log;
  }

  private static void put(Map<String, String> log, String name, String value) {
    if (value != null) {
      log.put(name, value);
    }
  }
}
