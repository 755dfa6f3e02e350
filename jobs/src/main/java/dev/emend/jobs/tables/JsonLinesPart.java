package dev.emend.jobs.tables;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.emend.jobs.rows.Quarantined.PositionUnit;
import dev.emend.jobs.rows.RecordColumn;
import dev.emend.jobs.rows.TurnJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.GzipCodec;
import org.apache.spark.sql.Row;

/**
 * A part of a JSON-lines file that one task reads.
 *
 * @param file the file
 * @param night the night it is read for
 * @param start offset of the first byte; a line belongs to the part in which it begins
 * @param end offset behind the last byte
 * @param options limits
 */
record JsonLinesPart(LogFile file, LocalDate night, long start, long end, LogOptions options)
    implements Serializable {

  /** The records of the part; the last one is a fault where the file cannot be read on. */
  Records read(Configuration hadoop) {
    return new Records(this, hadoop);
  }

  private boolean whole() {
    return start == 0 && end >= file.length();
  }

  private InputStream open(Configuration hadoop) throws IOException {
    Path path = new Path(file.uri());
    FSDataInputStream in = path.getFileSystem(hadoop).open(path);
    if (file.format() == LogFile.Format.JSON_LINES_GZIP) {
      GzipCodec codec = new GzipCodec();
      codec.setConf(hadoop);
      return codec.createInputStream(in);
    }
    in.seek(Math.max(0, start - 1));
    return in;
  }

  /** Reads line by line and closes its file at the end. */
  static final class Records implements Iterator<Row>, AutoCloseable {
    private final JsonLinesPart part;
    private final Configuration hadoop;
    private InputStream in;
    private LineReader lines;
    private long line;
    private boolean ended;
    private Row next;

    private Records(JsonLinesPart part, Configuration hadoop) {
      this.part = part;
      this.hadoop = hadoop;
    }

    @Override
    public boolean hasNext() {
      while (next == null && !ended) {
        next = step();
      }
      return next != null;
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Row row = next;
      next = null;
      return row;
    }

    @Override
    public void close() {
      ended = true;
      if (in != null) {
        try {
          in.close();
        } catch (IOException e) {
          throw new UncheckedIOException("Cannot close " + part.file.uri(), e);
        }
        in = null;
      }
    }

    private Row step() {
      try {
        if (lines == null) {
          begin();
        }
        long offset = lines.offset();
        if (behind(offset) || !lines.advance()) {
          close();
          return null;
        }
        line++;
        return blank() ? null : record(offset);
      } catch (IOException e) {
        ended = true;
        return fault(e);
      }
    }

    /** The length of a gzip file is not that of its lines; it is read whole anyway. */
    private boolean behind(long offset) {
      return part.file.format() == LogFile.Format.JSON_LINES && offset >= part.end;
    }

    private void begin() throws IOException {
      in = part.open(hadoop);
      long offset = Math.max(0, part.start - 1);
      lines = new LineReader(in, offset, part.options.recordBytes());
      if (part.start > 0) {
        lines.advance(); // ends the line that began in the part before
      }
    }

    private boolean blank() {
      for (int i = 0; i < lines.length(); i++) {
        byte b = lines.bytes()[i];
        if (b != ' ' && b != '\t' && b != '\r') {
          return false;
        }
      }
      return !lines.tooLong();
    }

    private Row record(long offset) {
      PositionUnit unit = part.whole() ? PositionUnit.LINE : PositionUnit.BYTE;
      long position = part.whole() ? line : offset;
      int mark = offset == 0 ? byteOrderMark() : 0;
      TurnJson.Parsed parsed =
          lines.tooLong()
              ? new TurnJson.Parsed.Breach(
                  "Invalid record: %d bytes (must be at most %d)"
                      .formatted(lines.lineBytes(), part.options.recordBytes()))
              : TurnJson.parse(lines.bytes(), mark, lines.length() - mark);
      String raw = parsed instanceof TurnJson.Parsed.Breach ? raw() : null;
      return RecordColumn.row(part.night, part.file.name(), position, unit, parsed, raw);
    }

    private int byteOrderMark() {
      byte[] bytes = lines.bytes();
      boolean marked =
          lines.length() >= 3
              && bytes[0] == (byte) 0xEF
              && bytes[1] == (byte) 0xBB
              && bytes[2] == (byte) 0xBF;
      return marked ? 3 : 0;
    }

    private String raw() {
      return cut(new String(lines.bytes(), 0, lines.length(), UTF_8), part.options.rawCharacters());
    }

    private Row fault(IOException e) {
      String where =
          part.whole()
              ? "line " + (line + 1)
              : "byte " + (lines == null ? part.start : lines.offset());
      return RecordColumn.fault(
          part.file.name(),
          line + 1,
          "Cannot read %s beyond %s: %s. The file is cut off or damaged: deliver it again, then run the night again."
              .formatted(part.file.uri(), where, e.getMessage()));
    }

    static String cut(String raw, int limit) {
      if (raw.length() <= limit) {
        return raw;
      }
      return raw.substring(0, Character.isHighSurrogate(raw.charAt(limit - 1)) ? limit - 1 : limit);
    }
  }
}
