package dev.emend.labeling.projection;

import java.util.ArrayList;
import java.util.List;

/**
 * The whitespace tokens of a text key with their character offsets. The core of a token is the
 * token without the punctuation around it ({@code "jazz"} of {@code "jazz,"}); a token of
 * punctuation alone is its own core.
 */
final class Words {
  /** A run of words: from inclusive, to exclusive, and the characters it covers. */
  record Span(int from, int to, int start, int end) {
    boolean overlaps(Span other) {
      return from < other.to && other.from < to;
    }
  }

  private final String text;
  private final List<String> words = new ArrayList<>();
  private final List<Integer> starts = new ArrayList<>();

  private Words(String text) {
    this.text = text;
  }

  static Words of(String key) {
    Words words = new Words(key);
    for (int start = 0; start < key.length(); ) {
      int blank = key.indexOf(' ', start);
      int end = blank < 0 ? key.length() : blank;
      words.words.add(key.substring(start, end));
      words.starts.add(start);
      start = end + 1;
    }
    return words;
  }

  int count() {
    return words.size();
  }

  String word(int i) {
    return words.get(i);
  }

  int start(int i) {
    return starts.get(i);
  }

  int end(int i) {
    return starts.get(i) + words.get(i).length();
  }

  String text() {
    return text;
  }

  /** The words of a run, with single blanks. */
  String text(int from, int to) {
    return text.substring(start(from), end(to - 1));
  }

  Span span(int from, int to) {
    return new Span(from, to, start(from), end(to - 1));
  }

  /** Where a value stands as whole words, in order of the text. */
  List<Span> occurrences(String value) {
    List<Span> found = new ArrayList<>();
    if (value.isEmpty()) {
      return found;
    }
    for (int at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
      int from = wordStartingAt(at);
      int to = wordEndingAt(at + value.length());
      if (from >= 0 && to >= from) {
        found.add(new Span(from, to + 1, at, at + value.length()));
      }
    }
    return found;
  }

  private int wordStartingAt(int offset) {
    for (int i = 0; i < count(); i++) {
      if (start(i) == offset || coreStart(i) == offset) {
        return i;
      }
    }
    return -1;
  }

  private int wordEndingAt(int offset) {
    for (int i = 0; i < count(); i++) {
      if (end(i) == offset || coreEnd(i) == offset) {
        return i;
      }
    }
    return -1;
  }

  private int coreStart(int i) {
    int at = start(i);
    while (at < end(i) && !isLetterOrDigit(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at == end(i) ? start(i) : at;
  }

  private int coreEnd(int i) {
    int at = end(i);
    while (at > start(i) && !isLetterOrDigit(text.codePointBefore(at))) {
      at -= Character.charCount(text.codePointBefore(at));
    }
    return at == start(i) ? end(i) : at;
  }

  /** Marks belong to the letter before them. */
  private static boolean isLetterOrDigit(int c) {
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }
}
