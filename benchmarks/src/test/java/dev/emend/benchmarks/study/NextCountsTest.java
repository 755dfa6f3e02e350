package dev.emend.benchmarks.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.interaction.Session;
import dev.emend.interaction.Terminations;
import dev.emend.rephrase.Feature;
import dev.emend.rephrase.Followers;
import dev.emend.rephrase.ModelCodec;
import dev.emend.rephrase.RephraseDetector;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NextCountsTest {
  @Test
  void customersCountOnceANight() {
    Talk first = new Talk(Talk.FIRST);
    first.repairs("a");
    first.repairs("a");
    first.repairs("b");
    Talk second = new Talk(Talk.FIRST.plusDays(1));
    second.repairs("a");
    second.says("c", "play bay on say", null, Talk.BEYONCE, null);
    LogNight night = second.night();
    NextCounts counts = NextCounts.of(first.night(), Terminations.ENGLISH);
    counts.add(NextCounts.of(night, Terminations.ENGLISH));
    double[] pair = features(night.sessions().get(0), counts.followers());
    // Three customers and nights said it next, of three next pairs and one back again by "a".
    assertThat(of(pair, Feature.SAID_NEXT))
        .isEqualTo(StrictMath.log((3 - 1 + 0.1) / ((3 - 1) * (3 - 1) / 4.0 + 0.1)));
    // Four said the first text and three of them went on; this customer is left out.
    assertThat(of(pair, Feature.WENT_ON_EARLIER)).isEqualTo((2 + 1) / (3 + 2.0));
    // Three said the second, and "a" once went on; this customer did not.
    assertThat(of(pair, Feature.WENT_ON_LATER)).isEqualTo((1 + 1) / (2 + 2.0));
  }

  private static double of(double[] pair, Feature feature) {
    return pair[Arrays.asList(Feature.values()).indexOf(feature)];
  }

  private static double[] features(Session session, Followers followers) {
    return new RephraseDetector(ModelCodec.defaultModel(), Terminations.ENGLISH, 6, followers)
        .prepare(session)
        .features(0, 1);
  }
}
