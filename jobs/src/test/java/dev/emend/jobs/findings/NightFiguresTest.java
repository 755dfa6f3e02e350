package dev.emend.jobs.findings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.jobs.rows.AcceptedNight;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class NightFiguresTest {
  private static AcceptedNight night(String date, Map<String, Long> counts) {
    return new AcceptedNight(
        1,
        LocalDate.parse(date),
        "logs",
        new TreeMap<>(counts),
        new TreeSet<>(),
        new TreeMap<>(),
        null,
        List.of());
  }

  @Test
  void sharesAreOfTurnsAndOfRecords() {
    Map<String, Long> counts =
        Map.of(
            "ingest.read", 200L,
            "ingest.accepted", 190L,
            "ingest.quarantined", 5L,
            "judge.turns", 190L,
            "judge.friction", 57L,
            "judge.rephrases", 19L,
            "mine.served", 7L,
            "label.labels", 11L);

    assertThat(NightFigures.of(List.of(night("2026-03-01", counts)), 9))
        .containsExactly(
            new NightFigures(LocalDate.parse("2026-03-01"), 190L, 0.3, 0.1, 7L, 11L, 0.025));
  }

  @Test
  void whatWasNotCountedIsLeftOpen() {
    Map<String, Long> counts = Map.of("judge.turns", 0L, "judge.friction", 0L);

    assertThat(NightFigures.of(List.of(night("2026-03-01", counts)), 9))
        .containsExactly(
            new NightFigures(LocalDate.parse("2026-03-01"), null, null, null, null, null, null));
  }

  @Test
  void theNewestNightsStayInOrder() {
    List<AcceptedNight> nights =
        List.of(
            night("2026-03-03", Map.of()),
            night("2026-03-01", Map.of()),
            night("2026-03-02", Map.of()));

    assertThat(NightFigures.of(nights, 2))
        .extracting(night -> night.night().toString())
        .containsExactly("2026-03-02", "2026-03-03");
  }
}
