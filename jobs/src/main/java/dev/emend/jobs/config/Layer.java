package dev.emend.jobs.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigOriginFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One source of configuration, parsed but not resolved.
 *
 * @param config what it says; empty where it could not be read
 * @param fault why it could not be read, or null
 */
record Layer(Config config, Fault fault) {

  /** The defaults, packed into this jar. */
  static Config reference() {
    try (InputStream bytes = Layer.class.getResourceAsStream("/emend/reference.conf")) {
      if (bytes == null) {
        throw new IllegalStateException("This build of Emend lacks emend/reference.conf");
      }
      Reader reader = new InputStreamReader(bytes, StandardCharsets.UTF_8);
      return ConfigFactory.parseReader(reader, named("reference.conf")).resolve();
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read emend/reference.conf in this jar", e);
    }
  }

  /** A file; one that is missing or no HOCON is a fault. */
  static Layer file(Path file) {
    if (Files.isDirectory(file)) {
      return unreadable(file.toString(), "is a folder, not a file");
    }
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return new Layer(ConfigFactory.parseReader(reader, named(file.toString())), null);
    } catch (NoSuchFileException e) {
      return unreadable(file.toString(), "no such file");
    } catch (IOException e) {
      return unreadable(file.toString(), "cannot be read (" + e.getMessage() + ")");
    } catch (ConfigException.Parse e) {
      return unreadable(e.origin().description(), "is not HOCON: " + withoutOrigin(e));
    } catch (ConfigException e) {
      return unreadable(file.toString(), "cannot be read (" + reason(e) + ")");
    }
  }

  private static String reason(ConfigException e) {
    return e.getCause() instanceof CharacterCodingException
        ? "it is not text in UTF-8"
        : withoutOrigin(e);
  }

  /** One assignment of the command line. */
  static Layer argument(Assignment assignment) {
    if (assignment.value() == null || assignment.key().isEmpty()) {
      return unreadable(assignment.origin(), "must read key=value");
    }
    try {
      ConfigOrigin origin = ConfigOriginFactory.newSimple(assignment.origin());
      ConfigValue value = value(assignment.value(), origin);
      List<String> names = ConfigUtil.splitPath(assignment.key());
      for (int i = names.size() - 1; i >= 0; i--) {
        value = ConfigValueFactory.fromMap(Map.of(names.get(i), value)).withOrigin(origin);
      }
      return new Layer(((ConfigObject) value).toConfig(), null);
    } catch (ConfigException e) {
      return unreadable(assignment.origin(), withoutOrigin(e));
    }
  }

  /** The same; a password in it is a fault, for a command line is read by others. */
  Layer without(String password) {
    if (!config.hasPathOrNull(password)) {
      return this;
    }
    return unreadable(
        "--set " + password,
        "No password is taken from the command line, which other users and the history of the shell"
            + " can read: set EMEND_AIRFLOW_PASSWORD, or name a file by airflow.password-file");
  }

  /**
   * Lists and sections are HOCON; anything else is meant literally, so that paths need no quotes.
   */
  private static ConfigValue value(String text, ConfigOrigin origin) {
    if (text.startsWith("[") || text.startsWith("{")) {
      return ConfigFactory.parseString("v = " + text, named(origin.description())).root().get("v");
    }
    return ConfigValueFactory.fromAnyRef(text.equals("null") ? null : text).withOrigin(origin);
  }

  private static ConfigParseOptions named(String origin) {
    return ConfigParseOptions.defaults().setOriginDescription(origin);
  }

  private static Layer unreadable(String origin, String sentence) {
    return new Layer(ConfigFactory.empty(), new Fault(origin, sentence));
  }

  static String withoutOrigin(ConfigException e) {
    String message = e.getMessage();
    String origin = e.origin() == null ? "" : e.origin().description() + ": ";
    return message.startsWith(origin) ? message.substring(origin.length()) : message;
  }
}
