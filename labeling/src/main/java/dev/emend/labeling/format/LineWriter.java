package dev.emend.labeling.format;

import dev.emend.interaction.SyntheticLabel;
import dev.emend.labeling.format.LabelFormat.Written;
import java.io.IOException;

/** A format in which every label is written by itself. */
abstract class LineWriter implements LabelWriter {
  @Override
  public final Written write(Iterable<SyntheticLabel> labels, Appendable out) throws IOException {
    long written = 0;
    long leftOut = 0;
    for (SyntheticLabel label : labels) {
      if (holds(label)) {
        line(label, out);
        written++;
      } else {
        leftOut++;
      }
    }
    return new Written(written, leftOut);
  }

  /** Whether the format can say what the label says. */
  abstract boolean holds(SyntheticLabel label);

  abstract void line(SyntheticLabel label, Appendable out) throws IOException;
}
