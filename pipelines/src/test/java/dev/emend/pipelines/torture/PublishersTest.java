package dev.emend.pipelines.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.store.Refresh;
import dev.emend.store.RewriteStore;
import dev.emend.store.ServedRewrite;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several processes publish into one store at the same moment: whoever loses is told so. */
class PublishersTest {
  private static final int FIRST = 1;

  @TempDir Path folder;
  private final OtherJava java = new OtherJava();

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8})
  void someWinAndTheOthersAreTold(int publishers) throws Exception {
    Path store = folder.resolve("store");
    PublishProcess.run("first", store, FIRST);
    List<Process> processes = waiting(store, publishers);

    Set<Integer> served = new TreeSet<>();
    try (RewriteStore follower = RewriteStore.open(store)) {
      for (Process process : processes) {
        try (OutputStream out = process.getOutputStream()) {
          out.write('\n');
        }
      }
      while (processes.stream().anyMatch(Process::isAlive)) {
        assertThat(follower.refresh()).isNotInstanceOf(Refresh.Refused.class);
        served.add(wholeVersion(follower));
        TimeUnit.MILLISECONDS.sleep(1);
      }
      follower.refresh();
      served.add(wholeVersion(follower));
    }

    List<Integer> published = new ArrayList<>();
    for (int i = 0; i < publishers; i++) {
      String outcome = last(Files.readAllLines(folder.resolve("says" + i)));
      if (outcome.equals("Published")) {
        published.add(FIRST + 1 + i);
      } else {
        assertThat(outcome).startsWith("refused: ").contains("another publisher is at work there");
      }
    }
    assertThat(published).isNotEmpty();
    assertThat(served).isSubsetOf(with(published, FIRST));
    try (RewriteStore fresh = RewriteStore.open(store)) {
      assertThat(published).contains(wholeVersion(fresh));
    }
    assertThat(PublishProcess.publisher(store).versions())
        .hasSize(Math.min(PublishProcess.KEPT, published.size() + 1));

    int next = FIRST + 1 + publishers;
    assertThat(PublishProcess.run("delta", store, next)).isEqualTo("Published");
    try (RewriteStore fresh = RewriteStore.open(store)) {
      assertThat(wholeVersion(fresh)).isEqualTo(next);
    }
  }

  private List<Process> waiting(Path store, int publishers) throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < publishers; i++) {
      List<String> words = List.of("delta", store.toString(), String.valueOf(FIRST + 1 + i));
      processes.add(java.start(folder.resolve("says" + i), PublishProcess.class, words));
    }
    for (int i = 0; i < publishers; i++) {
      while (!Files.readString(folder.resolve("says" + i)).contains(PublishProcess.READY)) {
        assertThat(processes.get(i).isAlive()).isTrue();
        TimeUnit.MILLISECONDS.sleep(5);
      }
    }
    return processes;
  }

  /** The version that a store has, of which every target must be. */
  private static int wholeVersion(RewriteStore store) {
    int version = since(store, 0);
    for (int i = 1; i < PublishProcess.REWRITES; i += 97) {
      assertThat(since(store, i)).isEqualTo(PublishProcess.since(i, version));
    }
    return version;
  }

  private static int since(RewriteStore store, int i) {
    String target =
        store
            .lookup("en-US", null, PublishProcess.context(i), "source number " + i)
            .map(ServedRewrite::target)
            .orElseThrow();
    return Integer.parseInt(target.substring(target.lastIndexOf(' ') + 1));
  }

  private static List<Integer> with(List<Integer> versions, int one) {
    List<Integer> all = new ArrayList<>(versions);
    all.add(one);
    return all;
  }

  private static String last(List<String> lines) {
    return lines.get(lines.size() - 1);
  }
}
