package dev.emend.store.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
  void whatComesAndGoesInCopiesIsAsInAMapAndTheOriginalsStay() {
    Random random = new Random(6);
    Map<Integer, Long> oracle = new HashMap<>();
    FingerprintIndex index = new FingerprintIndex(300);
    int address = 0;
    for (int round = 0; round < 100; round++) {
      FingerprintIndex before = index;
      Map<Integer, Long> held = new HashMap<>(oracle);
      index = index.fits(300, 20) ? index.copy() : rebuilt(oracle);
      for (int i = 0; i < 10 && oracle.size() > 250; i++) {
        int gone = oracle.keySet().iterator().next();
        index.remove(oracle.remove(gone), gone);
      }
      for (int i = 0; i < 20 && oracle.size() < 300; i++) {
        // Few fingerprints, zero among them: long chains, and halves that are zero.
        long print = ((long) random.nextInt(8) << 32) | random.nextInt(3);
        oracle.put(++address, print);
        index.add(print, address);
      }
      assertSame(index, oracle);
      assertSame(before, held);
    }
  }

  private static FingerprintIndex rebuilt(Map<Integer, Long> oracle) {
    FingerprintIndex index = new FingerprintIndex(300);
    oracle.forEach((address, print) -> index.add(print, address));
    return index;
  }

  /** Prints of one half share slots; whoever looks up compares the record. */
  private static void assertSame(FingerprintIndex index, Map<Integer, Long> oracle) {
    for (long home = 0; home < 8; home++) {
      for (long half = 0; half < 3; half++) {
        long print = (home << 32) | half;
        List<Integer> found = addresses(index, print);
        assertThat(oracle.keySet().containsAll(found)).isTrue();
        assertThat(new HashSet<>(found)).hasSameSizeAs(found);
        oracle.forEach((address, of) -> assertTrue(of != print || found.contains(address)));
      }
    }
  }

  @Test
  void anIndexThatIsTooFullOrMuchTooLargeDoesNotFit() {
    FingerprintIndex index = new FingerprintIndex(300);
    for (int address = 1; address <= 300; address++) {
      index.add(address, address);
    }
    assertThat(index.fits(300, 0)).isTrue();
    assertThat(index.fits(321, 21)).isFalse();
    assertThat(index.fits(100, 0)).isFalse();
  }

  @Test
  void whatWasNotAddedIsNotRemoved() {
    FingerprintIndex index = new FingerprintIndex(1);
    index.add(1, 5);
    assertThatThrownBy(() -> index.remove(1, 6)).hasMessageContaining("address: 6");
  }

  @Test
  void nowhereIsNoAddress() {
    assertThatThrownBy(() -> new FingerprintIndex(1).add(1, Arena.NOWHERE))
        .hasMessageContaining("address: 0");
  }
}
