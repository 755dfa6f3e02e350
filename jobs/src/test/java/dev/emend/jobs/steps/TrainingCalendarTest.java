package dev.emend.jobs.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TrainingCalendarTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
  private static final TrainingCalendar CALENDAR = new TrainingCalendar(1_000, 28);

  @Test
  void noNightTrainsUntilItsWindowHoldsEnough() {
    assertThat(trainings(400, 400, 300)).containsExactly(null, null, day(2));
  }

  @Test
  void aWindowThatHasDoubledTrainsAnew() {
    assertThat(trainings(1000, 1000, 1000, 999, 1))
        .containsExactly(day(0), day(1), day(1), day(1), day(4));
  }

  @Test
  void aWeekLaterTheNextNightTrainsAnew() {
    long[] turns = new long[9];
    Arrays.fill(turns, 10);
    turns[0] = 1_000;
    assertThat(trainings(turns)).endsWith(day(0), day(7), day(7));
  }

  @Test
  void nightsOutsideTheWindowDoNotCount() {
    SortedMap<LocalDate, Long> turns = new TreeMap<>();
    turns.put(FIRST, 999L);
    turns.put(FIRST.plusDays(28), 1L);
    assertThat(CALENDAR.trainingFor(FIRST.plusDays(28), turns)).isEmpty();
    turns.put(FIRST.plusDays(27), 1L);
    assertThat(CALENDAR.trainingFor(FIRST.plusDays(28), turns)).contains(FIRST.plusDays(27));
  }

  @Test
  void laterNightsChangeNothing() {
    SortedMap<LocalDate, Long> turns = nights(500, 600, 9_000, 70_000);
    assertThat(CALENDAR.trainingFor(day(1), turns)).contains(day(1));
    assertThat(CALENDAR.trainingFor(day(1), turns.headMap(day(2)))).contains(day(1));
  }

  @Test
  void aLateNightMattersToTheNightsThatLookBackOnIt() {
    SortedMap<LocalDate, Long> now = nights(1_000, 10, 10, 10, 10, 10, 10, 1_000, 10);
    SortedMap<LocalDate, Long> before = new TreeMap<>(now);
    before.remove(day(5));
    // Until day 7 the model of day 0 judges, which does not know day 5.
    assertThat(another(day(6), before, now, day(5))).isFalse();
    assertThat(another(day(7), before, now, day(5))).isTrue();
    assertThat(another(day(8), before, now, day(5))).isTrue();
  }

  @Test
  void aLateNightThatMovesTheCalendarMattersBeyondItsWindow() {
    TrainingCalendar narrow = new TrainingCalendar(10, 2);
    SortedMap<LocalDate, Long> before = new TreeMap<>();
    for (int i = 3; i < 30; i++) {
      before.put(day(i), 10L);
    }
    SortedMap<LocalDate, Long> now = new TreeMap<>(before);
    now.put(day(0), 20L);
    assertThat(narrow.trainingFor(day(29), before)).contains(day(25));
    assertThat(narrow.trainingFor(day(29), now)).contains(day(28));
    assertThat(narrow.another(day(29), before, now, new TreeSet<>(List.of(day(0))))).isTrue();
  }

  @Test
  void whatIsNotAnotherModelHasTheSameTrainingOnTheSameNights() {
    Random random = new Random(7);
    for (int round = 0; round < 2_000; round++) {
      TrainingCalendar calendar =
          new TrainingCalendar(5 + random.nextInt(50), 1 + random.nextInt(9));
      SortedMap<LocalDate, Long> now = new TreeMap<>();
      for (int i = 0; i < 30; i++) {
        if (random.nextInt(3) > 0) {
          now.put(day(i), (long) random.nextInt(30));
        }
      }
      LocalDate late = day(random.nextInt(20));
      SortedMap<LocalDate, Long> before = new TreeMap<>(now);
      before.remove(late);
      now.put(late, 20L);
      for (LocalDate night : before.tailMap(late).keySet()) {
        if (!calendar.another(night, before, now, new TreeSet<>(List.of(late)))) {
          assertThat(trainedOn(calendar, night, now)).isEqualTo(trainedOn(calendar, night, before));
        }
      }
    }
  }

  private static Collection<LocalDate> trainedOn(
      TrainingCalendar calendar, LocalDate night, SortedMap<LocalDate, Long> turns) {
    return calendar
        .trainingFor(night, turns)
        .map(date -> turns.subMap(calendar.first(date), date.plusDays(1)).keySet())
        .orElse(new TreeSet<>());
  }

  private static boolean another(
      LocalDate night,
      SortedMap<LocalDate, Long> before,
      SortedMap<LocalDate, Long> now,
      LocalDate changed) {
    return CALENDAR.another(night, before, now, new TreeSet<>(List.of(changed)));
  }

  private static List<LocalDate> trainings(long... turns) {
    SortedMap<LocalDate, Long> nights = nights(turns);
    return nights.keySet().stream()
        .map(night -> CALENDAR.trainingFor(night, nights).orElse(null))
        .toList();
  }

  private static SortedMap<LocalDate, Long> nights(long... turns) {
    SortedMap<LocalDate, Long> nights = new TreeMap<>();
    for (int i = 0; i < turns.length; i++) {
      nights.put(day(i), turns[i]);
    }
    return nights;
  }

  private static LocalDate day(int number) {
    return FIRST.plusDays(number);
  }
}
