package dev.emend.benchmarks;

import dev.emend.interaction.Session;
import dev.emend.rephrase.PreparedSession;
import dev.emend.rephrase.SessionCutter;
import dev.emend.sample.GeneratedTurn;
import dev.emend.sample.InquiryWorld;
import dev.emend.sample.World;
import dev.emend.sample.WorldOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Sessions of drawn worlds of both kinds, taking turns. */
final class ScoringSample {
  private static final Duration GAP = Duration.ofSeconds(45);
  private static final int SESSIONS = 150;

  private ScoringSample() {}

  /** A pair of turns of a prepared session. */
  record Pair(PreparedSession session, int earlier, int later) {}

  /**
   * Sessions of this many turns in all.
   *
   * @param turns number of turns
   */
  static List<Session> sessions(int turns) {
    List<Session> chosen = new ArrayList<>();
    int missing = turns;
    for (Session session : drawn()) {
      if (session.size() <= missing) {
        chosen.add(session);
        missing -= session.size();
      }
    }
    if (missing > 0) {
      throw new IllegalArgumentException(
          "Cannot draw " + turns + " turns: the worlds are " + missing + " short");
    }
    return chosen;
  }

  /** The first candidate pairs of the sessions, in the order in which a night meets them. */
  static List<Pair> pairs(List<PreparedSession> sessions, int most) {
    List<Pair> pairs = new ArrayList<>();
    for (PreparedSession session : sessions) {
      for (int later = 0; later < session.size(); later++) {
        for (int earlier : session.candidates(later)) {
          pairs.add(new Pair(session, earlier, later));
        }
      }
    }
    return pairs.subList(0, most);
  }

  private static List<Session> drawn() {
    List<Session> requests = cut(LongStream.range(301, 304).mapToObj(ScoringSample::requests));
    List<Session> inquiries = cut(LongStream.range(301, 304).mapToObj(ScoringSample::inquiries));
    List<Session> both = new ArrayList<>();
    for (int i = 0; i < Math.min(requests.size(), inquiries.size()); i++) {
      both.add(requests.get(i));
      both.add(inquiries.get(i));
    }
    return both;
  }

  private static List<Session> cut(Stream<List<GeneratedTurn>> worlds) {
    SessionCutter cutter = new SessionCutter(GAP);
    return worlds
        .flatMap(world -> cutter.cut(world.stream().map(GeneratedTurn::turn).toList()).stream())
        .toList();
  }

  private static List<GeneratedTurn> requests(long seed) {
    WorldOptions options = WorldOptions.drawn(seed, SESSIONS);
    return new World(options).night(options.firstNight());
  }

  private static List<GeneratedTurn> inquiries(long seed) {
    return new InquiryWorld(seed, SESSIONS).turns();
  }
}
