package dev.emend.markov.rewrite;

import java.util.ArrayList;
import java.util.List;

/**
 * Room that letters take, guessed a little too wide: who looks at a picture has fonts of their own.
 *
 * @param size height of the letters, in pixels
 */
record Lettering(int size) {
  private static final double NARROW = 0.4;
  private static final double USUAL = 0.64;
  private static final double BROAD = 0.98;
  private static final double FULL = 1.05;
  private static final String CUT = "…";

  /** In pixels. */
  double width(String text) {
    return size * text.codePoints().mapToDouble(Lettering::ems).sum();
  }

  /**
   * A text in lines, broken at blanks where there are any; what has no room is cut with an
   * ellipsis.
   *
   * @param room width of a line, in pixels
   * @param most number of lines, at least 1
   */
  List<String> lines(String text, double room, int most) {
    List<String> lines = new ArrayList<>();
    String rest = text.strip();
    while (lines.size() < most - 1 && width(rest) > room) {
      int end = lineEnd(rest, room);
      lines.add(rest.substring(0, end).strip());
      rest = rest.substring(end).strip();
    }
    lines.add(cut(rest, room));
    return lines;
  }

  /** A text in one line. */
  String cut(String text, double room) {
    return width(text) <= room
        ? text
        : text.substring(0, fitting(text, room - width(CUT))).stripTrailing() + CUT;
  }

  private int lineEnd(String text, double room) {
    int fitting = fitting(text, room);
    int blank = text.lastIndexOf(' ', fitting);
    return blank > 0 ? blank : Math.max(fitting, Character.charCount(text.codePointAt(0)));
  }

  /** The longest beginning that has room, in chars; never half a code point. */
  private int fitting(String text, double room) {
    double width = 0;
    int end = 0;
    while (end < text.length()) {
      int c = text.codePointAt(end);
      width += size * ems(c);
      if (width > room) {
        break;
      }
      end += Character.charCount(c);
    }
    return end;
  }

  private static double ems(int c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    if (c > 0x10ff) { // Hangul, kana, ideographs, emoji; some others that are narrower.
      return c < 0x2e80 ? BROAD : FULL;
    }
    if ("iljtf.,:;'!|() ".indexOf(c) >= 0) {
      return NARROW;
    }
    return Character.isUpperCase(c) || "mw%@→".indexOf(c) >= 0 ? BROAD : USUAL;
  }
}
