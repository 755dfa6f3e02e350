package dev.emend.labeling;

import dev.emend.interaction.Answer;
import dev.emend.interaction.AppliedRewrite;
import dev.emend.interaction.Feedback;
import dev.emend.interaction.Heard;
import dev.emend.interaction.Heard.Hypothesis;
import dev.emend.interaction.Reading;
import dev.emend.interaction.Slot;
import dev.emend.interaction.Taught;
import dev.emend.interaction.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Turns for tests: everything has a plain default. */
public final class Logged {
  private final String id;
  private final String utterance;
  private String context;
  private String dialogue;
  private Double heardConfidence;
  private Double wakeConfidence;
  private List<Hypothesis> nbest = List.of();
  private Reading reading = Reading.NOTHING;
  private Answer.Status status = Answer.Status.OK;
  private Feedback feedback;
  private Taught taught;
  private AppliedRewrite applied;

  private Logged(String id, String utterance) {
    this.id = id;
    this.utterance = utterance;
  }

  public static Logged turn(String id, String utterance) {
    return new Logged(id, utterance);
  }

  public static Reading reading(String domain, String intent, String... slots) {
    List<Slot> all = new ArrayList<>();
    for (int i = 0; i < slots.length; i += 2) {
      all.add(Slot.of(slots[i], slots[i + 1]));
    }
    return new Reading(domain, intent, all);
  }

  public Logged context(String asked, String inDialogue) {
    this.context = asked;
    this.dialogue = inDialogue;
    return this;
  }

  public Logged wake(double confidence) {
    this.wakeConfidence = confidence;
    return this;
  }

  public Logged heard(double confidence, String... passedOver) {
    this.heardConfidence = confidence;
    this.nbest = new ArrayList<>(List.of(new Hypothesis(utterance, confidence)));
    for (String text : passedOver) {
      nbest.add(new Hypothesis(text, confidence / 2));
    }
    return this;
  }

  public Logged read(Reading as) {
    this.reading = as;
    return this;
  }

  public Logged answered(Answer.Status with) {
    this.status = with;
    return this;
  }

  public Logged said(Feedback verdict) {
    this.feedback = verdict;
    return this;
  }

  public Logged taught(String source, String target) {
    this.taught = new Taught(source, target);
    return this;
  }

  public Logged served(String instead) {
    this.applied = new AppliedRewrite("r1", "7", instead);
    return this;
  }

  public Turn done() {
    return new Turn(
        id,
        "customer",
        "device",
        null,
        "en-US",
        Instant.EPOCH,
        dialogue,
        context,
        new Heard(utterance, heardConfidence, nbest),
        wakeConfidence,
        reading,
        null,
        List.of(),
        new Answer(null, status, null, null),
        feedback,
        taught,
        applied,
        null);
  }
}
