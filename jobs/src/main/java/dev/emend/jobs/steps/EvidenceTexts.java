package dev.emend.jobs.steps;

import dev.emend.jobs.rows.EvidenceCodec;
import dev.emend.labeling.aggregation.LabelEvidence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** The evidence about one text after the other, by night, of rows that come sorted by text. */
final class EvidenceTexts implements Iterator<SortedMap<LocalDate, List<LabelEvidence>>> {
  private final Iterator<Row> rows;
  private final EvidenceCodec codec;
  private Row ahead;
  private LabelEvidence aheadPiece;

  EvidenceTexts(Iterator<Row> rows, EvidenceCodec codec) {
    this.rows = rows;
    this.codec = codec;
    read();
  }

  @Override
  public boolean hasNext() {
    return ahead != null;
  }

  @Override
  public SortedMap<LocalDate, List<LabelEvidence>> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    SortedMap<LocalDate, List<LabelEvidence>> text = new TreeMap<>();
    LabelEvidence first = aheadPiece;
    while (ahead != null && sameText(first, aheadPiece)) {
      text.computeIfAbsent(codec.night(ahead), night -> new ArrayList<>()).add(aheadPiece);
      read();
    }
    return text;
  }

  private void read() {
    ahead = rows.hasNext() ? rows.next() : null;
    aheadPiece = ahead == null ? null : codec.evidence(ahead);
  }

  private static boolean sameText(LabelEvidence a, LabelEvidence b) {
    return a.text().equals(b.text())
        && a.locale().equals(b.locale())
        && Objects.equals(a.context(), b.context());
  }
}
