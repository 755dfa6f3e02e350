package dev.emend.markov.credible;

/**
 * The difference {@code θ_t − θ_s} of two independent chances.
 *
 * <p>{@code P(θ_t − θ_s > x) = ∫ f_s(u)·S_t(u+x) du} over {@code L ≤ u ≤ U}, where both are inside
 * 0 to 1, plus {@code F_s(L)} below. With {@code u = L + (U−L)·σ(z)} all singularities of the
 * integrand lie on {@code Im z = ±π}, whatever the shapes, so that the trapezoidal rule over z
 * converges exponentially.
 *
 * @param target θ_t
 * @param source θ_s
 */
public record BetaDifference(Beta target, Beta source) {
  private static final int MOST_STEPS = 200;
  private static final int MOST_TERMS = 10_000;

  /** Width of the bracket at which halving stops. */
  private static final double NARROW = 1e-13;

  /** So close, one more step of Newton's method errs by the square of it. */
  private static final double CLOSE = 1e-6;

  /** {@code E[θ_t − θ_s]}. */
  public double mean() {
    return target.mean() - source.mean();
  }

  /** {@code P(θ_t − θ_s > x)}, within about 1e-9, at extreme shapes 1e-7. */
  public double exceeds(double x) {
    return x <= -1 ? 1 : x >= 1 ? 0 : new Overlap(target, source).exceeds(x);
  }

