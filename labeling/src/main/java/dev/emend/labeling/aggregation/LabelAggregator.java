package dev.emend.labeling.aggregation;

import dev.emend.interaction.SyntheticLabel;
import dev.emend.interaction.SyntheticLabel.Origin;
import dev.emend.labeling.aggregation.AgreementPrior.Counts;
import dev.emend.labeling.aggregation.LabelDecision.Labelled;
import dev.emend.labeling.aggregation.LabelDecision.Reason;
import dev.emend.labeling.aggregation.LabelDecision.Refused;
import dev.emend.labeling.aggregation.Poll.Candidate;
import dev.emend.labeling.projection.Annotation;
import dev.emend.labeling.projection.LabelProjector;
import dev.emend.labeling.projection.Projection;
import dev.emend.labeling.projection.ProjectionOptions;
import java.util.List;
import java.util.Optional;

/**
 * Decides what a text means from the evidence of all customers.
 *
 * <p>Each customer's evidence is bounded. With {@code A} the evidence that agrees with a reading
 * and {@code D} what speaks against it (its own failures and what speaks for other readings), the
 * reading with the greatest posterior share {@code (α + A) ÷ (α + β + A + D)} is taken. The
 * confidence is that share times the chance that not all of its evidence is an accident, {@code 1 −
 * (1 − p₁)·∏(1 − pᵢ)^τ}, where {@code p₁ ≥ p₂ ≥ …} is the best support of each customer and τ says
 * how independent customers are; then calibrated.
 *
 * <p>The suggested weight is {@code confidence · log₂(1 + customers)}, and half of that for what
 * the NLU gets right already (OWN_SUCCESS).
 */
public final class LabelAggregator {
  /** No single session proves anything. */
  private static final double MOST_CERTAIN = 0.98;

  private static final double WEIGHT_OF_KNOWN = 0.5;

  private final AggregationOptions options;
  private final LabelProjector projector = new LabelProjector(ProjectionOptions.DEFAULT);

  /** Decides by the given options. */
  public LabelAggregator(AggregationOptions options) {
    this.options = options;
  }

  /** The label of a text, if the evidence is good enough for one. */
  public Optional<SyntheticLabel> label(TextEvidence evidence) {
    return decide(evidence) instanceof Labelled labelled
        ? Optional.of(labelled.label())
        : Optional.empty();
  }

  /** Evidence for and against the best reading, to fit a prior on; empty where there is none. */
  public Optional<Counts> counts(TextEvidence evidence) {
    Poll poll = new Poll(evidence, options);
    return poll.winner().map(poll::counts);
  }

  /** The label of a text, or why it gets none. */
  public LabelDecision decide(TextEvidence evidence) {
    Poll poll = new Poll(evidence, options);
    Optional<Candidate> winner = poll.winner();
    if (winner.isEmpty()) {
      return new Refused(
          Reason.NO_SUPPORT, "0 of " + evidence.pieces().size() + " pieces support a reading");
    }
    Optional<Origin> origin = origin(winner.get());
    if (origin.isEmpty()) {
      return withoutOrigin(winner.get());
    }
    double confidence = confidence(winner.get(), poll.counts(winner.get()));
    if (confidence < options.minConfidence()) {
      return new Refused(
          Reason.LOW_CONFIDENCE,
          "confidence " + confidence + " (limit " + options.minConfidence() + ")");
    }
    return placed(evidence, winner.get(), origin.get(), confidence);
  }

  private Optional<Origin> origin(Candidate winner) {
    return options.precedence().stream()
        .filter(origin -> winner.customers(origin) >= options.minCustomers())
        .filter(origin -> origin != Origin.OWN_SUCCESS || works(winner))
        .findFirst();
  }

  private boolean works(Candidate winner) {
    return winner.ownSuccess() >= options.minOwnSuccess();
  }

  private Refused withoutOrigin(Candidate winner) {
    if (winner.customers(Origin.OWN_SUCCESS) >= options.minCustomers() && !works(winner)) {
      String share = "succeeds " + winner.ownSuccess() + " of the time";
      return new Refused(
          Reason.OWN_READING_FAILS, share + " (limit " + options.minOwnSuccess() + ")");
    }
    return new Refused(
        Reason.TOO_FEW_CUSTOMERS,
        winner.customers() + " customers (limit " + options.minCustomers() + " by one origin)");
  }

  private double confidence(Candidate winner, Counts counts) {
    double accident = 0;
    double exponent = 1;
    for (double chance : winner.strongest()) {
      accident += exponent * StrictMath.log1p(-Math.min(MOST_CERTAIN, chance));
      exponent = options.independence();
    }
    double quality = -StrictMath.expm1(accident);
    return options.calibration().of(options.prior().mean(counts) * quality);
  }

  private LabelDecision placed(
      TextEvidence evidence, Candidate winner, Origin origin, double confidence) {
    Annotation annotation =
        winner
            .place()
            .map(
                slots ->
                    Annotation.of(
                        evidence.text(),
                        winner.reading().domain(),
                        winner.reading().intent(),
                        slots))
            .orElse(null);
    if (annotation == null) {
      Projection projection = projector.annotate(evidence.text(), winner.reading());
      if (projection instanceof Projection.Rejected rejected) {
        return new Refused(Reason.NO_PLACE_FOR_VALUE, rejected.detail());
      }
      annotation = ((Projection.Projected) projection).annotation();
    }
    return new Labelled(label(evidence, annotation, winner, origin, confidence));
  }

  private static SyntheticLabel label(
      TextEvidence evidence,
      Annotation annotation,
      Candidate winner,
      Origin origin,
      double confidence) {
    double known = origin == Origin.OWN_SUCCESS ? WEIGHT_OF_KNOWN : 1;
    double weight = confidence * known * StrictMath.log1p(winner.customers()) / StrictMath.log(2);
    List<SyntheticLabel.LabelledSlot> slots = annotation.slots();
    return new SyntheticLabel(
        LabelId.of(evidence.locale(), evidence.context(), annotation),
        evidence.locale(),
        evidence.context(),
        evidence.text(),
        annotation.domain(),
        annotation.intent(),
        slots,
        annotation.tags(),
        confidence,
        origin,
        winner.sessions(),
        winner.customers(),
        weight);
  }
}
