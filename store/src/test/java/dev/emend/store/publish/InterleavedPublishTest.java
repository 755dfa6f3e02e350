package dev.emend.store.publish;

import static dev.emend.store.publish.PublishedStores.assertNextHeals;
import static dev.emend.store.publish.PublishedStores.copy;
import static dev.emend.store.publish.PublishedStores.number;
import static dev.emend.store.publish.PublishedStores.publish;
import static dev.emend.store.publish.PublishedStores.publisher;
import static dev.emend.store.publish.PublishedStores.served;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.store.Refresh;
import dev.emend.store.RewriteStore;
import dev.emend.store.files.MortalFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What two do at once, with the second in front of each call that the first makes. */
class InterleavedPublishTest {
  @TempDir Path temporary;
  private Path before;
  private Path folder;
  private MortalFiles files;

  @BeforeEach
  void threeVersionsAreOut() {
    before = temporary.resolve("before");
    for (int version = 1; version <= 3; version++) {
      publish(before, version);
    }
  }

  /** Does something in front of each call of the work in its turn. */
  private void inFrontOfEachCall(Runnable meanwhile, Runnable work, Runnable afterwards)
      throws IOException {
    boolean reached = true;
    for (int call = 1; reached; call++) {
      folder = copy(before, temporary.resolve("interrupted-" + call));
      files = MortalFiles.interrupted(call, meanwhile);
      work.run();
      reached = files.reached();
      afterwards.run();
    }
  }

  private static boolean refused(Object outcome) {
    if (outcome instanceof PublishOutcome.Refused refused) {
      assertThat(refused.sentence()).contains("another publisher is at work there");
      return true;
    }
    if (outcome instanceof AnnounceOutcome.Refused refused) {
      assertThat(refused.sentence()).contains("another publisher is at work there");
      return true;
    }
    return false;
  }

  @Test
  void aSecondPublisherIsRefusedOrComesWhollyBeforeTheFirst() throws IOException {
    List<Object> second = new ArrayList<>();
    inFrontOfEachCall(
        () -> second.add(publish(files.path(folder), 5)),
        () ->
            assertThat(publish(files.path(folder), 4)).isInstanceOf(PublishOutcome.Published.class),
        () -> {
          assertThat(served(folder)).isEqualTo(4);
          heal(6);
        });
    assertThat(second.stream().filter(InterleavedPublishTest::refused).count()).isGreaterThan(50);
    assertThat(second).anyMatch(PublishOutcome.Published.class::isInstance);
  }

  @Test
  void aRollbackDuringAPublishIsRefusedOrComesWhollyBeforeIt() throws IOException {
    List<Object> second = new ArrayList<>();
    inFrontOfEachCall(
        () -> second.add(publisher(files.path(folder)).announce(number(2))),
        () ->
            assertThat(publish(files.path(folder), 4)).isInstanceOf(PublishOutcome.Published.class),
        () -> {
          assertThat(served(folder)).isEqualTo(4);
          heal(5);
        });
    assertThat(second.stream().filter(InterleavedPublishTest::refused).count()).isGreaterThan(50);
  }

  @Test
  void aPublishDuringARollbackIsRefusedOrComesWhollyBeforeIt() throws IOException {
    List<Object> second = new ArrayList<>();
    inFrontOfEachCall(
        () -> second.add(publish(files.path(folder), 4)),
        () -> {
          var unused = publisher(files.path(folder)).announce(number(3));
        },
        () -> {
          assertThat(served(folder)).isIn(3, 4);
          heal(5);
        });
    assertThat(second.stream().filter(InterleavedPublishTest::refused).count()).isGreaterThan(5);
  }

  private void heal(int next) {
    try {
      assertNextHeals(folder, next);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aReaderThatOpensWhileVersionsComeAndGoServesOneOfThem() throws IOException {
    inFrontOfEachCall(
        () -> {
          publish(folder, 4);
          publish(folder, 5);
          publish(folder, 6);
        },
        () -> assertThat(served(RewriteStore.open(files.path(folder)))).isIn(3, 6),
        () -> assertThat(served(folder)).isEqualTo(files.reached() ? 6 : 3));
  }

  @Test
  void aReaderThatFollowsWhileVersionsComeAndGoServesOneOfThem() throws IOException {
    inFrontOfEachCall(
        () -> {
          publish(folder, 5);
          publisher(folder).announce(number(4));
        },
        () -> {
          try (RewriteStore following = RewriteStore.open(files.path(folder))) {
            publish(folder, 4);
            assertThat(following.refresh()).isNotInstanceOf(Refresh.Refused.class);
            assertThat(served(following)).isIn(4, 5);
          }
        },
        () -> assertThat(served(folder)).isIn(4, 5));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8})
  void ofManyPublishersAtOnceEachWinsOrIsTold(int publishers) throws Exception {
    CyclicBarrier start = new CyclicBarrier(publishers);
    ExecutorService threads = Executors.newFixedThreadPool(publishers);
    try {
      List<Callable<PublishOutcome>> work = new ArrayList<>();
      for (int i = 0; i < publishers; i++) {
        int version = 4 + i;
        work.add(
            () -> {
              start.await();
              return publish(before, version);
            });
      }
      List<Integer> winners = new ArrayList<>();
      List<Future<PublishOutcome>> outcomes = threads.invokeAll(work);
      for (int i = 0; i < publishers; i++) {
        if (!refused(outcomes.get(i).get())) {
          winners.add(4 + i);
        }
      }
      assertThat(winners).isNotEmpty().contains(served(before));
      assertNextHeals(before, 100);
    } finally {
      threads.shutdownNow();
    }
  }
}
