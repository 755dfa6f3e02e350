package dev.emend.store;

/** What came of looking for a newer announcement. */
public sealed interface Refresh {
  /**
   * Another version is served from now on.
   *
   * @param from the version before
   * @param to the version now
   * @param byDelta whether a delta was enough, or the whole version was loaded
   */
  record Moved(long from, long to, boolean byDelta) implements Refresh {}

  /**
   * The announced version was already served.
   *
   * @param version that version
   */
  record Current(long version) implements Refresh {}

  /**
   * The announced version cannot be used; the one before is served on.
   *
   * @param serving the version served
   * @param sentence what is wrong
   */
  record Refused(long serving, String sentence) implements Refresh {}
}
