package dev.emend.pipelines.schedule;

import dev.emend.jobs.steps.ExitCode;
import java.util.Locale;

/** What a scheduler does about the end of a process. */
public enum Then {
  /** Go on with the next task. */
  SUCCEED,
  /** Try again, later and later. */
  RETRY,
  /** Fail at once with the sentence that was printed: another try would end the same way. */
  FAIL,
  /** Look again every now and then, without using up tries, up to a deadline. */
  WAIT;

  /** What an exit code means to a scheduler. A killed process is tried again as well. */
  public static Then of(ExitCode code) {
    return switch (code) {
      case DONE -> SUCCEED;
      case FAILURE -> RETRY;
      case USAGE, CHECK_FAILED, PUBLISH_REFUSED -> FAIL;
      case NO_INPUT -> WAIT;
    };
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
