package dev.emend.jobs.tables;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Lines of a stream as bytes, without their ends ({@code \n} or {@code \r\n}). A line above the
 * limit is passed over to its end and only its beginning is kept.
 */
final class LineReader {
  private final InputStream in;
  private final int limit;
  private final byte[] buffer = new byte[1 << 16];
  private int next;
  private int filled;
  private byte[] line = new byte[1 << 12];
  private int length;
  private long lineBytes;
  private long offset;

  /**
   * @param offset where in its file the stream begins
   * @param limit bytes of a line that are kept at most
   */
  LineReader(InputStream in, long offset, int limit) {
    this.in = in;
    this.offset = offset;
    this.limit = limit;
  }

  /**
   * Moves to the next line.
   *
   * @return whether there is one; what follows the last end of line is a line if it is not empty
   * @throws IOException where the stream breaks, also in the middle of a line
   */
  boolean advance() throws IOException {
    length = 0;
    lineBytes = 0;
    while (true) {
      if (next == filled && !fill()) {
        return lineBytes > 0;
      }
      int end = endOfLine();
      keep(end);
      if (end < filled) {
        next = end + 1;
        offset++;
        trimReturn();
        return true;
      }
      next = end;
    }
  }

  /** The bytes of the line, valid to {@link #length}. */
  byte[] bytes() {
    return line;
  }

  /** How many bytes of the line are kept. */
  int length() {
    return length;
  }

  /** Whether the line is longer than the limit. */
  boolean tooLong() {
    return lineBytes > limit;
  }

  /** How many bytes the whole line has. */
  long lineBytes() {
    return lineBytes;
  }

  /** Where in the file the next line begins. */
  long offset() {
    return offset;
  }

  private boolean fill() throws IOException {
    filled = Math.max(0, in.read(buffer));
    next = 0;
    return filled > 0;
  }

  private int endOfLine() {
    int end = next;
    while (end < filled && buffer[end] != '\n') {
      end++;
    }
    return end;
  }

  private void keep(int end) {
    int kept = Math.min(end - next, limit - length);
    if (length + kept > line.length) {
      line = Arrays.copyOf(line, Math.max(line.length * 2, length + kept));
    }
    System.arraycopy(buffer, next, line, length, kept);
    length += kept;
    lineBytes += end - next;
    offset += end - next;
  }

  private void trimReturn() {
    if (!tooLong() && length > 0 && line[length - 1] == '\r') {
      length--;
    }
  }
}
