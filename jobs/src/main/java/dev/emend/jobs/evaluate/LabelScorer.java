package dev.emend.jobs.evaluate;

import dev.emend.interaction.Slot;
import dev.emend.interaction.SyntheticLabel;
import dev.emend.interaction.SyntheticLabel.Origin;
import dev.emend.interaction.Turn;
import dev.emend.interaction.text.TextKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Compares labels with the truth of the turns of the learnt nights that have their locale, context
 * and text (by its key). Memory grows with the labels, not with the turns.
 */
public final class LabelScorer {
  private static final int BINS = 10;

  private final List<Tally> tallies = new ArrayList<>();
  private final Map<String, List<Tally>> byText = new HashMap<>();
  private long rescued;

  /** A label and how it compares with the turns so far. */
  private static final class Tally {
    private final SyntheticLabel label;
    private final Set<String> slots = new TreeSet<>();
    private LabelScore score = new LabelScore(1, 0, 0, 0, 0, 0, 0, 0, 0);

    Tally(SyntheticLabel label) {
      this.label = label;
      label.slots().forEach(slot -> slots.add(slotKey(slot.name(), slot.value())));
    }

    void compare(Truth truth) {
      Set<String> right = slotsOf(truth);
      Set<String> common = new TreeSet<>(slots);
      common.retainAll(right);
      boolean intent = intentRight(truth);
      boolean frame = intent && slots.equals(right);
      score =
          score.plus(
              new LabelScore(
                  0,
                  1,
                  intent ? 1 : 0,
                  frame ? 1 : 0,
                  common.size(),
                  slots.size() - common.size(),
                  right.size() - common.size(),
                  0,
                  0));
    }

    void cover(Truth truth) {
      boolean frame = intentRight(truth) && slots.equals(slotsOf(truth));
      score = score.plus(new LabelScore(0, 0, 0, 0, 0, 0, 0, 1, frame ? 1 : 0));
    }

    private boolean intentRight(Truth truth) {
      return Objects.equals(label.domain(), truth.reading().domain())
          && Objects.equals(label.intent(), truth.reading().intent());
    }

    private static Set<String> slotsOf(Truth truth) {
      Set<String> slots = new TreeSet<>();
      for (Slot slot : truth.reading().slots()) {
        slots.add(slotKey(slot.name(), slot.value()));
      }
      return slots;
    }
  }

  /** A scorer of labels, whatever their origin and confidence. */
  public LabelScorer(Iterable<SyntheticLabel> labels) {
    for (SyntheticLabel label : labels) {
      Tally tally = new Tally(label);
      tallies.add(tally);
      byText
          .computeIfAbsent(
              LoggedReadings.key(label.locale(), label.context(), TextKey.of(label.text())),
              text -> new ArrayList<>(1))
          .add(tally);
    }
  }

  private static String slotKey(String name, String value) {
    return name + '=' + TextKey.of(value);
  }

  /** Compares a turn of a learnt night; one without truth or without content does not count. */
  public void add(Turn turn, Truth truth) {
    if (truth == null || !truth.content()) {
      return;
    }
    of(turn).forEach(tally -> tally.compare(truth));
  }

  /** Looks whether a failed turn of a learnt night whose later rephrase worked has a label. */
  public void addRescued(Turn turn, Truth truth) {
    rescued++;
    of(turn).forEach(tally -> tally.cover(truth));
  }

  /** Failed turns whose later rephrase worked. */
  public long rescued() {
    return rescued;
  }

  private List<Tally> of(Turn turn) {
    String key = LoggedReadings.key(turn.locale(), turn.context(), TextKey.of(turn.utterance()));
    return byText.getOrDefault(key, List.of());
  }

  /** The score of one origin's labels of at least this confidence. */
  public LabelScore score(Origin origin, double threshold) {
    LabelScore sum = LabelScore.NONE;
    for (Tally tally : tallies) {
      if (tally.label.origin() == origin && tally.label.confidence() >= threshold) {
        sum = sum.plus(tally.score);
      }
    }
    return sum;
  }

  /** How far the confidences of one origin's labels of at least this confidence are chances. */
  public Reliability reliability(Origin origin, double threshold) {
    long[] turns = new long[BINS];
    double[] claimed = new double[BINS];
    long[] right = new long[BINS];
    for (Tally tally : tallies) {
      double confidence = tally.label.confidence();
      if (tally.label.origin() == origin && confidence >= threshold) {
        int bin = Math.min(BINS - 1, (int) (confidence * BINS));
        turns[bin] += tally.score.turns();
        claimed[bin] += confidence * tally.score.turns();
        right[bin] += tally.score.frameRight();
      }
    }
    return new Reliability(
        IntStream.range(0, BINS)
            .filter(bin -> turns[bin] > 0)
            .mapToObj(bin -> new Reliability.Bin(turns[bin], claimed[bin], right[bin]))
            .toList());
  }

  /** The scores of one origin at several thresholds, in their order. */
  public List<LabelScore.AtThreshold> curve(Origin origin, double... thresholds) {
    List<LabelScore.AtThreshold> curve = new ArrayList<>();
    for (double threshold : thresholds) {
      curve.add(
          new LabelScore.AtThreshold(
              threshold, score(origin, threshold), reliability(origin, threshold)));
    }
    return curve;
  }
}
