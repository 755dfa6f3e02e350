package dev.emend.pipelines.torture;

import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Goes on killing without a build around it: {@code night|publish}, how many, where the record is,
 * the sample logs, and a folder to work in.
 */
final class KillRunner {
  /** Held, as the level of a logger that nobody holds is forgotten. */
  private static final Logger HOLLOW = Logger.getLogger("com.netflix.hollow");

  private KillRunner() {}

  public static void main(String[] args) throws Exception {
    HOLLOW.setLevel(Level.WARNING);
    Path folder = Path.of(args[4]);
    KillLog log = new KillLog(Path.of(args[2]));
    int seeds = Integer.parseInt(args[1]);
    List<Kill> unsound =
        args[0].equals("night")
            ? nights(log, seeds, Path.of(args[3]), folder)
            : publishes(log, seeds, folder);
    unsound.forEach(kill -> System.out.println(kill.line()));
    System.out.println(unsound.size() + " of " + seeds + " are not as they would be undisturbed");
  }

  static List<Kill> nights(KillLog log, int seeds, Path sampleLogs, Path folder) throws Exception {
    return log.goOn(seeds, new NightKills(folder.resolve("night"), sampleLogs));
  }

  static List<Kill> publishes(KillLog log, int seeds, Path folder) throws Exception {
    return log.goOn(seeds, new PublishKills(folder.resolve("publish")));
  }
}
