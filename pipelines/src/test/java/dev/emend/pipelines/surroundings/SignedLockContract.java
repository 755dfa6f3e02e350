package dev.emend.pipelines.surroundings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emend.store.hadoop.HadoopStorage;
import dev.emend.store.publish.BlobStorage;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Storages where nobody but the publishers themselves watches the lock. */
abstract class SignedLockContract extends BlobStorageContract {
  @Test
  void theLockOfAKilledPublisherIsAnybodysAfterItsLease() throws IOException {
    assertThat(publisher("killed").tryLock()).isPresent();
    pass(Duration.ofSeconds(119));
    assertThat(publisher("b").tryLock()).isEmpty();
    pass(Duration.ofSeconds(2));
    assertThat(publisher("b").tryLock()).isPresent();
  }

  @Test
  void writingRenewsTheLease() throws IOException {
    HadoopStorage slow = publisher("a");
    assertThat(slow.tryLock()).isPresent();
    pass(Duration.ofSeconds(90));
    write(slow, "1.snapshot", "x");
    pass(Duration.ofSeconds(90));

    assertThat(publisher("b").tryLock()).isEmpty();
  }

  @Test
  void whoSleptThroughTheLeaseWritesNothingMore() throws IOException {
    HadoopStorage sleeper = publisher("sleeper");
    try (BlobStorage.Lock lost = sleeper.tryLock().orElseThrow()) {
      assertThat(lost).isNotNull();
      pass(Duration.ofMinutes(3));
      assertThat(publisher("b").tryLock()).isPresent();

      assertThatThrownBy(() -> write(sleeper, "announced", "x"))
          .hasMessageContaining("the lock went to another publisher meanwhile, b until");
    }
    assertThat(publisher("c").tryLock()).as("the lock of b is still b's").isEmpty();
  }

  @Test
  void aSignatureThatIsCutOffBindsNobody() throws IOException {
    write(publisher("a"), "publish.lock", "2999-01-01T00:00:00Z");
    assertThat(publisher("b").tryLock()).isPresent();
  }
}
