package dev.emend.pipelines.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emend.jobs.config.Settings;
import dev.emend.jobs.steps.ExitCode;
import dev.emend.jobs.tables.Freed;
import dev.emend.jobs.tables.Housekeeping;
import dev.emend.jobs.tables.Warehouse;
import dev.emend.store.publish.RewritePublisher;
import dev.emend.store.publish.TidyOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Keeps warehouse and store in order, and tells what that freed. */
final class Maintenance {
  private final Settings settings;
  private final Instant now;
  private final MaintainCommand.Order order;

  Maintenance(Settings settings, Instant now, MaintainCommand.Order order) {
    this.settings = settings;
    this.now = now;
    this.order = order;
  }

  /** Does it, the store last: what it refuses has not kept the warehouse from its due. */
  Answer answer(Warehouse warehouse) {
    List<Freed> freed =
        new ArrayList<>(
            new Housekeeping(warehouse, settings.maintain(), now, order.dryRun()).run());
    TidyOutcome store =
        new RewritePublisher(
                StoreFolder.storage(settings), StoreFolder.options(settings).pinning(order.kept()))
            .tidy(order.dryRun());
    if (store instanceof TidyOutcome.Tidied tidied && tidied.files() > 0) {
      freed.add(new Freed("store versions", tidied.versions(), tidied.files(), tidied.bytes()));
    }
    String complaint = store instanceof TidyOutcome.Refused no ? no.sentence() : "";
    ExitCode code = complaint.isEmpty() ? ExitCode.DONE : ExitCode.PUBLISH_REFUSED;
    return new Answer(code, text(freed), json(freed), complaint);
  }

  private String text(List<Freed> freed) {
    if (freed.isEmpty()) {
      return "Nothing to give up: everything is needed or young";
    }
    long files = freed.stream().mapToLong(Freed::files).sum();
    long bytes = freed.stream().mapToLong(Freed::bytes).sum();
    TextTable table = new TextTable(order.dryRun() ? "would go" : "gone", "count", "files", "size");
    freed.forEach(kind -> table.row(kind.kind(), kind.count(), kind.files(), size(kind.bytes())));
    String sum =
        String.format(
            Locale.ROOT,
            "%s %,d files, %s",
            order.dryRun() ? "Would free" : "Freed",
            files,
            size(bytes));
    return table + "\n" + sum;
  }

  private static String size(long bytes) {
    return bytes < 1 << 20
        ? String.format(Locale.ROOT, "%,d KiB", (bytes + 1023) >> 10)
        : String.format(Locale.ROOT, "%,.1f MiB", bytes / (double) (1 << 20));
  }

  private ObjectNode json(List<Freed> freed) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("dry_run", order.dryRun());
    ArrayNode kinds = json.putArray("freed");
    freed.forEach(
        kind ->
            kinds
                .addObject()
                .put("kind", kind.kind())
                .put("count", kind.count())
                .put("files", kind.files())
                .put("bytes", kind.bytes()));
    return json;
  }
}
