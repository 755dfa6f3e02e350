package dev.emend.example.rewrite;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.emend.store.Decision;
import dev.emend.store.Health;
import dev.emend.store.RewriteStore;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.AbstractHandler;

/** What to give to the NLU for an utterance, and how the store is. */
final class RewriteService extends AbstractHandler {
  private static final List<String> PARAMETERS =
      List.of("locale", "customer", "context", "utterance");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RewriteStore store;
  private final HollowPages pages;
  private final LongAdder applied = new LongAdder();
  private final LongAdder unchanged = new LongAdder();

  RewriteService(RewriteStore store, HollowPages pages) {
    this.store = store;
    this.pages = pages;
  }

  @Override
  public void handle(
      String path, Request base, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    base.setHandled(true);
    response.setCharacterEncoding("UTF-8");
    try {
      switch (path) {
        case "/rewrite" -> json(response, rewrite(request));
        case "/health" -> json(response, health());
        case "/metrics" -> write(response, "text/plain; version=0.0.4", metrics());
        default -> {
          if (!pages.handle(path, request, response)) {
            fail(
                response,
                404,
                "There is no " + path + " (rewrite, health, metrics, explorer, diff)");
          }
        }
      }
    } catch (IllegalArgumentException e) {
      fail(response, 400, e.getMessage());
    }
  }

  private Map<String, Object> rewrite(HttpServletRequest request) {
    for (String name : request.getParameterMap().keySet()) {
      if (!PARAMETERS.contains(name)) {
        throw new IllegalArgumentException(
            "Unknown parameter: " + name + " (one of " + PARAMETERS + ")");
      }
    }
    Decision decision =
        store.decide(
            required(request, "locale"),
            request.getParameter("customer"),
            request.getParameter("context"),
            required(request, "utterance"));
    (decision.applied() ? applied : unchanged).increment();
    return Map.of("utterance", decision.utterance(), "log", decision.provenance().toLog());
  }

  private static String required(HttpServletRequest request, String name) {
    String value = request.getParameter(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("Missing parameter: " + name + " (required)");
    }
    return value;
  }

  private Map<String, Object> health() {
    Health health = store.health();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("verdict", health.verdict());
    facts.put("version", health.version());
    facts.put("night", health.asOf().toString());
    facts.put("age_seconds", health.age() == null ? null : health.age().toSeconds());
    facts.put("refresh_age_seconds", health.sinceRefresh().toSeconds());
    facts.put("rewrites", health.rewrites());
    facts.put("bytes", health.bytes());
    facts.put("pinned", health.pinned());
    facts.put("off", health.off());
    facts.put("refusal", health.refusal());
    facts.put("refusals_total", health.refusals());
    return facts;
  }

  /** The numbers of {@link #health}, and what was asked, in the text format of Prometheus. */
  private String metrics() {
    Map<String, Object> numbers = new LinkedHashMap<>();
    health().forEach((name, value) -> numbers.put("store_" + name, value));
    numbers.put("store_off", store.health().off() == null ? 0 : 1);
    numbers.put("rewrites_applied_total", applied.sum());
    numbers.put("rewrites_unchanged_total", unchanged.sum());
    numbers.values().removeIf(value -> !(value instanceof Number));
    StringBuilder text = new StringBuilder();
    numbers.forEach(
        (name, value) ->
            text.append("# TYPE emend_%s ".formatted(name))
                .append(name.endsWith("_total") ? "counter\n" : "gauge\n")
                .append("emend_%s %s\n".formatted(name, value)));
    return text.toString();
  }

  private static void fail(HttpServletResponse response, int status, String sentence)
      throws IOException {
    response.setStatus(status);
    json(response, Map.of("error", sentence));
  }

  private static void json(HttpServletResponse response, Object answer) throws IOException {
    write(response, "application/json", JSON.writeValueAsString(answer) + "\n");
  }

  private static void write(HttpServletResponse response, String type, String text)
      throws IOException {
    response.setContentType(type);
    response.getWriter().write(text);
  }
}
