package dev.emend.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LibraryLoggingTest {
  private static final String FILE = "java.util.logging.config.file";

  private final Logger root = Logger.getLogger("");
  private final Logger hollow = Logger.getLogger("com.netflix.hollow.api.producer.HollowProducer");
  private Level before;

  @BeforeEach
  void logAsJavaDoesByItself() {
    before = root.getLevel();
    root.setLevel(Level.INFO);
  }

  @AfterEach
  void logAsBefore() {
    root.setLevel(before);
    System.clearProperty(FILE);
  }

  @Test
  void hollowSaysWarningsAlone() {
    assertThat(hollow.isLoggable(Level.INFO)).isTrue();
    LibraryLogging.quiet();

    assertThat(hollow.isLoggable(Level.INFO)).isFalse();
    assertThat(hollow.isLoggable(Level.WARNING)).isTrue();
  }

  @Test
  void whoConfiguresTheLoggingIsObeyed() {
    System.setProperty(FILE, "logging.properties");
    LibraryLogging.quiet();

    assertThat(hollow.isLoggable(Level.INFO)).isTrue();
  }
}
