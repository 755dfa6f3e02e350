package dev.emend.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.interaction.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SampleNightsTest {
  private static final long MOST_BYTES = 1_500_000;
  private static Map<String, String> texts;

  @BeforeAll
  static void generate() {
    texts = NightFiles.texts(WorldOptions.sample());
  }

  /** Compared unpacked: how well zlib packs differs between machines, what it packs does not. */
  @Test
  void checkedInNightsAreTheOnesThatTheGeneratorWrites() throws IOException {
    for (Map.Entry<String, String> file : texts.entrySet()) {
      byte[] stored = Files.readAllBytes(Path.of(file.getKey()));
      String text =
          new String(
              new GZIPInputStream(new ByteArrayInputStream(stored)).readAllBytes(),
              StandardCharsets.UTF_8);
      assertThat(text.equals(file.getValue()))
          .as("%s is what `SampleNights` writes (run it again?)", file.getKey())
          .isTrue();
      assertThat(new byte[] {stored[4], stored[5], stored[6], stored[7]})
          .as("time in the header of %s", file.getKey())
          .containsOnly(0);
    }
  }

  @Test
  void noOtherNightsAreCheckedIn() throws IOException {
    try (Stream<Path> logs = Files.list(Path.of("logs"));
        Stream<Path> truth = Files.list(Path.of("truth"))) {
      assertThat(Stream.concat(logs, truth).map(path -> path.toString().replace('\\', '/')))
          .containsExactlyInAnyOrderElementsOf(texts.keySet());
    }
  }

  @Test
  void nightsAreSmallEnoughForGit() throws IOException {
    long bytes = 0;
    for (String file : texts.keySet()) {
      bytes += Files.size(Path.of(file));
    }
    assertThat(bytes).isLessThan(MOST_BYTES);
  }

  @Test
  void pageCountsTheRecordsOfEachNight() throws IOException {
    String page = Files.readString(Path.of("README.md"));
    Set<String> earlier = new HashSet<>();
    for (LocalDate date : WorldOptions.sample().dates()) {
      assertThat(page).contains(account(date, earlier));
    }
  }

  private static String account(LocalDate date, Set<String> earlier) {
    List<String> log = texts.get("logs/" + date + ".jsonl.gz").lines().toList();
    long known = texts.get("truth/" + date + ".jsonl.gz").lines().count();
    Set<String> tonight = new HashSet<>();
    int broken = 0;
    int duplicates = 0;
    int stray = 0;
    for (String line : log) {
      String id = line.replaceFirst(".*?\"turn_id\":\"([^\"]*)\".*", "$1");
      if (!line.endsWith("}") || id.startsWith("x")) {
        broken++;
      } else if (earlier.contains(id) || !tonight.add(id)) {
        duplicates++;
      } else if (!line.contains("\"at\":\"" + date + "T")) {
        stray++;
      }
    }
    earlier.addAll(tonight);
    assertThat(tonight).hasSize((int) known);
    return "| %s | %,d | %,d | %d | %d | %d |"
        .formatted(date, log.size(), tonight.size(), duplicates, broken, stray);
  }

  @Test
  void everyUtteranceThatThePageTellsOfIsInTheLogs() throws IOException {
    String all = String.join("\n", texts.values());
    String page = Files.readString(Path.of("README.md"));
    Set<String> told = new HashSet<>();
    Pattern.compile("“([^”]+)”").matcher(page).results().forEach(m -> told.add(m.group(1)));
    assertThat(told).hasSizeGreaterThan(50);
    assertThat(told).allSatisfy(text -> assertThat(all).contains('"' + text + '"'));
  }

  @Test
  void pageCountsTheCustomersWhoMendedWhatTheySaid() throws IOException {
    Map<String, Mended> mended = mended();
    List<MatchResult> rows =
        Pattern.compile("\\| “(.+)” \\| “(.+)” \\| (\\d+) \\|")
            .matcher(Files.readString(Path.of("README.md")))
            .results()
            .toList();
    assertThat(rows).hasSizeGreaterThan(24);
    for (MatchResult row : rows) {
      Mended story = mended.get(row.group(1));
      assertThat(story.by()).as(row.group()).hasSize(Integer.parseInt(row.group(3)));
      assertThat(story.with()).as(row.group()).contains(row.group(2));
    }
  }

  private record Mended(Set<String> by, Set<String> with) {}

  /** For each utterance that was read wrong: who got through later in the goal, and with what. */
  private static Map<String, Mended> mended() {
    WorldOptions options = WorldOptions.sample();
    World world = new World(options);
    Map<String, List<GeneratedTurn>> goals = new LinkedHashMap<>();
    for (LocalDate date : options.dates()) {
      for (GeneratedTurn turn : world.night(date)) {
        goals.computeIfAbsent(turn.truth().goalId(), id -> new ArrayList<>()).add(turn);
      }
    }
    Map<String, Mended> mended = new HashMap<>();
    for (List<GeneratedTurn> goal : goals.values()) {
      for (int i = 0; i < goal.size(); i++) {
        GeneratedTurn first = goal.get(i);
        List<String> works =
            goal.subList(i, goal.size()).stream()
                .filter(turn -> !first.truth().correct() && works(turn))
                .map(turn -> turn.turn().utterance())
                .toList();
        if (!works.isEmpty()) {
          Mended story =
              mended.computeIfAbsent(
                  first.turn().utterance(), text -> new Mended(new HashSet<>(), new HashSet<>()));
          story.by().add(first.turn().customerId());
          story.with().addAll(works);
        }
      }
    }
    return mended;
  }

  private static boolean works(GeneratedTurn turn) {
    return turn.truth().content()
        && turn.truth().correct()
        && turn.turn().answer().status() == Answer.Status.OK;
  }
}
