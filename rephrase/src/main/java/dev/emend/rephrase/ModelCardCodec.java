package dev.emend.rephrase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Model cards as JSON for people: indented, numbers of six digits. */
public final class ModelCardCodec {
  private static final int FORMAT = 1;
  private static final MathContext DIGITS = new MathContext(6);
  private static final ObjectMapper JSON = new ObjectMapper();

  private ModelCardCodec() {}

  /** The card as JSON, the same bytes for the same card. */
  public static String write(ModelCard card) {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT);
    root.put("model_id", card.modelId());
    root.put("data_digest", card.dataDigest());
    root.put("first_date", card.firstDate().toString());
    root.put("last_date", card.lastDate().toString());
    root.put("sessions", card.sessions());
    root.put("pairs", card.pairs());
    root.put("expected_rephrases", rounded(card.rephrases()));
    root.put("prior_log_odds", rounded(card.priorLogOdds()));
    root.put("slope", rounded(card.calibration().slope()));
    root.put("offset", rounded(card.calibration().offset()));
    ObjectNode importances = root.putObject("importances");
    card.importances()
        .forEach(one -> importances.put(one.feature().name(), rounded(one.logOdds())));
    ArrayNode histogram = root.putArray("histogram");
    card.histogram().forEach(histogram::add);
    if (card.quality() != null) {
      root.set("quality", quality(card.quality()));
    }
    if (card.heldOut() != null) {
      root.set("held_out", heldOut(card.heldOut()));
    }
    return root.toPrettyString() + "\n";
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException for another format, an unknown feature or broken JSON
   */
  public static ModelCard read(String json) {
    try {
      JsonNode root = JSON.readTree(json);
      if (root.path("format").asInt() != FORMAT) {
        throw new IllegalArgumentException(
            "Cannot read model card of format %s (this Emend reads format %d)"
                .formatted(root.path("format"), FORMAT));
      }
      return new ModelCard(
          root.path("model_id").asText(),
          root.path("data_digest").asText(),
          LocalDate.parse(root.path("first_date").asText()),
          LocalDate.parse(root.path("last_date").asText()),
          root.path("sessions").asInt(),
          root.path("pairs").asInt(),
          root.path("expected_rephrases").asDouble(),
          root.path("prior_log_odds").asDouble(),
          new RephraseModel.Calibration(
              root.path("slope").asDouble(), root.path("offset").asDouble()),
          importances(root.path("importances")),
          histogram(root.path("histogram")),
          root.has("quality") ? quality(root.path("quality")) : null,
          root.has("held_out") ? heldOut(root.path("held_out")) : null);
    } catch (IOException | java.time.DateTimeException e) {
      throw new IllegalArgumentException("Broken model card: " + e.getMessage(), e);
    }
  }

  private static List<ModelCard.Importance> importances(JsonNode node) {
    List<ModelCard.Importance> importances = new ArrayList<>();
    node.fields()
        .forEachRemaining(
            field ->
                importances.add(
                    new ModelCard.Importance(
                        Feature.valueOf(field.getKey()), field.getValue().asDouble())));
    return importances;
  }

  private static List<Integer> histogram(JsonNode node) {
    List<Integer> histogram = new ArrayList<>();
    node.forEach(count -> histogram.add(count.asInt()));
    return histogram;
  }

  private static ObjectNode quality(ModelQuality quality) {
    ObjectNode node = JSON.createObjectNode();
    node.put("turns", quality.turns());
    node.put("rephrases", quality.rephrases());
    node.put("average_precision", rounded(quality.averagePrecision()));
    node.put("precision", rounded(quality.precision()));
    node.put("recall", rounded(quality.recall()));
    node.put("f1", rounded(quality.f1()));
    node.put("best_f1", rounded(quality.bestF1()));
    node.put("best_threshold", rounded(quality.bestThreshold()));
    node.put("calibration_error", rounded(quality.calibrationError()));
    ArrayNode bins = node.putArray("reliability");
    for (ModelQuality.Bin bin : quality.reliability()) {
      bins.addObject()
          .put("turns", bin.turns())
          .put("probability", rounded(bin.probability()))
          .put("hits", rounded(bin.hits()));
    }
    return node;
  }

  private static ModelQuality quality(JsonNode node) {
    List<ModelQuality.Bin> bins = new ArrayList<>();
    for (JsonNode bin : node.path("reliability")) {
      bins.add(
          new ModelQuality.Bin(
              bin.path("turns").asInt(),
              bin.path("probability").asDouble(),
              bin.path("hits").asDouble()));
    }
    return new ModelQuality(
        node.path("turns").asInt(),
        node.path("rephrases").asInt(),
        node.path("average_precision").asDouble(),
        node.path("precision").asDouble(),
        node.path("recall").asDouble(),
        node.path("f1").asDouble(),
        node.path("best_f1").asDouble(),
        node.path("best_threshold").asDouble(),
        node.path("calibration_error").asDouble(),
        bins);
  }

  private static ObjectNode heldOut(HeldOut heldOut) {
    ObjectNode node = JSON.createObjectNode();
    node.put("taught_by", heldOut.taughtBy());
    node.set("all", quality(heldOut.all()));
    node.set("by_locale", parts(heldOut.byLocale()));
    node.set("by_device_type", parts(heldOut.byDeviceType()));
    return node;
  }

  private static ObjectNode parts(SortedMap<String, ModelQuality> parts) {
    ObjectNode node = JSON.createObjectNode();
    parts.forEach((name, part) -> node.set(name, quality(part)));
    return node;
  }

  private static HeldOut heldOut(JsonNode node) {
    return new HeldOut(
        node.path("taught_by").asText(),
        quality(node.path("all")),
        parts(node.path("by_locale")),
        parts(node.path("by_device_type")));
  }

  private static SortedMap<String, ModelQuality> parts(JsonNode node) {
    SortedMap<String, ModelQuality> parts = new TreeMap<>();
    node.fields().forEachRemaining(field -> parts.put(field.getKey(), quality(field.getValue())));
    return parts;
  }

  private static double rounded(double value) {
    return new BigDecimal(value).round(DIGITS).doubleValue();
  }
}
