package dev.emend.benchmarks.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VariantsTest {
  private record Content(Hearing hearing, Object count, Object mine) {}

  @Test
  void noTwoAblationsAreTheSame() {
    Set<Content> contents = new HashSet<>();
    assertThat(Variants.ablations())
        .allMatch(one -> contents.add(new Content(one.hearing(), one.count(), one.mine())));
  }

  @Test
  void aRowOfSettingsChangesWhatItNames() {
    Variant row = Variants.of(List.of("mine.min-lift=3, count.floor=0.1")).get(1);
    assertThat(row.mine().mining().minLift()).isEqualTo(3);
    assertThat(row.count().floor()).isEqualTo(0.1);
    assertThat(row.hearing()).isEqualTo(Variants.of(List.of()).get(0).hearing());
  }

  @Test
  void unknownSettingsAndThoseThatAllRowsShareAreRefused() {
    assertThatThrownBy(() -> Variants.of(List.of("mine.lift=3")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mine.lift");
    assertThatThrownBy(() -> Variants.of(List.of("window.nights=3")))
        .hasMessage("Invalid setting of a study: window.nights=3 (all rows share it)");
  }

  @Test
  void rowsAreChosenByTheirNames() {
    Arguments arguments =
        Arguments.of("ablations", "--data", ".", "--row", "sound", "--row", "everything");
    assertThat(arguments.variants())
        .extracting(Variant::name)
        .containsExactly(
            "everything", "without likeness of sound", "without letters, sound and hypotheses");
  }

  @Test
  void argumentsAreRefusedWithAWord() {
    assertThatThrownBy(() -> Arguments.of("ablations"))
        .hasMessageStartingWith("No --data (usage: ");
    assertThatThrownBy(() -> Arguments.of("guess", "--data", "."))
        .hasMessageStartingWith("Unknown study: 'guess' (usage: ");
    assertThatThrownBy(() -> Arguments.of("ablations", "--data"))
        .hasMessageStartingWith("Unknown option or no value: --data");
  }
}
