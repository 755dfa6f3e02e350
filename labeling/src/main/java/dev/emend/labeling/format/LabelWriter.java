package dev.emend.labeling.format;

import dev.emend.interaction.SyntheticLabel;
import dev.emend.labeling.format.LabelFormat.Written;
import java.io.IOException;

/** Writes labels in one format. */
interface LabelWriter {
  Written write(Iterable<SyntheticLabel> labels, Appendable out) throws IOException;
}
