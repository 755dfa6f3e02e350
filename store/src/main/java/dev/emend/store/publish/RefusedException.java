package dev.emend.store.publish;

import java.util.List;

/** Carries sentences from where a refusal is found to where it becomes the outcome. */
final class RefusedException extends Exception {
  private final List<String> sentences;

  RefusedException(List<String> sentences) {
    super(String.join("\n", sentences));
    this.sentences = List.copyOf(sentences);
  }

  RefusedException(String sentence) {
    this(List.of(sentence));
  }

  List<String> sentences() {
    return sentences;
  }
}
