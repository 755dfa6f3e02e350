package dev.emend.store.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.store.Rewrites;
import dev.emend.store.blob.FolderSource;
import dev.emend.store.format.Catalog;
import dev.emend.store.format.Manifest;
import dev.emend.store.format.UnreadableException;
import dev.emend.store.publish.PublishOptions;
import dev.emend.store.publish.RewritePublisher;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateViewTest {
  @TempDir Path folder;

  private Manifest publish(String target, int second) throws UnreadableException {
    new RewritePublisher(folder, PublishOptions.DEFAULT)
        .publish(
            List.of(Rewrites.global(null, "a", target)),
            LocalDate.EPOCH,
            Instant.EPOCH.plusSeconds(second));
    return catalog().announced(catalog().announcement().orElseThrow());
  }

  private Catalog catalog() {
    return new Catalog(new FolderSource(folder));
  }

  @Test
  void aViewDoesNotHoldOnToTheRecordsOfHollow() throws UnreadableException {
    Manifest manifest = publish("b", 0);
    HollowState state = HollowState.load(catalog(), manifest);
    WeakReference<Object> records = new WeakReference<>(state.type(Schema.REWRITE));
    StateView view = StateView.of(state, catalog(), manifest);
    state = null;
    for (int i = 0; i < 50 && records.get() != null; i++) {
      System.gc();
    }
    assertThat(records.get()).isNull();
    assertThat(view.find("en-US", null, null, "a")).isNotNull();
  }

  @Test
  void aViewStaysAsItWasWhenTheNextOneIsMadeOfIt() throws UnreadableException {
    StateView before = StateView.load(catalog(), publish("b", 0));
    StateView after = before.next(catalog(), publish("c", 1));
    assertThat(before.find("en-US", null, null, "a").target()).isEqualTo("b");
    assertThat(after.find("en-US", null, null, "a").target()).isEqualTo("c");
    before.demandContent(catalog());
    after.demandContent(catalog());
  }
}
