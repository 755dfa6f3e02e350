package dev.emend.benchmarks.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.rephrase.Feature;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class FeatureGroupTest {
  @Test
  void everyFeatureIsInAGroup() {
    EnumSet<Feature> missing = EnumSet.allOf(Feature.class);
    FeatureGroup.ALL.forEach(group -> missing.removeAll(group.features()));
    assertThat(missing).isEmpty();
  }

  @Test
  void whatIsLeftIsAllButTheGroup() {
    assertThat(FeatureGroup.ALL)
        .allSatisfy(
            group ->
                assertThat(group.others())
                    .hasSize(Feature.values().length - group.features().size())
                    .doesNotContainAnyElementsOf(group.features()));
  }
}
