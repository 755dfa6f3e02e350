package dev.emend.store;

import java.time.Duration;
import java.time.LocalDate;

/**
 * How a store is, at one moment.
 *
 * @param verdict all of it in one word
 * @param version what is loaded
 * @param asOf the night whose knowledge it holds
 * @param age since it was published; null where its number is not a moment
 * @param sinceRefresh since the source was last read without a refusal
 * @param rewrites number of rewrites loaded
 * @param bytes on the heap, without the few texts that many rewrites share
 * @param pinned whether it is served whatever is announced
 * @param off why nothing is served, or null
 * @param refusal why the last refresh was refused, or null
 * @param refusals how many refreshes were refused since the store was opened
 */
public record Health(
    Verdict verdict,
    long version,
    LocalDate asOf,
    Duration age,
    Duration sinceRefresh,
    long rewrites,
    long bytes,
    boolean pinned,
    String off,
    String refusal,
    long refusals) {

  /** From bad to good; the first that holds is the verdict. */
  public enum Verdict {
    /** Someone switched rewriting off; look-ups find nothing. */
    OFF,
    /** The source was read last in vain; the last good version is served. */
    REFUSING,
    /** The source was read, or the version published, too long ago; it is served nevertheless. */
    STALE,
    /** All is well. */
    SERVING
  }

  static Verdict verdict(
      String off, String refusal, Duration age, Duration sinceRefresh, StoreOptions options) {
    if (off != null) {
      return Verdict.OFF;
    }
    if (refusal != null) {
      return Verdict.REFUSING;
    }
    Duration limit = options.staleAfter();
    boolean old = age != null && age.compareTo(limit) > 0;
    return old || sinceRefresh.compareTo(limit) > 0 ? Verdict.STALE : Verdict.SERVING;
  }
}
