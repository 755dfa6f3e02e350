package dev.emend.store.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FingerprintIndexTest {
  private static List<Integer> addresses(FingerprintIndex index, long print) {
    List<Integer> found = new ArrayList<>();
    for (int slot = index.first(print); slot >= 0; slot = index.next(print, slot)) {
      found.add(index.address(slot));
    }
    return found;
  }

  @Test
  void allAddressesOfOneFingerprintAreOffered() {
    FingerprintIndex index = new FingerprintIndex(4);
    index.add(42, 1);
    index.add(42, -7);
    index.add(43, 3);
    assertThat(addresses(index, 42)).containsExactly(1, -7);
    assertThat(addresses(index, 43)).containsExactly(3);
    assertThat(addresses(index, 44)).isEmpty();
  }

  @Test
  void fingerprintsThatStartAtTheLastSlotGoOnAtTheFirst() {
    FingerprintIndex index = new FingerprintIndex(3);
    for (int i = 1; i <= 3; i++) {
      index.add(-i, i);
    }
    for (int i = 1; i <= 3; i++) {
      assertThat(addresses(index, -i)).containsExactly(i);
    }
    assertThat(addresses(index, -4)).isEmpty();
  }

  @Test
  void nothingIsFoundInAnEmptyIndex() {
    assertThat(addresses(new FingerprintIndex(0), 0)).isEmpty();
  }

  @Test
  void whatWasAddedIsFoundAndWhatWasNotIsNot() {
    Random random = new Random(5);
    Map<Long, Integer> oracle = new HashMap<>();
    FingerprintIndex index = new FingerprintIndex(10_000);
    for (int address = 1; address <= 10_000; address++) {
      long print = random.nextLong();
      oracle.put(print, address);
      index.add(print, address);
    }
    oracle.forEach((print, address) -> assertThat(addresses(index, print)).contains(address));
    int offered = 0;
    for (int i = 0; i < 10_000; i++) {
      offered += addresses(index, random.nextLong()).size();
    }
    assertThat(offered).isLessThan(3);
  }

  @Test
  void nowhereIsNoAddress() {
    assertThatThrownBy(() -> new FingerprintIndex(1).add(1, Arena.NOWHERE))
        .hasMessageContaining("address: 0");
  }
}
