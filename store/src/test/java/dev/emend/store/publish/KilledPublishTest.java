package dev.emend.store.publish;

import static dev.emend.store.publish.PublishedStores.assertNextHeals;
import static dev.emend.store.publish.PublishedStores.bytes;
import static dev.emend.store.publish.PublishedStores.copy;
import static dev.emend.store.publish.PublishedStores.number;
import static dev.emend.store.publish.PublishedStores.publish;
import static dev.emend.store.publish.PublishedStores.publisher;
import static dev.emend.store.publish.PublishedStores.served;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.store.Refresh;
import dev.emend.store.RewriteStore;
import dev.emend.store.files.Killed;
import dev.emend.store.files.Moment;
import dev.emend.store.files.MortalFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A publisher that is killed at every single call to the file system, one after another. */
class KilledPublishTest {
  @TempDir Path temporary;
  private Path before;
  private List<String> undisturbed;

  /** Versions 1 to 3, of which two are kept; the fourth follows by a delta. */
  @BeforeEach
  void threeVersionsAreOut() throws IOException {
    before = temporary.resolve("before");
    for (int version = 1; version <= 3; version++) {
      publish(before, version);
    }
    Path after = copy(before, temporary.resolve("after"));
    publish(after, 4);
    undisturbed = bytes(after);
  }

  /** Whether death came; all calls are tried, one after another, until it does not. */
  private static boolean killed(Runnable work) {
    try {
      work.run();
      return false;
    } catch (Killed death) {
      return true;
    }
  }

  private static boolean killedAt(int call, Moment moment, Path folder, int version) {
    MortalFiles files = new MortalFiles(call, moment);
    return killed(
        () ->
            assertThat(publish(files.path(folder), version))
                .isInstanceOf(PublishOutcome.Published.class));
  }

  @ParameterizedTest
  @EnumSource
  void aKilledPublishLeavesTheOldVersionOrTheNewAndTheNextOneClearsUp(Moment moment)
      throws IOException {
    boolean killed = true;
    int old = 0;
    for (int call = 1; killed; call++) {
      Path folder = copy(before, temporary.resolve(moment + "-" + call));
      killed = killedAt(call, moment, folder, 4);
      int served = served(folder);
      assertThat(served).isBetween(3, 4);
      old += served == 3 ? 1 : 0;
      assertNextHeals(folder, 5);
      assertThat(publisher(folder).versions()).hasSize(2);
    }
    assertThat(old).isGreaterThan(50);
  }

  @ParameterizedTest
  @EnumSource
  void theSamePublishAfterAKillEndsInTheBytesOfAnUndisturbedOne(Moment moment) throws IOException {
    boolean killed = true;
    for (int call = 1; killed; call++) {
      Path folder = copy(before, temporary.resolve(moment + "-" + call));
      killed = killedAt(call, moment, folder, 4);
      publish(folder, 4);
      assertThat(bytes(folder)).as("killed at call %d", call).isEqualTo(undisturbed);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aReaderThatFollowsGoesFromTheOldVersionToTheNewAndNeverHalfWay(Moment moment)
      throws IOException {
    boolean killed = true;
    for (int call = 1; killed; call++) {
      Path folder = copy(before, temporary.resolve(moment + "-" + call));
      try (RewriteStore following = RewriteStore.open(folder)) {
        killed = killedAt(call, moment, folder, 4);
        assertThat(following.refresh()).isNotInstanceOf(Refresh.Refused.class);
        assertThat(served(following)).isBetween(3, 4).isEqualTo(served(folder));
        publish(folder, 4);
        assertThat(following.refresh()).isNotInstanceOf(Refresh.Refused.class);
        assertThat(served(following)).isEqualTo(4);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aKilledFirstPublishLeavesNothingOrAVersion(Moment moment) throws IOException {
    boolean killed = true;
    for (int call = 1; killed; call++) {
      Path folder = temporary.resolve(moment + "-first-" + call);
      killed = killedAt(call, moment, folder, 1);
      assertThat(served(folder)).isBetween(0, 1);
      assertNextHeals(folder, 2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aKilledRollbackLeavesOneVersionOrTheOther(Moment moment) throws IOException {
    boolean killed = true;
    for (int call = 1; killed; call++) {
      Path folder = copy(before, temporary.resolve(moment + "-back-" + call));
      try (RewriteStore following = RewriteStore.open(folder)) {
        MortalFiles files = new MortalFiles(call, moment);
        killed = killed(() -> publisher(files.path(folder)).announce(number(2)));
        assertThat(following.refresh()).isNotInstanceOf(Refresh.Refused.class);
        assertThat(served(following)).isBetween(2, 3).isEqualTo(served(folder));
      }
      assertThat(publisher(folder).announce(number(2)))
          .isNotInstanceOf(AnnounceOutcome.Refused.class);
      assertThat(served(folder)).isEqualTo(2);
      assertNextHeals(folder, 4);
    }
  }

  @Test
  void theCallsThatAreCountedAreThoseOfARealPublish() {
    MortalFiles files = new MortalFiles(0, Moment.BEFORE);
    publish(files.path(temporary.resolve("counted")), 1);
    assertThat(files.calls()).isGreaterThan(20);
  }
}
