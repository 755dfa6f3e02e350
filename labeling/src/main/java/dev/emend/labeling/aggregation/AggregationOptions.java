package dev.emend.labeling.aggregation;

import dev.emend.interaction.SyntheticLabel.Origin;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;

/**
 * When evidence about a text makes a label.
 *
 * @param minCustomers distinct customers that must support the label by its own origin
 * @param maxPerCustomer evidence that one customer adds at most, in turns
 * @param minConfidence labels below are refused, 0..1
 * @param minOwnSuccess share of success that the reading of a text by itself must have, 0..1
 * @param falseSuccess successes for each failure that even a wrong reading seems to have, because
 *     people let it pass; so much of an alternative's success does not count
 * @param falseFailure failures for each success that even a right reading seems to have; so much of
 *     its failure does not count
 * @param leastSupport evidence weaker than this adds its share but no supporting customer, 0..1
 * @param independence how independent the errors of different customers are, 0 (all err alike) to 1
 * @param prior belief about the share of agreeing evidence
 * @param caution how far below the observed share the lower bound of a share lies, in standard
 *     deviations
 * @param calibrations from raw score to confidence
 * @param precedence the origins a label may have; it gets the first that alone has enough customers
 */
public record AggregationOptions(
    int minCustomers,
    double maxPerCustomer,
    double minConfidence,
    double minOwnSuccess,
    double falseSuccess,
    double falseFailure,
    double leastSupport,
    double independence,
    AgreementPrior prior,
    double caution,
    Calibrations calibrations,
    List<Origin> precedence)
    implements Serializable {

  /** Two customers, one turn each, even odds. */
  public static final AggregationOptions DEFAULT =
      new AggregationOptions(
          2,
          1,
          0.5,
          0.7,
          0.5,
          0.15,
          0.2,
          0.5,
          AgreementPrior.DEFAULT,
          1.645,
          Calibrations.NONE,
          List.of(Origin.EXPLICIT, Origin.PROJECTED, Origin.OWN_SUCCESS));

  /** Refuses values outside their range. */
  public AggregationOptions {
    if (minCustomers < 1) {
      throw new IllegalArgumentException(
          "Invalid min customers: " + minCustomers + " (must be at least 1)");
    }
    if (!(maxPerCustomer > 0 && maxPerCustomer <= 1000)) {
      throw new IllegalArgumentException(
          "Invalid max per customer: " + maxPerCustomer + " (must be above 0, at most 1000)");
    }
    share(minConfidence, "min confidence");
    share(minOwnSuccess, "min own success");
    share(independence, "independence");
    share(leastSupport, "least support");
    odds(falseSuccess, "false success");
    odds(falseFailure, "false failure");
    if (!(caution >= 0 && caution <= 10)) {
      throw new IllegalArgumentException("Invalid caution: " + caution + " (must be 0 to 10)");
    }
    precedence = List.copyOf(precedence);
    if (new HashSet<>(precedence).size() != precedence.size()) {
      throw new IllegalArgumentException("Invalid precedence: " + precedence + " (has repeats)");
    }
  }

  /** The same with other calibrations. */
  public AggregationOptions with(Calibrations others) {
    return new AggregationOptions(
        minCustomers,
        maxPerCustomer,
        minConfidence,
        minOwnSuccess,
        falseSuccess,
        falseFailure,
        leastSupport,
        independence,
        prior,
        caution,
        others,
        precedence);
  }

  private static void share(double value, String name) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("Invalid " + name + ": " + value + " (must be 0 to 1)");
    }
  }

  private static void odds(double value, String name) {
    if (!(value >= 0 && value <= 1000)) {
      throw new IllegalArgumentException("Invalid " + name + ": " + value + " (must be 0 to 1000)");
    }
  }
}
