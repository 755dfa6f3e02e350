package dev.emend.store.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OwnersTest {
  @Test
  void whoeverWasAddedIsKnown() {
    Owners owners = new Owners(1_000);
    IntStream.range(0, 1_000).forEach(i -> owners.add(Fingerprint.of("c" + i)));
    assertThat(IntStream.range(0, 1_000).filter(i -> !owners.mayHave(Fingerprint.of("c" + i))))
        .isEmpty();
  }

  @Test
  void nearlyAllOthersAreNot() {
    Owners owners = new Owners(1_000);
    IntStream.range(0, 1_000).forEach(i -> owners.add(Fingerprint.of("c" + i)));
    long mistaken =
        IntStream.range(0, 10_000).filter(i -> owners.mayHave(Fingerprint.of("d" + i))).count();
    assertThat(mistaken).isLessThan(1_000);
  }

  @Test
  void withoutPersonalRewritesNobodyIs() {
    Owners owners = new Owners(0);
    assertThat(IntStream.range(0, 100).filter(i -> owners.mayHave(Fingerprint.of("c" + i))))
        .isEmpty();
    assertThat(owners.bytes()).isEqualTo(8);
  }
}
