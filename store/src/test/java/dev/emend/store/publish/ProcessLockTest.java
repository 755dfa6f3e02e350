package dev.emend.store.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lock between processes: another JVM holds it, and dies. */
class ProcessLockTest {
  @TempDir Path folder;

  /** Holds the lock until it is killed. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] args) throws IOException {
      boolean locked = new FolderStorage(Path.of(args[0])).tryLock().isPresent();
      System.out.println(locked ? "locked" : "busy");
      System.out.flush();
      int unused = System.in.read();
    }
  }

  private Process hold() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path"),
            Holder.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  @Test
  void theLockOfAnotherProcessHoldsUntilThatProcessDies() throws Exception {
    Process holder = hold();
    try {
      assertThat(holder.inputReader().readLine()).isEqualTo("locked");
      assertThat(new FolderStorage(folder).tryLock()).isEmpty();
      assertThat(new FolderStorage(folder).tryLock()).isEmpty();
    } finally {
      holder.destroyForcibly();
    }
    assertThat(holder.waitFor(1, TimeUnit.MINUTES)).isTrue();
    try (BlobStorage.Lock lock = new FolderStorage(folder).tryLock().orElseThrow()) {
      assertThat(lock).isNotNull();
    }
  }

  @Test
  void aSecondTryInThisProcessDoesNotGiveTheLockAwayToAnother() throws Exception {
    try (BlobStorage.Lock lock = new FolderStorage(folder).tryLock().orElseThrow()) {
      assertThat(lock).isNotNull();
      assertThat(new FolderStorage(folder).tryLock()).isEmpty();
      Process other = hold();
      try {
        assertThat(other.inputReader().readLine()).isEqualTo("busy");
      } finally {
        other.destroyForcibly();
      }
    }
  }
}
