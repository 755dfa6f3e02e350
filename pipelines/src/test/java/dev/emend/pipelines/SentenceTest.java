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
