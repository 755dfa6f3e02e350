package dev.emend.pipelines;

import dev.emend.jobs.steps.ExitCode;
import dev.emend.jobs.tables.WarehouseRefusal;
import dev.emend.store.StoreException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says in one sentence what broke, for someone who does not read stack traces, and how it ends. */
public final class Sentence {
  private static final int LONGEST = 400;

  private Sentence() {}

  /** The sentence for a failure: its most telling cause, on one line. */
  public static String of(Throwable failure) {
    if (foreseen(failure)) {
      return failure.getMessage();
    }
    List<Throwable> causes = causes(failure);
    for (int i = causes.size() - 1; i >= 0; i--) {
      String known = known(causes.get(i));
      if (known != null) {
        return known;
      }
    }
    return causes.stream()
        .filter(Sentence::speaksForItself)
        .findFirst()
        .map(cause -> oneLine(cause.getMessage()))
        .orElse(failure.getClass().getSimpleName());
  }

  /**
   * The sentence for a failure, with the place where a disk can no longer be written unless the
   * disk's own message names one.
   *
   * @param place where the work was going on; empty where that is not known
   */
  public static String of(Throwable failure, String place) {
    String sentence = of(failure);
    return sentence.startsWith("The disk is ") && !sentence.contains("/") && !place.isEmpty()
        ? sentence + " (at work on " + place + ")"
        : sentence;
  }

  /** A wrapper without a message of its own repeats its cause. */
  private static boolean speaksForItself(Throwable failure) {
    String message = failure.getMessage();
    return message != null
        && !message.isBlank()
        && (failure.getCause() == null || !message.equals(failure.getCause().toString()));
  }

  /** How a process ends that broke so. */
  public static ExitCode codeOf(Throwable failure) {
    if (failure instanceof ExpectedFailure expected) {
      return expected.code();
    }
    boolean usage =
        failure instanceof WarehouseRefusal refusal
            && (refusal.reason() == WarehouseRefusal.Reason.CONFIGURATION
                || refusal.reason() == WarehouseRefusal.Reason.NO_OPEN_NIGHT);
    return usage ? ExitCode.USAGE : ExitCode.FAILURE;
  }

  /** Whether a failure was foreseen, so that its sentence says all there is to say. */
  public static boolean foreseen(Throwable failure) {
    return failure instanceof ExpectedFailure
        || failure instanceof WarehouseRefusal
        || failure instanceof StoreException;
  }

  private static List<Throwable> causes(Throwable failure) {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable t = failure; t != null && !causes.contains(t); t = t.getCause()) {
      causes.add(t);
    }
    return causes;
  }

  private static String known(Throwable cause) {
    String message = cause.getMessage() == null ? "" : oneLine(cause.getMessage());
    String lower = message.toLowerCase(Locale.ROOT);
    if (lower.contains("no space left on device")) {
      return "The disk is full: " + message + "; make room and run the command again";
    }
    if (cause instanceof ReadOnlyFileSystemException || lower.contains("read-only file system")) {
      return "The disk is read-only: " + message + "; make it writable and run the command again";
    }
    if (cause instanceof AccessDeniedException || lower.contains("permission denied")) {
      return "No permission: " + message + "; check the owner and rights of that path";
    }
    if (cause instanceof NoSuchFileException || cause instanceof FileNotFoundException) {
      return "No such file: " + message;
    }
    if (cause instanceof EOFException) {
      return "A file ends too early: " + message;
    }
    return cause instanceof FileSystemException ? "Cannot use " + message : outOfMemory(cause);
  }

  private static String outOfMemory(Throwable cause) {
    return cause instanceof OutOfMemoryError
        ? "Out of memory (" + cause.getMessage() + "); give more heap by EMEND_HEAP, such as 6g"
        : null;
  }

  private static String oneLine(String message) {
    String line = message.strip().replaceAll("\\s*\\R\\s*", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " …";
  }
}
