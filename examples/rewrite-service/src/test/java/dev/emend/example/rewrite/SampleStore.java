package dev.emend.example.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.interaction.Reading;
import dev.emend.interaction.Rewrite;
import dev.emend.store.publish.PublishOptions;
import dev.emend.store.publish.PublishOutcome;
import dev.emend.store.publish.RewritePublisher;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A store of a few rewrites, in a first version and in a second that changes one. */
record SampleStore(Path folder) {
  static final long FIRST = 20261120030000000L;
  static final long SECOND = 20261121030000000L;

  SampleStore first() {
    return publish("play imagine dragon", LocalDate.of(2026, 11, 19), "2026-11-20T03:00:00Z");
  }

  SampleStore second() {
    return publish("play imagine dragons", LocalDate.of(2026, 11, 20), "2026-11-21T03:00:00Z");
  }

  private SampleStore publish(String target, LocalDate night, String now) {
    List<Rewrite> rewrites = new ArrayList<>();
    rewrites.add(rewrite(null, null, "play maj and dragons", target));
    rewrites.add(rewrite(null, "request:food", "tie", "thai food"));
    rewrites.add(rewrite("c1", null, "play my mix", "play my <morning> mix & \"more\""));
    assertThat(
            new RewritePublisher(folder, PublishOptions.DEFAULT)
                .publish(rewrites, night, Instant.parse(now)))
        .isInstanceOf(PublishOutcome.Published.class);
    return this;
  }

  private static Rewrite rewrite(String customer, String context, String source, String target) {
    Rewrite.Scope scope = customer == null ? Rewrite.Scope.GLOBAL : Rewrite.Scope.PERSONAL;
    return new Rewrite(
        Rewrite.idOf("en-US", scope, customer, context, source, target),
        "en-US",
        scope,
        customer,
        context,
        source,
        target,
        new Reading("media", "play", List.of()),
        0.2,
        0.9,
        0.5,
        10,
        5,
        null,
        null,
        Rewrite.Status.AUTO,
        "of a test");
  }
}
