package dev.emend.store.publish;

/** What came of tidying a store up. */
public sealed interface TidyOutcome {
  /**
   * What is of no use any more is gone, or would be.
   *
   * @param versions older than those that are kept
   * @param files all files that are gone, what killed publishes left among them
   * @param bytes their size
   */
  record Tidied(long versions, long files, long bytes) implements TidyOutcome {}

  /**
   * Everything stays as it was.
   *
   * @param sentence what is wrong
   */
  record Refused(String sentence) implements TidyOutcome {}
}
