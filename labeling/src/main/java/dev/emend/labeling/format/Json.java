package dev.emend.labeling.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Writes one JSON value as text. */
final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  /** Writes to a generator. */
  interface Body {
    void to(JsonGenerator json) throws IOException;
  }

  private Json() {}

  /** A JSON object in one line. */
  static String object(Body body) {
    return text(
        json -> {
          json.writeStartObject();
          body.to(json);
          json.writeEndObject();
        });
  }

  static String quoted(String text) {
    return text(json -> json.writeString(text));
  }

  private static String text(Body body) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      body.to(json);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write JSON to memory", e);
    }
    return out.toString();
  }
}
