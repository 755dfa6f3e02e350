package dev.emend.store;

import dev.emend.interaction.Arm;
import dev.emend.store.format.Sha256;

/**
 * A share of the customers from whom rewrites are withheld, so that what rewrites do can be
 * measured. A customer's arm follows from the experiment's name and the customer alone: it is the
 * same in every process and release.
 *
 * <p>Let {@code u} be the number that the first 13 hexadecimal digits of {@code SHA-256(name + "\n"
 * + customer)}, in UTF-8, write: 52 bits. The customer is in {@link Arm#CONTROL} where {@code u <
 * controlShare · 2^52}, else in {@link Arm#TREATMENT}. Raising the share moves customers from
 * treatment to control and none back; another name deals anew.
 *
 * @param name of one line; salts the hash
 * @param controlShare from 0, nobody, to 1, everybody
 */
public record Experiment(String name, double controlShare) {
  private static final int DIGITS = 13;
  private static final double RANGE = 0x1p52;

  /** Refuses a share out of bounds, and a name that could run into the customer's. */
  public Experiment {
    if (name == null || name.isBlank() || name.indexOf('\n') >= 0) {
      throw new IllegalArgumentException(
          "Invalid experiment: '" + name + "' (one line that is not blank)");
    }
    if (!(controlShare >= 0 && controlShare <= 1)) {
      throw new IllegalArgumentException(
          "Invalid control share: " + controlShare + " (must be from 0 to 1)");
    }
  }

  /**
   * The arm of a customer; null for nobody in particular, who could not be kept in one arm and so
   * is in none.
   */
  public Arm armOf(String customer) {
    if (customer == null) {
      return null;
    }
    long u = Long.parseLong(Sha256.of(name + '\n' + customer).substring(0, DIGITS), 16);
    return u < controlShare * RANGE ? Arm.CONTROL : Arm.TREATMENT;
  }
}
