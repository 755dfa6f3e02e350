package dev.emend.sample;

import dev.emend.interaction.Turn;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What goes wrong on the way to the log: each night has six records that break the contract, two
 * deliveries of a turn of the night and, but for the first, two of the night before, and one turn
 * dated after midnight.
 */
final class Breakage {
  private Breakage() {}

  /**
   * The lines of a log file.
   *
   * @param date the night
   * @param turns its turns
   * @param before the turns of the night before; empty for the first
   */
  static List<String> log(LocalDate date, List<GeneratedTurn> turns, List<GeneratedTurn> before) {
    int late = lonely(turns);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < turns.size(); i++) {
      String line = TurnJson.log(turns.get(i).turn());
      lines.add(i == late ? afterMidnight(line, turns.get(i).turn(), date) : line);
    }
    Map<Integer, String> extra = new LinkedHashMap<>();
    List<String> broken = broken(lines);
    for (int i = 0; i < broken.size(); i++) {
      extra.put((i + 1) * lines.size() / 8, broken.get(i));
    }
    extra.put(lines.size() / 3, lines.get(lines.size() / 3 - 1));
    extra.put(lines.size() - 5, lines.get(10));
    if (!before.isEmpty()) {
      extra.put(0, TurnJson.log(before.get(before.size() - 20).turn()));
      extra.put(1, TurnJson.log(before.get(before.size() - 21).turn()));
    }
    return merged(lines, extra);
  }

  private static List<String> merged(List<String> lines, Map<Integer, String> extra) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (extra.containsKey(i)) {
        all.add(extra.get(i));
      }
      all.add(lines.get(i));
    }
    return all;
  }

  /** The last turn that is the only one of its goal, and not part of the night's last minutes. */
  private static int lonely(List<GeneratedTurn> turns) {
    Map<String, Integer> goals = new LinkedHashMap<>();
    turns.forEach(turn -> goals.merge(turn.truth().goalId(), 1, Integer::sum));
    int last = turns.size() - 1;
    while (goals.get(turns.get(last).truth().goalId()) > 1) {
      last--;
    }
    return last;
  }

  private static String afterMidnight(String line, Turn turn, LocalDate date) {
    String next = TurnJson.time(date.plusDays(1).atTime(0, 5).toInstant(ZoneOffset.UTC));
    return line.replace(TurnJson.time(turn.at()), next);
  }

  private static List<String> broken(List<String> lines) {
    List<String> broken = new ArrayList<>();
    broken.add(renamed(lines.get(100)).substring(0, 150));
    broken.add(renamed(lines.get(200)).replaceFirst("\"locale\":\"[^\"]*\",", ""));
    broken.add(
        renamed(lines.get(300))
            .replaceFirst("\"asr_confidence\":[0-9.]+", "\"asr_confidence\":1.7"));
    broken.add(
        renamed(lines.get(400))
            .replaceFirst("\"response_status\":\"[^\"]*\"", "\"response_status\":\"MAYBE\""));
    broken.add(
        renamed(lines.get(500)).replaceFirst("\"at\":\"[^\"]*\"", "\"at\":\"yesterday evening\""));
    broken.add(
        renamed(lines.get(600)).replaceFirst("\"response_ms\":[0-9]+", "\"response_ms\":-40"));
    return broken;
  }

  /** An id that no turn has. */
  private static String renamed(String line) {
    return line.replaceFirst("\"turn_id\":\"t", "\"turn_id\":\"x");
  }
}
