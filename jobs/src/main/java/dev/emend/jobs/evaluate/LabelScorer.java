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

/**
 * Compares labels with the truth of the turns of the learnt nights that have their locale, context
 * and text (by its key). Memory grows with the labels, not with the turns.
 */
public final class LabelScorer {
  private final List<Tally> tallies = new ArrayList<>();
  private final Map<String, List<Tally>> byText = new HashMap<>();

  /** A label and how it compares with the turns so far. */
  private static final class Tally {
    private final SyntheticLabel label;
    private final Set<String> slots = new TreeSet<>();
    private LabelScore score = new LabelScore(1, 0, 0, 0, 0, 0, 0);

    Tally(SyntheticLabel label) {
      this.label = label;
      label.slots().forEach(slot -> slots.add(slotKey(slot.name(), slot.value())));
    }

    void compare(Truth truth) {
      Set<String> right = new TreeSet<>();
      for (Slot slot : truth.reading().slots()) {
        right.add(slotKey(slot.name(), slot.value()));
      }
      Set<String> common = new TreeSet<>(slots);
      common.retainAll(right);
      boolean intent =
          Objects.equals(label.domain(), truth.reading().domain())
              && Objects.equals(label.intent(), truth.reading().intent());
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
                  right.size() - common.size()));
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
    String key = LoggedReadings.key(turn.locale(), turn.context(), TextKey.of(turn.utterance()));
    byText.getOrDefault(key, List.of()).forEach(tally -> tally.compare(truth));
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

  /** The scores of one origin at several thresholds, in their order. */
  public List<LabelScore.AtThreshold> curve(Origin origin, double... thresholds) {
    List<LabelScore.AtThreshold> curve = new ArrayList<>();
    for (double threshold : thresholds) {
      curve.add(new LabelScore.AtThreshold(threshold, score(origin, threshold)));
    }
    return curve;
  }
}
