package dev.emend.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class SentenceTest {
  @Test
  void missingFileIsFoundBehindItsWrappers() {
    Exception e =
        new IllegalStateException("Job aborted", new IOException(new NoSuchFileException("/a/b")));

    assertThat(Sentence.of(e)).isEqualTo("No such file: /a/b");
  }

  @Test
  void missingRightsSayWhatToCheck() {
    assertThat(Sentence.of(new UncheckedIOException(new AccessDeniedException("/w/.lock"))))
        .isEqualTo("No permission: /w/.lock; check the owner and rights of that path");
  }

  @Test
  void fullDiskSaysWhereTheWorkWasAndWhatToDo() {
    // Hadoop's local file system reports a full disk as an error, without a path.
    Error full = new Error(new IOException("No space left on device"));

    assertThat(Sentence.of(full, "file:///w"))
        .isEqualTo(
            "The disk is full: No space left on device; make room and run the command again"
                + " (at work on file:///w)");
    assertThat(Sentence.of(new IOException("/w/a: Read-only file system"), "file:///w"))
        .isEqualTo(
            "The disk is read-only: /w/a: Read-only file system; make it writable and run the"
                + " command again");
  }

  @Test
  void unknownFailureKeepsItsOwnMessageOnOneLine() {
    assertThat(Sentence.of(new IllegalStateException("first\n  second"))).isEqualTo("first second");
  }

  @Test
  void failureWithoutMessageIsNamedByItsKind() {
    assertThat(Sentence.of(new ArithmeticException())).isEqualTo("ArithmeticException");
  }

  @Test
  void circleOfCausesEnds() {
    Exception outer = new IllegalStateException((String) null);
    Exception inner = new IllegalArgumentException("inner", outer);
    outer.initCause(inner);

    assertThat(Sentence.of(outer)).isEqualTo("inner");
  }
}
