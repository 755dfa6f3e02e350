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
import java.util.Optional;

/**
 * Decides what a text means from the evidence of all customers.
 *
 * <p>Each customer's evidence is bounded. With {@code A} the evidence that agrees with a reading
 * and {@code D} what speaks against it (its own failures and what speaks for other readings), the
 * reading with the greatest posterior share {@code (α + A) ÷ (α + β + A + D)} is taken.
 *
 * <p>The confidence is a calibrated score. A reading that the text is given already scores that
 * share times the chance that not all of its evidence is an accident, {@code 1 − (1 − p₁)·∏(1 −
 * pᵢ)^τ}, where {@code p₁ ≥ p₂ ≥ …} is the best support of each customer and τ says how independent
 * customers are. Another reading scores that times the lower bound of the share of customers who
 * ended with it among those whom the text failed (Wilson 1927): of many who fail, few end with the
 * same reading by accident.
 *
 * <p>The suggested weight is {@code confidence · log₂(1 + customers)} times the share of the
 * support that comes from texts that were heard right, and half of that for what the NLU gets right
 * already (OWN_SUCCESS): a text that recognition made up teaches the NLU little, however surely its
 * reading is the right one.
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

  /**
   * The label that a text would get if any confidence were enough.
   *
   * @param reading key of the reading
   * @param claim what it says about how the text is read today
   * @param score not calibrated, 0..1
   */
  record Guess(String reading, Claim claim, double score) {}

  /** A reading with enough support that the text can carry. */
  private record Found(
      Candidate winner, Origin origin, Annotation annotation, Claim claim, double score) {}

  /** Either what was found or why nothing was. */
  private record Search(Found found, Refused refused) {}

  /** The label of a text, if the evidence is good enough for one. */
  public Optional<SyntheticLabel> label(TextEvidence evidence) {
    return decide(evidence) instanceof Labelled labelled
        ? Optional.of(labelled.label())
        : Optional.empty();
  }

  /** The label of a text, or why it gets none. */
  public LabelDecision decide(TextEvidence evidence) {
    Search search = search(evidence);
    if (search.found == null) {
      return search.refused;
    }
    Found found = search.found;
    double confidence = options.calibrations().of(found.claim).of(found.score);
    if (confidence < options.minConfidence()) {
      return new Refused(
          Reason.LOW_CONFIDENCE,
          "confidence " + confidence + " (limit " + options.minConfidence() + ")");
    }
    return new Labelled(label(evidence, found, confidence));
  }

  /** What {@link #decide} would label at any confidence. */
  Optional<Guess> guess(TextEvidence evidence) {
    return Optional.ofNullable(search(evidence).found)
        .map(found -> new Guess(found.winner.key(), found.claim, found.score));
  }

  /** Evidence for and against one reading of a text. */
  Counts counts(TextEvidence evidence, String reading) {
    return new Poll(evidence, options).counts(reading);
  }

  private Search search(TextEvidence evidence) {
    Poll poll = new Poll(evidence, options);
    Optional<Candidate> winner = poll.winner();
    if (winner.isEmpty()) {
      return nothing(
          Reason.NO_SUPPORT, "0 of " + evidence.pieces().size() + " pieces support a reading");
    }
    Claim read = poll.claim(winner.get());
    Optional<Origin> origin = origin(winner.get(), read);
    if (origin.isEmpty()) {
      return withoutOrigin(winner.get());
    }
    Claim claim = origin.get() == Origin.EXPLICIT ? Claim.CONFIRMED : read;
    Projection placed = placed(evidence, winner.get());
    if (placed instanceof Projection.Rejected rejected) {
      return nothing(Reason.NO_PLACE_FOR_VALUE, rejected.detail());
    }
    double score = score(poll, winner.get(), claim);
    Annotation annotation = ((Projection.Projected) placed).annotation();
    return new Search(new Found(winner.get(), origin.get(), annotation, claim, score), null);
  }

  private static Search nothing(Reason reason, String detail) {
    return new Search(null, new Refused(reason, detail));
  }

  /** Who says the same again confirms nothing: they may just have given up. */
  private Optional<Origin> origin(Candidate winner, Claim claim) {
    return options.precedence().stream()
        .filter(origin -> winner.customers(origin) >= options.minCustomers())
        .filter(
            origin ->
                origin == Origin.EXPLICIT
                    || (origin == Origin.PROJECTED && claim == Claim.CORRECTED)
                    || works(winner))
        .findFirst();
  }

  private boolean works(Candidate winner) {
    return winner.ownSuccess() >= options.minOwnSuccess();
  }

  private Search withoutOrigin(Candidate winner) {
    if (winner.customers(Origin.OWN_SUCCESS) >= options.minCustomers() && !works(winner)) {
      String share = "succeeds " + winner.ownSuccess() + " of the time";
      return nothing(Reason.OWN_READING_FAILS, share + " (limit " + options.minOwnSuccess() + ")");
    }
    return nothing(
        Reason.TOO_FEW_CUSTOMERS,
        winner.customers() + " customers (limit " + options.minCustomers() + " by one origin)");
  }

  private double score(Poll poll, Candidate winner, Claim claim) {
    double share = options.prior().mean(poll.counts(winner.key())) * quality(winner);
    return claim == Claim.CONFIRMED
        ? share
        : share * lowerShare(winner.customers(), poll.concerned(winner), options.caution());
  }

  private double quality(Candidate winner) {
    double accident = 0;
    double exponent = 1;
    for (double chance : winner.strongest()) {
      accident += exponent * StrictMath.log1p(-Math.min(MOST_CERTAIN, chance));
      exponent = options.independence();
    }
    return -StrictMath.expm1(accident);
  }

  /**
   * Lower bound of a share, Wilson's score interval: with p = k ÷ n, {@code (p + z²/2n −
   * z·√(p(1−p)/n + z²/4n²)) ÷ (1 + z²/n)}.
   */
  static double lowerShare(int k, int n, double z) {
    double p = (double) k / n;
    double square = z * z / n;
    double spread = Math.sqrt(p * (1 - p) / n + square / (4 * n));
    return Math.max(0, (p + square / 2 - z * spread) / (1 + square));
  }

  private Projection placed(TextEvidence evidence, Candidate winner) {
    return winner
        .place()
        .<Projection>map(
            slots ->
                new Projection.Projected(
                    Annotation.of(
                        evidence.text(),
                        winner.reading().domain(),
                        winner.reading().intent(),
                        slots),
                    0,
                    0,
                    0))
        .orElseGet(() -> projector.annotate(evidence.text(), winner.reading()));
  }

  private static SyntheticLabel label(TextEvidence evidence, Found found, double confidence) {
    Candidate winner = found.winner;
    Annotation annotation = found.annotation;
    double known = found.origin == Origin.OWN_SUCCESS ? WEIGHT_OF_KNOWN : 1;
    double heard = 1 - winner.misheard();
    double many = StrictMath.log1p(winner.customers()) / StrictMath.log(2);
    double weight = confidence * known * heard * many;
    return new SyntheticLabel(
        LabelId.of(evidence.locale(), evidence.context(), annotation),
        evidence.locale(),
        evidence.context(),
        evidence.text(),
        annotation.domain(),
        annotation.intent(),
        annotation.slots(),
        annotation.tags(),
        confidence,
        found.origin,
        winner.sessions(),
        winner.customers(),
        weight);
  }
}
