package dev.emend.jobs.evaluate;

import dev.emend.interaction.Answer;
import dev.emend.interaction.AppliedRewrite;
import dev.emend.interaction.Arm;
import dev.emend.interaction.FailurePoint;
import dev.emend.interaction.Heard;
import dev.emend.interaction.Reading;
import dev.emend.interaction.Rewrite;
import dev.emend.interaction.Rewrite.Scope;
import dev.emend.interaction.Rewrite.Status;
import dev.emend.interaction.Slot;
import dev.emend.interaction.SyntheticLabel;
import dev.emend.interaction.SyntheticLabel.LabelledSlot;
import dev.emend.interaction.SyntheticLabel.Origin;
import dev.emend.interaction.Turn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Turns, truths, rewrites and labels in few words. */
final class Examples {
  private Examples() {}

  /** {@code "play_song"} or {@code "play_song song=red bicycle"}, in the domain music. */
  static Reading reading(String text) {
    if (text.equals("-")) {
      return Reading.NOTHING;
    }
    String[] parts = text.split(" ", 2);
    List<Slot> slots = new ArrayList<>();
    for (String slot : parts.length < 2 ? new String[0] : parts[1].split(", ")) {
      slots.add(Slot.of(slot.split("=")[0], slot.split("=")[1]));
    }
    return new Reading("music", parts[0], slots);
  }

  static Turn turn(String id, String context, String utterance, String reading) {
    return turn(id, "en-US", context, utterance, reading, null);
  }

  static Turn turn(
      String id, String locale, String context, String utterance, String reading, String served) {
    return new Turn(
        id,
        "c1",
        null,
        null,
        locale,
        Instant.EPOCH,
        null,
        context,
        new Heard(utterance, null, List.of()),
        null,
        reading(reading),
        null,
        List.of(),
        new Answer(null, Answer.Status.OK, null, null),
        null,
        null,
        served == null ? null : new AppliedRewrite("r", "1", served),
        served == null ? null : Arm.TREATMENT);
  }

  static Truth truth(String id, String reading) {
    return new Truth(id, null, reading(reading), true, null, null, null);
  }

  static Truth smallTalk(String id, String reading) {
    return new Truth(id, null, reading(reading), false, null, null, null);
  }

  static Truth rephrase(String id, String of) {
    return new Truth(id, null, reading("play"), true, null, of, null);
  }

  static Truth failed(FailurePoint point) {
    return new Truth("t", null, reading("play"), true, null, null, point);
  }

  static Rewrite rewrite(String context, String source, String target) {
    return rewrite("r", "en-US", Scope.GLOBAL, Status.AUTO, context, source, target);
  }

  static Rewrite rewrite(
      String id,
      String locale,
      Scope scope,
      Status status,
      String context,
      String source,
      String target) {
    return new Rewrite(
        id,
        locale,
        scope,
        scope == Scope.PERSONAL ? "c1" : null,
        context,
        source,
        target,
        reading("claimed"),
        0.1,
        0.9,
        0.5,
        3,
        3,
        LocalDate.EPOCH,
        LocalDate.EPOCH,
        status,
        "for a test");
  }

  /** A label whose slots are like {@code song=bicycle}, found in its text. */
  static SyntheticLabel label(
      Origin origin,
      double confidence,
      String context,
      String text,
      String intent,
      String... slots) {
    List<LabelledSlot> labelled = new ArrayList<>();
    for (String slot : slots) {
      String value = slot.split("=")[1];
      int start = text.indexOf(value);
      labelled.add(new LabelledSlot(slot.split("=")[0], value, start, start + value.length()));
    }
    return new SyntheticLabel(
        "l",
        "en-US",
        context,
        text,
        "music",
        intent,
        labelled,
        List.of(),
        confidence,
        origin,
        1,
        1,
        1);
  }
}
