package dev.emend.labeling.format;

import dev.emend.interaction.SyntheticLabel;
import java.io.IOException;
import java.util.Locale;

/** A file format for labelled utterances. */
public enum LabelFormat {
  /** Rasa NLU training data, version 3.1, UTF-8. */
  RASA,
  /** JSON lines as in MASSIVE (FitzGerald et al. 2022). */
  MASSIVE,
  /** JSON lines as in SLURP (Bastianelli et al. 2020). */
  SLURP,
  /** CoNLL columns: token, tab, BIO tag. */
  BIO;

  /**
   * What was written.
   *
   * @param labels labels written
   * @param leftOut labels that the format cannot hold
   */
  public record Written(long labels, long leftOut) {}

  /**
   * Writes labels in the order given; sort them by intent for the shortest Rasa file.
   *
   * @param out receives the whole file; lines end with a line feed
   */
  public Written write(Iterable<SyntheticLabel> labels, Appendable out) throws IOException {
    return writer().write(labels, out);
  }

  private LabelWriter writer() {
    return switch (this) {
      case RASA -> new RasaYaml();
      case MASSIVE -> new MassiveJson();
      case SLURP -> new SlurpJson();
      case BIO -> new ConllBio();
    };
  }

  /**
   * The name used on the command line: {@code rasa}, {@code massive}, {@code slurp}, {@code bio}.
   */
  public String optionName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
