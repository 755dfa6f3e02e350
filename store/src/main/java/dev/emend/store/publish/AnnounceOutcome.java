package dev.emend.store.publish;

import dev.emend.store.StoreVersion;

/** What came of announcing a kept version. */
public sealed interface AnnounceOutcome {
  /**
   * The version is announced.
   *
   * @param version what services now serve
   * @param before the version announced before, or null
   */
  record Announced(StoreVersion version, Long before) implements AnnounceOutcome {}

  /**
   * It was announced already.
   *
   * @param version the announced version
   */
  record Unchanged(StoreVersion version) implements AnnounceOutcome {}

  /**
   * The announcement stays as it was.
   *
   * @param sentence what is wrong
   */
  record Refused(String sentence) implements AnnounceOutcome {}
}
