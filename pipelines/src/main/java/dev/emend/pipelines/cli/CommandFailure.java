package dev.emend.pipelines.cli;

import dev.emend.jobs.steps.ExitCode;

/** A command cannot do what it was asked for; its message is a sentence for the user. */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode code;

  /** Fails with a code for the scheduler and a sentence for the user. */
  public CommandFailure(ExitCode code, String sentence) {
    this(code, sentence, null);
  }

  /** Fails because of something else. */
  public CommandFailure(ExitCode code, String sentence, Throwable cause) {
    super(sentence, cause);
    this.code = code;
  }

  /** How the process ends. */
  public ExitCode code() {
    return code;
  }
}
