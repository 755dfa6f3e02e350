package dev.emend.jobs.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the layers of the configuration: {@code --set} before {@code --conf} before {@code
 * local.conf} before {@code reference.conf}.
 */
public final class ConfigurationReader {
  private static final Pattern SECRET =
      Pattern.compile("(password|secret|token|credential)(?!.*-file$)");

  private static final String PASSWORD = "airflow.password";

  private final Config reference;
  private final KnownKeys known;
  private final RetiredKeys retired;

  /** Reads by the {@code reference.conf} of this build. */
  public ConfigurationReader() {
    this(Layer.reference(), RetiredKeys.OF_THIS_RELEASE);
  }

  ConfigurationReader(Config reference, RetiredKeys retired) {
    this.reference = reference;
    this.known = new KnownKeys(reference.root());
    this.retired = retired;
  }

  /**
   * Reads all layers.
   *
   * @param folder where {@code local.conf} may stand; null for none
   * @param file the file given by {@code --conf}; null for none
   * @param assignments what the command line gave; a later one wins
   */
  public Configuration read(Path folder, Path file, List<Assignment> assignments) {
    List<Layer> layers = new ArrayList<>();
    for (int i = assignments.size() - 1; i >= 0; i--) {
      layers.add(Layer.argument(assignments.get(i)).without(PASSWORD));
    }
    if (file != null) {
      layers.add(Layer.file(file));
    }
    if (folder != null && Files.exists(folder.resolve("local.conf"))) {
      layers.add(Layer.file(folder.resolve("local.conf")));
    }
    return read(layers);
  }

  private Configuration read(List<Layer> layers) {
    List<Fault> faults = new ArrayList<>();
    Config all = reference;
    for (int i = layers.size() - 1; i >= 0; i--) {
      all = layers.get(i).config().withFallback(all);
    }
    Config merged = ConfigFactory.empty();
    for (Layer layer : layers) {
      if (layer.fault() != null) {
        faults.add(layer.fault());
      }
      Config resolved = resolved(layer.config(), all, faults);
      merged = merged.withFallback(withoutFaults(resolved, faults));
    }
    return settings(merged.withFallback(reference), faults);
  }

  /** References may point into the layer itself, into the environment, then into all layers. */
  private static Config resolved(Config layer, Config all, List<Fault> faults) {
    try {
      Config alone = layer.resolve(ConfigResolveOptions.defaults().setAllowUnresolved(true));
      return alone.isResolved() ? alone : alone.resolveWith(all);
    } catch (ConfigException e) {
      String origin = e.origin() == null ? "configuration" : e.origin().description();
      faults.add(new Fault(origin, "cannot be resolved: " + Layer.withoutOrigin(e)));
      return ConfigFactory.empty();
    }
  }

  private Configuration settings(Config merged, List<Fault> faults) {
    KeyReader keys = new KeyReader(merged, reference);
    Settings settings = new SettingsReader(keys).read();
    faults.addAll(keys.faults());
    return faults.isEmpty()
        ? new Configuration.Sound(settings, values(merged))
        : new Configuration.Faulty(faults);
  }

  /** A layer without the keys that nobody knows, each of which is noted. */
  private Config withoutFaults(Config layer, List<Fault> faults) {
    Config sound = layer;
    for (Map.Entry<String, ConfigValue> entry : strangers("", layer.root()).entrySet()) {
      faults.add(
          new Fault(
              entry.getValue().origin().description(),
              complaint(entry.getKey(), entry.getValue())));
      sound = sound.withoutPath(entry.getKey());
    }
    return sound;
  }

  private Map<String, ConfigValue> strangers(String prefix, ConfigObject section) {
    Map<String, ConfigValue> found = new TreeMap<>();
    section.forEach(
        (name, value) -> {
          String key = KnownKeys.join(prefix, name);
          KnownKeys.Kind kind = known.kind(key).orElse(null);
          if (kind == KnownKeys.Kind.SECTION && value instanceof ConfigObject inner) {
            found.putAll(strangers(key, inner));
          } else if (kind == null || !fits(kind, value)) {
            found.put(key, value);
          }
        });
    return found;
  }

  private static boolean fits(KnownKeys.Kind kind, ConfigValue value) {
    return (kind == KnownKeys.Kind.VALUE) != (value instanceof ConfigObject);
  }

  private String complaint(String key, ConfigValue value) {
    if (known.kind(key).isPresent()) {
      return value instanceof ConfigObject
          ? "Invalid " + key + ": a section (must be a value)"
          : "Invalid " + key + ": " + value.unwrapped() + " (is a section, not a value)";
    }
    return retired
        .advice(key)
        .map(advice -> "Retired key '" + key + "': " + advice)
        .orElseGet(() -> "Unknown key '" + key + "'" + suggestion(key));
  }

  private String suggestion(String key) {
    return known
        .nearest(key)
        .map(nearest -> " (did you mean '" + nearest + "'?)")
        .orElse(" (./emend config names all keys)");
  }

  private List<EffectiveValue> values(Config resolved) {
    Map<String, ConfigValue> leaves = new TreeMap<>();
    collect("", resolved.root(), leaves);
    return leaves.entrySet().stream()
        .map(entry -> effective(entry.getKey(), entry.getValue()))
        .toList();
  }

  private void collect(String prefix, ConfigObject section, Map<String, ConfigValue> leaves) {
    section.forEach(
        (name, value) -> {
          String key = KnownKeys.join(prefix, name);
          if (value instanceof ConfigObject inner && !inner.isEmpty()) {
            collect(key, inner, leaves);
          } else {
            leaves.put(key, value);
          }
        });
  }

  private EffectiveValue effective(String key, ConfigValue value) {
    boolean secret = SECRET.matcher(key.toLowerCase(Locale.ROOT)).find();
    return new EffectiveValue(
        key,
        secret && value.valueType() != ConfigValueType.NULL
            ? Secret.NOT_SHOWN
            : value.render(ConfigRenderOptions.concise()),
        value.origin().description(),
        meaning(key));
  }

  private String meaning(String key) {
    ConfigValue value = reference.root();
    for (String name : ConfigUtil.splitPath(key)) {
      if (!(value instanceof ConfigObject section) || section.get(name) == null) {
        return "";
      }
      value = section.get(name);
    }
    return value.origin().comments().stream().map(String::strip).collect(Collectors.joining(" "));
  }
}
