package dev.emend.pipelines.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emend.jobs.config.Configuration;
import dev.emend.store.RewriteStore;
import dev.emend.store.ServedRewrite;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "lookup",
    description = "Looks an utterance up in the announced version, as a service would.",
    footer = "  ./emend lookup \"play maj and dragons\"")
final class LookupCommand extends ConfiguredCommand {
  @Parameters(paramLabel = "TEXT", description = "The utterance as it was heard.")
  private String text;

  @Option(
      names = "--context",
      paramLabel = "CONTEXT",
      description = "What the assistant had just asked or offered; none for an open request.")
  private String context;

  @Option(
      names = "--customer",
      paramLabel = "ID",
      description = "Pseudonym of the customer, for rewrites of their own.")
  private String customer;

  @Option(
      names = "--locale",
      paramLabel = "LOCALE",
      defaultValue = "en-US",
      description = "BCP 47, ${DEFAULT-VALUE} where not given.")
  private String locale;

  LookupCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Answer answer(Configuration.Sound configuration) {
    try (RewriteStore store = RewriteStore.open(StoreFolder.source(configuration.settings()))) {
      Optional<ServedRewrite> found = store.lookup(locale, customer, context, text);
      long version = store.version().version();
      String off = store.health().off();
      return Answer.done(
          found.map(this::hit).orElseGet(() -> off == null ? miss(version) : off(off)),
          json(found, version, off));
    }
  }

  private String hit(ServedRewrite rewrite) {
    return "%s → %s%n(rewrite %s, %s, version %d; ./emend explain %s tells why)"
        .formatted(
            text,
            rewrite.target(),
            rewrite.rewriteId(),
            rewrite.scope(),
            rewrite.storeVersion(),
            rewrite.rewriteId());
  }

  private String miss(long version) {
    return "No rewrite of '%s' for locale %s%s in version %d"
        .formatted(text, locale, context == null ? "" : ", context " + context, version);
  }

  private static String off(String reason) {
    return "Nothing is rewritten: switched off for all services, %s (./emend switch --on)"
        .formatted(reason);
  }

  private ObjectNode json(Optional<ServedRewrite> found, long version, String off) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("text", text).put("locale", locale).put("context", context).put("customer", customer);
    json.put("store_version", version).put("off", off);
    found.ifPresentOrElse(
        rewrite ->
            json.putObject("rewrite")
                .put("rewrite_id", rewrite.rewriteId())
                .put("scope", rewrite.scope().name())
                .put("target", rewrite.target())
                .put("target_domain", rewrite.targetDomain())
                .put("target_intent", rewrite.targetIntent()),
        () -> json.putNull("rewrite"));
    return json;
  }
}
