package dev.emend.pipelines;

import dev.emend.jobs.steps.ExitCode;

/** What was asked for cannot be done; its message is a sentence for the user. */
public class ExpectedFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode code;

  /** Fails with a code for the scheduler and a sentence for the user. */
  public ExpectedFailure(ExitCode code, String sentence) {
    this(code, sentence, null);
  }

  /** Fails because of something else. */
  public ExpectedFailure(ExitCode code, String sentence, Throwable cause) {
    super(sentence, cause);
    this.code = code;
  }

  /** How the process ends. */
  public final ExitCode code() {
    return code;
  }
}
