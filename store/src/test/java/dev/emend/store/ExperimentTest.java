package dev.emend.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emend.interaction.Arm;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentTest {
  private static final int CUSTOMERS = 100_000;

  /** The vectors of docs/store.md, reckoned in Python: they hold for every release. */
  @ParameterizedTest
  @CsvSource({
    "pilot, customer-1, 0.1182525565079029",
    "pilot, customer-2, 0.1428038472440647",
    "pilot, c17, 0.4998441634250177",
    "pilot, Zoë, 0.4428256043708545",
    "pilot, '', 0.024061639930861967",
    "autumn, customer-1, 0.2477718465136034",
    "autumn, customer-2, 0.9221215799985041"
  })
  void aCustomersNumberIsTheDocumentedOne(String name, String customer, double u) {
    assertThat(new Experiment(name, u).armOf(customer)).isEqualTo(Arm.TREATMENT);
    assertThat(new Experiment(name, Math.nextUp(u)).armOf(customer)).isEqualTo(Arm.CONTROL);
  }

  private static long controls(Experiment experiment) {
    return IntStream.range(0, CUSTOMERS)
        .filter(i -> experiment.armOf("customer-" + i) == Arm.CONTROL)
        .count();
  }

  /** Binomial: five standard deviations of 0.1 of 100,000 are 474. */
  @ParameterizedTest
  @ValueSource(strings = {"pilot", "autumn", "x"})
  void theShareIsKeptToWithinChance(String name) {
    assertThat(controls(new Experiment(name, 0.1))).isBetween(9_526L, 10_474L);
  }

  @Test
  void twoExperimentsDealIndependently() {
    Experiment one = new Experiment("one", 0.5);
    Experiment other = new Experiment("other", 0.5);
    long same =
        IntStream.range(0, CUSTOMERS)
            .filter(i -> one.armOf("customer-" + i) == other.armOf("customer-" + i))
            .count();
    assertThat(same).isBetween(49_210L, 50_790L);
  }

  @Test
  void aRaisedShareMovesNobodyBack() {
    Experiment few = new Experiment("pilot", 0.1);
    Experiment more = new Experiment("pilot", 0.2);
    assertThat(IntStream.range(0, CUSTOMERS).mapToObj(i -> "customer-" + i))
        .noneMatch(it -> few.armOf(it) == Arm.CONTROL && more.armOf(it) == Arm.TREATMENT);
  }

  @Test
  void nobodyAndEverybodyAreExact() {
    assertThat(controls(new Experiment("pilot", 0))).isZero();
    assertThat(controls(new Experiment("pilot", 1))).isEqualTo(CUSTOMERS);
  }

  @Test
  void nobodyInParticularIsInNoArm() {
    assertThat(new Experiment("pilot", 1).armOf(null)).isNull();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void aShareOutOfBoundsIsRefused(double share) {
    assertThatThrownBy(() -> new Experiment("pilot", share))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Invalid control share: " + share);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\nb"})
  void aNameThatCannotSaltIsRefused(String name) {
    assertThatThrownBy(() -> new Experiment(name, 0.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Invalid experiment: '" + name + "'");
  }
}
