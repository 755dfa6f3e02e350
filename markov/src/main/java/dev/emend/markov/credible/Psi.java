package dev.emend.markov.credible;

/** Derivatives of {@code ln Γ} for positive arguments (DLMF 5.11.2 and 5.15.8, raised to 10). */
final class Psi {
  private Psi() {}

  /** ψ, the first derivative. */
  static double digamma(double x) {
    double shift = 0;
    double z = x;
    for (; z < 10; z++) {
      shift += 1 / z;
    }
    double r = 1 / (z * z);
    double series =
        r
            * (1.0 / 12
                - r
                    * (1.0 / 120
                        - r
                            * (1.0 / 252
                                - r * (1.0 / 240 - r * (1.0 / 132 - r * (691.0 / 32760))))));
    return StrictMath.log(z) - 0.5 / z - series - shift;
  }

  /** ψ′, the second derivative. */
  static double trigamma(double x) {
    double shift = 0;
    double z = x;
    for (; z < 10; z++) {
      shift += 1 / (z * z);
    }
    double r = 1 / (z * z);
    double series =
        r
            * (1.0 / 6
                - r
                    * (1.0 / 30
                        - r * (1.0 / 42 - r * (1.0 / 30 - r * (5.0 / 66 - r * (691.0 / 2730))))));
    return (1 + 0.5 / z + series) / z + shift;
  }
}
