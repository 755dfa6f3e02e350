package dev.emend.store.hadoop;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HolderTest {
  @Test
  void whatCannotBeSignedIsRefused() {
    assertThatThrownBy(() -> new Holder("a\nb", () -> Instant.EPOCH, Holder.LEASE))
        .hasMessageContaining("Invalid name of a publisher: 'a\nb'");
    assertThatThrownBy(() -> new Holder("a", () -> Instant.EPOCH, Duration.ZERO))
        .hasMessage("Invalid lease: PT0S (must be positive)");
    assertThatThrownBy(() -> new HadoopSource(" ", Map.of()))
        .hasMessage("Invalid folder: ' ' (must name one)");
  }
}
