package dev.emend.rephrase;

import dev.emend.interaction.Answer;
import dev.emend.interaction.Feedback;
import dev.emend.interaction.Heard;
import dev.emend.interaction.Reading;
import dev.emend.interaction.Session;
import dev.emend.interaction.Slot;
import dev.emend.interaction.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Turns of tests, said one after another; each builder is used once. */
final class Say {
  static final Instant MORNING = Instant.parse("2026-03-01T07:00:00Z");

  private final String text;
  private String id;
  private String customer = "c1";
  private String device = "d1";
  private String dialogue;
  private String locale = "en-US";
  private Instant at = MORNING;
  private double pause = 3;
  private final List<String> alternatives = new ArrayList<>();
  private Reading reading = Reading.NOTHING;
  private Answer.Status status = Answer.Status.OK;
  private Double nluConfidence = 0.8;
  private Long millis = 2500L;
  private Long bargeIn;
  private Feedback feedback;

  private Say(String text) {
    this.text = text;
  }

  /** Understood and answered; slots as name, value, name, value … */
  static Say ok(String text, String intent, String... slots) {
    Say say = new Say(text);
    List<Slot> values = new ArrayList<>();
    for (int i = 0; i < slots.length; i += 2) {
      values.add(Slot.of(slots[i], slots[i + 1]));
    }
    say.reading = new Reading(intent.substring(0, intent.indexOf('.')), intent, values);
    return say;
  }

  /** Not understood. */
  static Say fails(String text) {
    Say say = new Say(text);
    say.status = Answer.Status.NOT_UNDERSTOOD;
    say.nluConfidence = 0.3;
    return say;
  }

  Say status(Answer.Status value) {
    status = value;
    return this;
  }

  Say id(String value) {
    id = value;
    return this;
  }

  Say customer(String value) {
    customer = value;
    return this;
  }

  Say device(String value) {
    device = value;
    return this;
  }

  Say dialogue(String value) {
    dialogue = value;
    return this;
  }

  Say locale(String value) {
    locale = value;
    return this;
  }

  /** Seconds after the morning's begin. */
  Say at(double seconds) {
    at = MORNING.plusMillis((long) (seconds * 1000));
    return this;
  }

  /** Silence before it in a session, in seconds. */
  Say after(double seconds) {
    pause = seconds;
    return this;
  }

  Say heardAlso(String... others) {
    alternatives.addAll(List.of(others));
    return this;
  }

  Say unsure() {
    nluConfidence = 0.4;
    return this;
  }

  Say sure() {
    nluConfidence = 0.95;
    return this;
  }

  Say answer(Long value) {
    millis = value;
    return this;
  }

  Say cutOff(long value) {
    bargeIn = value;
    return this;
  }

  Say feedback(Feedback value) {
    feedback = value;
    return this;
  }

  Turn turn() {
    List<Heard.Hypothesis> nbest = new ArrayList<>();
    nbest.add(new Heard.Hypothesis(text, 0.8));
    alternatives.forEach(other -> nbest.add(new Heard.Hypothesis(other, 0.5)));
    return new Turn(
        id == null ? text : id,
        customer,
        device,
        "speaker",
        locale,
        at,
        dialogue,
        null,
        new Heard(text, 0.8, nbest),
        0.9,
        reading,
        nluConfidence,
        List.of(),
        new Answer(null, status, millis, bargeIn),
        feedback,
        null,
        null,
        null);
  }

  /** One session, the turns named t0, t1 …; each spoken for a second after its pause. */
  static Session session(Say... said) {
    List<Turn> turns = new ArrayList<>();
    Instant now = MORNING;
    for (Say say : said) {
      say.at = now.plusMillis(1000 + (long) (turns.isEmpty() ? 0 : say.pause * 1000));
      turns.add(say.id("t" + turns.size()).turn());
      now = turns.get(turns.size() - 1).answerEnd();
    }
    return new Session(turns);
  }
}
