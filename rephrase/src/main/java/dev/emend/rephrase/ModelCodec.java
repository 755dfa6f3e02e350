package dev.emend.rephrase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Rephrase models as JSON, features by name: a model survives new features and their order. */
public final class ModelCodec {
  private static final int FORMAT = 3;
  private static final int ID_BYTES = 6;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DEFAULT_MODEL = "default-model.json";

  private ModelCodec() {}

  /** The model that ships with Emend, trained on data of its own making. */
  public static RephraseModel defaultModel() {
    try (InputStream in = ModelCodec.class.getResourceAsStream(DEFAULT_MODEL)) {
      if (in == null) {
        throw new IllegalStateException("Missing resource: " + DEFAULT_MODEL);
      }
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The model as JSON, the same bytes for the same model. */
  public static String write(RephraseModel model) {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT);
    root.put("id", model.id());
    root.put("slope", model.calibration().slope());
    root.put("offset", model.calibration().offset());
    root.set("pairs", ensemble(model.pairs()));
    ArrayNode lifts = root.putArray("lifts");
    model.lifts().logOdds().forEach(lifts::add);
    ObjectNode fates = root.putObject("fates");
    fates.put("earlier", model.fates().ofEarlier());
    fates.put("later", model.fates().ofLater());
    fates.put("offset", model.fates().offset());
    return root.toString();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException for another format, an unknown feature or broken JSON
   */
  public static RephraseModel read(String json) {
    try {
      JsonNode root = JSON.readTree(json);
      if (root.path("format").asInt() != FORMAT) {
        throw new IllegalArgumentException(
            "Cannot read rephrase model of format "
                + root.path("format")
                + " (this Emend reads format "
                + FORMAT
                + ")");
      }
      return new RephraseModel(
          root.path("id").asText(),
          ensemble(root.path("pairs")),
          lifts(root.path("lifts")),
          fates(root.path("fates")),
          new RephraseModel.Calibration(number(root, "slope"), number(root, "offset")));
    } catch (IOException e) {
      throw new IllegalArgumentException("Broken rephrase model: " + e.getMessage(), e);
    }
  }

  /** The model with the digest of its content as id. */
  static RephraseModel identified(RephraseModel model) {
    RephraseModel nameless =
        new RephraseModel("", model.pairs(), model.lifts(), model.fates(), model.calibration());
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(write(nameless).getBytes(StandardCharsets.UTF_8));
      return new RephraseModel(
          HexFormat.of().formatHex(digest, 0, ID_BYTES),
          model.pairs(),
          model.lifts(),
          model.fates(),
          model.calibration());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256", e);
    }
  }

  private static ObjectNode ensemble(TreeEnsemble ensemble) {
    ObjectNode node = JSON.createObjectNode();
    node.put("intercept", ensemble.intercept());
    ArrayNode trees = node.putArray("trees");
    for (TreeEnsemble.Tree tree : ensemble.trees()) {
      ArrayNode nodes = trees.addArray();
      for (int i = 0; i < tree.feature().length; i++) {
        if (tree.feature()[i] < 0) {
          nodes.add(tree.value()[i]);
        } else {
          nodes
              .addArray()
              .add(Feature.values()[tree.feature()[i]].name())
              .add(tree.value()[i])
              .add(tree.right()[i]);
        }
      }
    }
    return node;
  }

  private static TreeEnsemble ensemble(JsonNode node) {
    List<TreeEnsemble.Tree> trees = new ArrayList<>();
    double intercept = number(node, "intercept");
    for (JsonNode nodes : node.path("trees")) {
      int size = nodes.size();
      TreeEnsemble.Tree tree =
          new TreeEnsemble.Tree(new int[size], new double[size], new int[size]);
      for (int i = 0; i < size; i++) {
        JsonNode one = nodes.get(i);
        boolean leaf = !one.isArray();
        tree.feature()[i] = leaf ? -1 : Feature.valueOf(one.get(0).asText()).ordinal();
        tree.value()[i] = leaf ? one.asDouble() : one.get(1).asDouble();
        tree.right()[i] = leaf ? 0 : later(one.get(2).asInt(), i, size);
      }
      trees.add(tree);
    }
    return new TreeEnsemble(intercept, trees);
  }

  private static Lifts lifts(JsonNode node) {
    List<Double> logOdds = new ArrayList<>();
    for (JsonNode one : node) {
      if (!one.isNumber()) {
        throw new IllegalArgumentException("Broken rephrase model: lifts hold " + one);
      }
      logOdds.add(one.asDouble());
    }
    return new Lifts(logOdds);
  }

  private static Fates fates(JsonNode node) {
    return new Fates(number(node, "earlier"), number(node, "later"), number(node, "offset"));
  }

  private static double number(JsonNode node, String name) {
    if (!node.path(name).isNumber()) {
      throw new IllegalArgumentException(
          "Broken rephrase model: " + name + " is missing (must be a number)");
    }
    return node.get(name).asDouble();
  }

  /** A child behind its parent and inside its tree, so that every walk ends at a leaf. */
  private static int later(int child, int parent, int size) {
    if (child <= parent + 1 || child >= size) {
      throw new IllegalArgumentException(
          "Broken rephrase model: node %d of %d leads to node %d".formatted(parent, size, child));
    }
    return child;
  }
}
