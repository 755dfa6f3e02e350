package dev.emend.store.format;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A few named facts as lines of text: a title with the format's version, one line a fact, and last
 * a check over all lines before it. Unknown names are kept and ignored.
 */
final class Sheet {
  private static final String TITLE = "emend-store ";
  private static final String CHECK = "check ";

  private final Map<String, String> facts = new LinkedHashMap<>();

  Sheet put(String name, Object value) {
    if (value != null) {
      facts.put(name, value.toString());
    }
    return this;
  }

  String text(String name) {
    String value = facts.get(name);
    if (value == null) {
      throw new IllegalArgumentException("Missing " + name + " (required)");
    }
    return value;
  }

  String textOrNull(String name) {
    return facts.get(name);
  }

  long number(String name) {
    return Long.parseLong(text(name));
  }

  String write() {
    StringBuilder lines = new StringBuilder(TITLE).append(StoreFormat.VERSION).append('\n');
    facts.forEach((name, value) -> lines.append(name).append(' ').append(value).append('\n'));
    return lines + CHECK + Sha256.of(lines.toString()) + '\n';
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param where for the sentence, "announced in /data/store"
   */
  static Sheet read(String text, String where) throws UnreadableException {
    refuseNewerFormat(text, where);
    int check = text.lastIndexOf(CHECK);
    if (check < 0
        || !text.substring(check).equals(CHECK + Sha256.of(text.substring(0, check)) + '\n')) {
      throw new UnreadableException("Cannot read " + where + ": it is damaged (its check fails)");
    }
    Sheet sheet = new Sheet();
    text.substring(0, check).lines().skip(1).forEach(sheet::add);
    return sheet;
  }

  private void add(String line) {
    int blank = line.indexOf(' ');
    if (blank > 0) {
      facts.put(line.substring(0, blank), line.substring(blank + 1));
    }
  }

  private static void refuseNewerFormat(String text, String where) throws UnreadableException {
    int end = text.indexOf('\n');
    String title = end < 0 ? text : text.substring(0, end);
    if (!title.matches(TITLE + "[0-9]{1,9}")) {
      throw new UnreadableException(
          "Cannot read " + where + ": it is damaged (it does not start with '" + TITLE + "')");
    }
    int format = Integer.parseInt(title.substring(TITLE.length()));
    if (format > StoreFormat.VERSION) {
      throw new NewerFormatException(
          ("Cannot read %s: it is written in format %d and this release reads formats up to %d"
                  + " (update emend-store, or publish with the release that services run)")
              .formatted(where, format, StoreFormat.VERSION));
    }
  }
}
