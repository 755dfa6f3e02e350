package dev.emend.markov.rewrite;

/**
 * What customers of a night did who said the sources of some rewrites, as expected numbers of
 * turns. Nobody has told the truth: a rewrite is wanted by those who said its target's meaning
 * instead of the source.
 *
 * @param wanted went on to what the rewrites would have given them
 * @param content were content with the text as it was read
 * @param elsewhere went on to something else
 */
public record Borne(double wanted, double content, double elsewhere) {
  /** Nobody said anything. */
  static final Borne NOTHING = new Borne(0, 0, 0);

  Borne plus(Borne other) {
    return new Borne(wanted + other.wanted, content + other.content, elsewhere + other.elsewhere);
  }

  /** Turns that tell for or against. */
  public double turns() {
    return wanted + content + elsewhere;
  }

  /** Share of those who wanted it, 0..1; 0 where there are none. */
  public double share() {
    return turns() == 0 ? 0 : wanted / turns();
  }
}
