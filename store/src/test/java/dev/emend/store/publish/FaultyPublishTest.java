package dev.emend.store.publish;

import static dev.emend.store.publish.PublishedStores.assertNextHeals;
import static dev.emend.store.publish.PublishedStores.copy;
import static dev.emend.store.publish.PublishedStores.number;
import static dev.emend.store.publish.PublishedStores.publish;
import static dev.emend.store.publish.PublishedStores.publisher;
import static dev.emend.store.publish.PublishedStores.served;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.store.StoreException;
import dev.emend.store.files.Fault;
import dev.emend.store.files.MortalFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A publisher of whose calls to the file system one fails, each in its turn. */
class FaultyPublishTest {
  @TempDir Path temporary;
  private Path before;

  @BeforeEach
  void threeVersionsAreOut() {
    before = temporary.resolve("before");
    for (int version = 1; version <= 3; version++) {
      publish(before, version);
    }
  }

  /** The sentence of a refusal; empty where the work was done. */
  private static String refusal(MortalFiles files, Path folder, Function<Path, Object> work) {
    try {
      Object outcome = work.apply(files.path(folder));
      if (outcome instanceof PublishOutcome.Refused refused) {
        return refused.sentence();
      }
      return outcome instanceof AnnounceOutcome.Refused refused ? refused.sentence() : "";
    } catch (StoreException e) {
      return e.getMessage();
    }
  }

  /** What is refused leaves the old version, or says which one is announced instead. */
  private static void assertTold(String refusal, int call, Path folder, int old, int young) {
    int served = served(folder);
    if (refusal.isEmpty()) {
      assertThat(served).as("call %d", call).isEqualTo(young);
    } else {
      assertThat(refusal).as("call %d", call).startsWith("Cannot ").contains(folder.toString());
      assertThat(served).as("call %d: %s", call, refusal).isIn(old, young);
    }
    if (!refusal.isEmpty() && served == young) {
      assertThat(refusal).contains("version " + number(young) + " is announced there");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPublishThatFailsSaysSoAndTheNextOneClearsUp(Fault fault) throws IOException {
    int refusals = 0;
    boolean reached = true;
    for (int call = 1; reached; call++) {
      Path folder = copy(before, temporary.resolve(fault + "-" + call));
      MortalFiles files = MortalFiles.failing(call, fault);
      String refusal = refusal(files, folder, place -> publish(place, 4));
      reached = files.reached();
      refusals += refusal.isEmpty() ? 0 : 1;
      assertTold(refusal, call, folder, 3, 4);
      assertNextHeals(folder, 5);
      assertThat(publisher(folder).versions()).hasSize(2);
    }
    assertThat(refusals).isGreaterThan(20);
  }

  @ParameterizedTest
  @EnumSource
  void aRollbackThatFailsSaysSo(Fault fault) throws IOException {
    int refusals = 0;
    boolean reached = true;
    for (int call = 1; reached; call++) {
      Path folder = copy(before, temporary.resolve(fault + "-back-" + call));
      MortalFiles files = MortalFiles.failing(call, fault);
      String refusal = refusal(files, folder, place -> publisher(place).announce(number(2)));
      reached = files.reached();
      refusals += refusal.isEmpty() ? 0 : 1;
      assertTold(refusal, call, folder, 3, 2);
      assertNextHeals(folder, 4);
    }
    assertThat(refusals).isGreaterThan(5);
  }
}