  /**
   * The x with {@code P(θ_t − θ_s > x) = level}, by Newton's method on the logit of the probability
   * within a bracket that is halved where a step does not gain enough.
   *
   * @param level credibility, between 0 and 1
   */
  public double lowerBound(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("Invalid level: " + level + " (must be between 0 and 1)");
    }
    Overlap overlap = new Overlap(target, source);
    double wanted = StrictMath.log(level / (1 - level));
    double sd = Math.sqrt(target.variance() + source.variance());
    double low = -1;
    double high = 1;
    double x = mean() - 0.58 * wanted * sd;
    double last = Double.POSITIVE_INFINITY;
    for (int step = 0; step < MOST_STEPS && high - low > NARROW; step++) {
      x = x > low && x < high ? x : 0.5 * (low + high);
      double p = overlap.exceeds(x);
      low = p > level ? x : low;
      high = p > level ? high : x;
      double error = StrictMath.log(p / (1 - p)) - wanted;
      double next = x + error * p * (1 - p) / overlap.density;
      if (Math.abs(error) < CLOSE) {
        return next > low && next < high ? next : x;
      }
      x = Math.abs(error) < 0.5 * last ? next : 0.5 * (low + high);
      last = Math.abs(error);
    }
    return x;
  }

  /**
   * {@code P(θ_t > θ_s)}. For whole α_t the sum {@code Σ_{i<α_t} B(α_s+i, β_s+β_t) /
   * ((β_t+i)·B(1+i, β_t)·B(α_s, β_s))}, whose terms follow from one another; else by integration.
   */
  public double probabilityOfGain() {
    double first =
        StrictMath.exp(
            IncompleteBeta.logBeta(source.alpha(), source.beta() + target.beta())
                - source.logBeta());
    boolean whole = target.alpha() == Math.rint(target.alpha()) && target.alpha() <= MOST_TERMS;
    return whole && first > 1e-290 ? gainSum(first) : exceeds(0);
  }

  private double gainSum(double first) {
    double term = first;
    double sum = 0;
    for (int i = 0; i < target.alpha(); i++) {
      sum += term;
      term *=
          (source.alpha() + i)
              / (source.alpha() + source.beta() + target.beta() + i)
              * ((target.beta() + i) / (1 + i));
    }
    return Math.min(1, sum);
  }

  /** The integral. The narrower chance is made u: {@code θ_t − θ_s = (1−θ_s) − (1−θ_t)}. */
  private static final class Overlap {
    private static final double WIDEST_STEP = 0.45;
    private static final double STEP_IN_DEVIATIONS = 0.5;
    private static final double NEGLIGIBLE = 1e-11;

    private final Beta s;
    private final Beta t;
    private final double logBetaS;
    private final double logBetaT;
    private double x;
    private double width;
    private double logWidth;

    /** {@code S_t} where u meets its own bound; taken off so that tails are short. */
    private double offset;

    /** {@code f_t} at the same place, likewise. */
    private double densityOffset;

    /** The last term's {@code f_s(u)}. */
    private double sourceDensity;

    /** The last term's weight {@code f_s(u)·du/dz}. */
    private double weight;

    /** What the last term leaves of the density where v meets its own bound: f_s is level there. */
    private double beyond;

    /** {@code −dP/dx} at the last x. */
    private double density;

    Overlap(Beta target, Beta source) {
      boolean turn = logitSpread(target) < logitSpread(source);
      s = turn ? target.mirrored() : source;
      t = turn ? source.mirrored() : target;
      logBetaS = s.logBeta();
      logBetaT = t.logBeta();
    }

    /** About the variance of {@code ln(θ/(1−θ))}. */
    private static double logitSpread(Beta beta) {
      return 1 / beta.alpha() + 1 / beta.beta();
    }

    double exceeds(double at) {
      x = at;
      width = 1 - Math.abs(x);
      logWidth = StrictMath.log(width);
      density = 0;
      boolean up = x >= 0;
      meetBound(up ? x : 1 + x, up ? 1 - x : -x);
      double below = s.cdf(up ? width : -x);
      double inside = up ? below : 1 - below;
      double integral = integral(up);
      density += densityOffset * inside;
      return Math.min(1, Math.max(0, (up ? 0 : below) + offset * inside + integral));
    }

    private void meetBound(double v, double notV) {
      if (v == 0) {
        offset = 1;
        densityOffset = 0;
        return;
      }
      double logFront = t.alpha() * StrictMath.log(v) + t.beta() * StrictMath.log(notV) - logBetaT;
      double front = StrictMath.exp(logFront);
      offset = IncompleteBeta.lower(notV, v, t.beta(), t.alpha(), front);
      densityOffset = front / (v * notV);
    }

    /**
     * Sums from the mode of the weight outwards. Toward the bound of u itself the terms fade, on
     * the other side the weight does.
     */
    private double integral(boolean up) {
      double a = up ? s.alpha() : s.beta();
      double n = s.alpha() + s.beta();
      double linear = a + 1 + width * (n - 1);
      double root = Math.sqrt(Math.max(0, linear * linear - 4 * width * n * a));
      double y = 2 * a / (linear + root);
      double curvature = root * y * (1 - y) / (1 - width * y) + steepness();
      double h = Math.min(WIDEST_STEP, STEP_IN_DEVIATIONS / Math.sqrt(curvature));
      double mode = StrictMath.log(y / (1 - y)) * (up ? 1 : -1);
      double sum = term(mode);
      sum += tail(mode, up ? -h : h, true);
      sum += tail(mode, up ? h : -h, false);
      density *= h;
      return sum * h;
    }

    /** One over the variance of θ_t on the scale of z, where z can reach its mean. */
    private double steepness() {
      double v = (t.mean() - Math.max(0, x)) / width;
      double slope = width * v * (1 - v);
      return v > 0 && v < 1 ? slope * slope / t.variance() : 0;
    }

    private double tail(double mode, double h, boolean towardOwnBound) {
      double sum = 0;
      for (int k = 1; k <= MOST_TERMS; k++) {
        double term = term(mode + k * h);
        sum += term;
        if ((towardOwnBound ? Math.abs(term) : weight) < NEGLIGIBLE) {
          break;
        }
      }
      if (!towardOwnBound) {
        density += beyond / Math.abs(h);
      }
      return sum;
    }

    private double term(double z) {
      double e = StrictMath.exp(-Math.abs(z));
      double big = 1 / (1 + e);
      double y = z > 0 ? big : e * big;
      double rest = z > 0 ? e * big : big;
      double logBig = -StrictMath.log1p(e);
      double logY = z > 0 ? logBig : logBig + z;
      double logRest = z > 0 ? logBig - z : logBig;
      return x >= 0 ? above(y, rest, logY, logRest) : below(y, rest, logY, logRest);
    }

    /** x ≥ 0: {@code u = W·y, 1−v = W·(1−y)}. */
    private double above(double y, double rest, double logY, double logRest) {
      double logNotU = StrictMath.log(x + width * rest);
      weigh(logWidth + logY, logNotU, y * rest);
      double v = x + width * y;
      return term(v, width * rest, StrictMath.log(v), logWidth + logRest);
    }

    /** x < 0: {@code v = W·y, 1−u = W·(1−y)}. */
    private double below(double y, double rest, double logY, double logRest) {
      double logU = StrictMath.log(width * y - x);
      weigh(logU, logWidth + logRest, y * rest);
      double notV = width * rest - x;
      return term(width * y, notV, logWidth + logY, StrictMath.log(notV));
    }

    private void weigh(double logU, double logNotU, double slope) {
      sourceDensity = StrictMath.exp((s.alpha() - 1) * logU + (s.beta() - 1) * logNotU - logBetaS);
      weight = sourceDensity * width * slope;
    }

    private double term(double v, double notV, double logV, double logNotV) {
      double front = StrictMath.exp(t.alpha() * logV + t.beta() * logNotV - logBetaT);
      double survival = IncompleteBeta.lower(notV, v, t.beta(), t.alpha(), front);
      density += weight * (front / (v * notV) - densityOffset);
      beyond = sourceDensity * (x >= 0 ? survival : 1 - survival);
      return weight * (survival - offset);
    }
  }
}
