package dev.emend.store.publish;

import dev.emend.store.StoreVersion;
import java.util.List;

/** What came of publishing. */
public sealed interface PublishOutcome {
  /**
   * The version is announced.
   *
   * @param version what services now serve
   * @param change against the version announced before, or null for the first and where the two
   *     could not be compared
   * @param notServed rewrites that were left out because they are neither AUTO nor APPROVED
   * @param warnings what a guard would have refused under other circumstances, or was not tidied up
   */
  record Published(StoreVersion version, Change change, long notServed, List<String> warnings)
      implements PublishOutcome {}

  /**
   * The announced version already says the same; nothing was written.
   *
   * @param version the announced version
   * @param notServed rewrites that were left out because they are neither AUTO nor APPROVED
   */
  record Unchanged(StoreVersion version, long notServed) implements PublishOutcome {}

  /**
   * Nothing was announced; services go on serving what they serve.
   *
   * @param sentences each says what is wrong and with what, at least one
   */
  record Refused(List<String> sentences) implements PublishOutcome {
    /** All sentences, one a line. */
    public String sentence() {
      return String.join("\n", sentences);
    }
  }
}
