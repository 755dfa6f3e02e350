package dev.emend.store.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emend.store.Health;
import dev.emend.store.RewriteStore;
import dev.emend.store.Rewrites;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FleetSwitchTest {
  @TempDir Path folder;

  @Test
  void servicesThatFollowObeyItUntilItIsTakenBack() {
    RewritePublisher publisher =
        new RewritePublisher(folder, new PublishOptions(Guards.DEFAULT, 14));
    LocalDate night = LocalDate.of(2026, 3, 1);
    Instant now = Instant.parse("2026-03-02T03:00:00Z");
    publisher.publish(List.of(Rewrites.global(null, "plai it", "play it")), night, now);
    FleetSwitch fleet = new FleetSwitch(new FolderStorage(folder));
    assertThat(fleet.reason()).isEmpty();

    try (RewriteStore store = RewriteStore.open(folder)) {
      fleet.off("wrong names in Berlin");
      store.refresh();
      assertThat(store.lookup("en-US", null, null, "plai it")).isEmpty();
      assertThat(store.health().verdict()).isEqualTo(Health.Verdict.OFF);
      assertThat(fleet.reason()).contains("wrong names in Berlin");

      fleet.off("and in Hamburg");
      assertThat(fleet.reason()).contains("and in Hamburg");
      publisher.publish(
          List.of(Rewrites.global(null, "plai it", "play that")), night, now.plusSeconds(1));
      assertThat(fleet.reason()).as("publishing leaves it alone").contains("and in Hamburg");

      fleet.on();
      fleet.on();
      store.refresh();
      assertThat(fleet.reason()).isEmpty();
      assertThat(store.health().off()).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "two\nlines"})
  void aReasonIsOneLine(String reason) {
    FleetSwitch fleet = new FleetSwitch(new FolderStorage(folder));
    assertThatThrownBy(() -> fleet.off(reason))
        .hasMessageStartingWith("Invalid reason: '" + reason);
    assertThat(folder).isEmptyDirectory();
  }
}
