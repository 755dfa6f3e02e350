package dev.emend.pipelines.airflow;

import dev.emend.jobs.steps.ExitCode;
import dev.emend.pipelines.ExpectedFailure;

/** Airflow could not do what was asked; the message is a sentence with a next step. */
public final class AirflowFailure extends ExpectedFailure {
  private static final long serialVersionUID = 1L;

  /** What went wrong. */
  public enum Kind {
    /** Nobody answers, or not in time; worth another try. */
    UNREACHABLE(ExitCode.FAILURE),
    /** The server is there and broke. */
    BROKEN(ExitCode.FAILURE),
    /** The server refuses for now, such as a second backfill beside a running one. */
    BUSY(ExitCode.FAILURE),
    /** What answers is not Airflow. */
    NOT_AIRFLOW(ExitCode.USAGE),
    /** Airflow 2 or older. */
    TOO_OLD(ExitCode.USAGE),
    /** Nobody says who logs in, or the server does not take it. */
    LOGIN(ExitCode.USAGE),
    /** Logged in, and not allowed to. */
    FORBIDDEN(ExitCode.USAGE),
    /** There is no such DAG, run, task or try. */
    UNKNOWN(ExitCode.USAGE),
    /** The server does not take what was sent. */
    REFUSED(ExitCode.USAGE);

    private final ExitCode code;

    Kind(ExitCode code) {
      this.code = code;
    }
  }

  private final Kind kind;

  /** Fails with a sentence. */
  public AirflowFailure(Kind kind, String sentence) {
    this(kind, sentence, null);
  }

  /** Fails because of something else. */
  public AirflowFailure(Kind kind, String sentence, Throwable cause) {
    super(kind.code, sentence, cause);
    this.kind = kind;
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }
}
