package dev.emend.jobs.steps;

/** What a process or a step ended with; schedulers decide by it. */
public enum ExitCode {
  /** Done. */
  DONE(0),
  /** Anything that no other code names; worth a retry. */
  FAILURE(1),
  /** The command line or the configuration is wrong. */
  USAGE(2),
  /** A data check failed; yesterday's state stays. */
  CHECK_FAILED(3),
  /** The store's guards refused to publish; the announced version stays. */
  PUBLISH_REFUSED(4),
  /** The night's input is not there or not complete yet; worth patience. */
  NO_INPUT(5);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** The process's exit code. */
  public int code() {
    return code;
  }
}
