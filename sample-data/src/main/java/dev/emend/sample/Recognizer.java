package dev.emend.sample;

import dev.emend.interaction.Heard;
import dev.emend.interaction.Heard.Hypothesis;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The noisy channel between what is said and what is heard. */
final class Recognizer {
  private final WorldOptions.Hearing options;
  private final Mishearings mishearings;
  private final Sounds sounds;

  Recognizer(WorldOptions.Hearing options, Mishearings mishearings, Sounds sounds) {
    this.options = options;
    this.mishearings = mishearings;
    this.sounds = sounds;
  }

  /**
   * Hears an utterance.
   *
   * @param said what is said
   * @param accent factor on every chance of an error; 1 for the commonest speaker
   * @param listed whether the device reports further hypotheses
   * @param chance where the noise comes from
   */
  Heard hear(String said, double accent, boolean listed, Chance chance) {
    String best = distorted(said, accent, chance);
    double mean = best.equals(said) ? 0.8 : 0.6;
    double confidence = confidence(chance.normal(mean, options.confidenceNoise()));
    List<Hypothesis> nbest = new ArrayList<>();
    nbest.add(new Hypothesis(best, confidence));
    if (listed) {
      addFurther(nbest, said, accent, chance);
    }
    return new Heard(best, confidence, nbest);
  }

  private void addFurther(List<Hypothesis> nbest, String said, double accent, Chance chance) {
    Set<String> texts = new LinkedHashSet<>();
    int wanted = chance.below(options.hypotheses() + 1);
    for (int i = 0; i < wanted; i++) {
      texts.add(distorted(said, 4 * accent + 1, chance));
    }
    texts.remove(said);
    List<String> further = new ArrayList<>(texts);
    if (options.hypotheses() > 0 && chance.happens(options.truthListed())) {
      further.add(chance.happens(0.7) ? 0 : further.size(), said);
    }
    double confidence = nbest.get(0).confidence();
    for (String text : further) {
      if (!text.equals(nbest.get(0).text())) {
        confidence = confidence(confidence * chance.between(0.5, 0.98));
        nbest.add(new Hypothesis(text, confidence));
      }
    }
  }

  private String distorted(String said, double accent, Chance chance) {
    List<String> words = Template.words(said);
    List<String> heard = new ArrayList<>();
    for (int i = 0; i < words.size(); ) {
      Mishearings.Rule rule = rule(words, i, accent, chance);
      if (rule != null) {
        heard.add(rule.heard());
        i += rule.words().size();
      } else {
        addWord(heard, words.get(i), accent, chance);
        i++;
      }
    }
    return heard.isEmpty() ? said : String.join(" ", heard);
  }

  private Mishearings.Rule rule(List<String> words, int at, double accent, Chance chance) {
    for (Mishearings.Rule rule : mishearings.at(words, at)) {
      if (chance.happens(Math.min(0.95, rule.rate() * accent))) {
        return rule;
      }
    }
    return null;
  }

  private void addWord(List<String> heard, String word, double accent, Chance chance) {
    if (!chance.happens(Math.min(0.5, options.wordError() * accent))) {
      heard.add(word);
      return;
    }
    List<String> near = sounds.near(word);
    if (near.isEmpty() || chance.happens(0.2)) {
      drop(heard, word, chance);
    } else {
      heard.add(chance.happens(0.7) ? near.get(0) : chance.pick(near));
    }
  }

  /** Drops a word, or swallows the blank before it. */
  private static void drop(List<String> heard, String word, Chance chance) {
    if (!heard.isEmpty() && chance.happens(0.4)) {
      heard.set(heard.size() - 1, heard.get(heard.size() - 1) + word);
    }
  }

  /** Two digits between 0.01 and 0.99. */
  static double confidence(double value) {
    return Math.round(Math.max(0.01, Math.min(0.99, value)) * 100) / 100.0;
  }
}
