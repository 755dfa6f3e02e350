package dev.emend.jobs;

import dev.emend.interaction.Answer;
import dev.emend.interaction.AppliedRewrite;
import dev.emend.interaction.Arm;
import dev.emend.interaction.FailurePoint;
import dev.emend.interaction.Feedback;
import dev.emend.interaction.Friction;
import dev.emend.interaction.Heard;
import dev.emend.interaction.Judgement;
import dev.emend.interaction.Outcome;
import dev.emend.interaction.Reading;
import dev.emend.interaction.Rewrite;
import dev.emend.interaction.ScoredReading;
import dev.emend.interaction.Slot;
import dev.emend.interaction.SyntheticLabel;
import dev.emend.interaction.Taught;
import dev.emend.interaction.Turn;
import dev.emend.interaction.text.TextKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Records with every field now set, now absent, from a seed. */
public final class RandomRecords {
  private static final List<String> WORDS =
      List.of("play", "Mäj", "dragons", "", "kitchen  light", "東京", "🎵", "\"quoted\"", "a\tb");

  private final Random random;

  public RandomRecords(long seed) {
    random = new Random(seed);
  }

  public Turn turn() {
    return new Turn(
        id(),
        id(),
        maybe(this::id),
        maybe(() -> "speaker"),
        "en-US",
        Instant.parse("2026-03-01T00:00:00Z").plusNanos(random.nextInt() * 1_000_000L),
        maybe(this::id),
        maybe(this::text),
        new Heard(
            text(),
            maybe(this::share),
            list(() -> new Heard.Hypothesis(text(), maybe(this::share)))),
        maybe(this::share),
        reading(),
        maybe(this::share),
        list(() -> new ScoredReading(reading(), maybe(this::share))),
        new Answer(
            maybe(this::text), any(Answer.Status.class), maybe(this::count), maybe(this::count)),
        maybe(() -> any(Feedback.class)),
        maybe(() -> new Taught(id(), id())),
        maybe(() -> new AppliedRewrite(id(), maybe(this::id), maybe(this::text))),
        maybe(() -> any(Arm.class)));
  }

  public Judgement judgement() {
    double success = share();
    return new Judgement(
        id(),
        id(),
        list(() -> new Judgement.Candidate(id(), share())),
        maybe(this::id),
        Arrays.stream(Friction.values())
            .filter(f -> random.nextBoolean())
            .collect(Collectors.toSet()),
        new Outcome(success, (1 - success) / 2),
        share(),
        any(FailurePoint.class),
        share());
  }

  public Rewrite rewrite() {
    Rewrite.Scope scope = any(Rewrite.Scope.class);
    return new Rewrite(
        id(),
        "en-US",
        scope,
        scope == Rewrite.Scope.PERSONAL ? id() : null,
        maybe(this::text),
        TextKey.of(text()),
        id(),
        reading(),
        share(),
        share(),
        share() * 2 - 1,
        count(),
        count(),
        maybe(() -> LocalDate.of(2026, 3, 1 + random.nextInt(28))),
        maybe(() -> LocalDate.of(2026, 3, 1 + random.nextInt(28))),
        any(Rewrite.Status.class),
        "because " + text());
  }

  public SyntheticLabel label() {
    return new SyntheticLabel(
        id(),
        "en-US",
        maybe(this::text),
        "play maj and dragons",
        maybe(this::id),
        id(),
        list(
            () ->
                new SyntheticLabel.LabelledSlot(
                    id(), text(), random.nextInt(5), 5 + random.nextInt(5))),
        List.of("O", "B-artist", "I-artist", "I-artist"),
        share(),
        any(SyntheticLabel.Origin.class),
        count(),
        count(),
        share());
  }

  private Reading reading() {
    return new Reading(maybe(this::id), maybe(this::id), list(this::slot));
  }

  private Slot slot() {
    return new Slot(id(), text(), maybe(this::id), maybe(() -> any(Slot.Resolution.class)));
  }

  private String id() {
    return "x" + Long.toHexString(random.nextLong());
  }

  private String text() {
    return Stream.generate(() -> WORDS.get(random.nextInt(WORDS.size())))
        .limit(random.nextInt(4))
        .collect(Collectors.joining(" "));
  }

  private double share() {
    return random.nextDouble();
  }

  private long count() {
    return random.nextInt(100_000);
  }

  private <E extends Enum<E>> E any(Class<E> type) {
    return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
  }

  private <T> T maybe(Supplier<T> value) {
    return random.nextBoolean() ? value.get() : null;
  }

  private <T> List<T> list(Supplier<T> element) {
    return Stream.generate(element).limit(random.nextInt(4)).toList();
  }
}
