package dev.emend.pipelines.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The kills so far, one a line; each is written when it is over, so that a run can be resumed. */
record KillLog(Path file) {
  /** A piece of torture: one seed. */
  interface Torture {
    Kill kill(long seed) throws Exception;
  }

  /** The first seed that is not recorded yet. */
  long next() throws IOException {
    if (!Files.exists(file)) {
      return 1;
    }
    List<String> lines = Files.readAllLines(file);
    return lines.size() == 1 ? 1 : 1 + Long.parseLong(lines.get(lines.size() - 1).split(",")[0]);
  }

  /** Goes on with so many seeds; those that are not sound come back. */
  List<Kill> goOn(int seeds, Torture torture) throws Exception {
    Files.createDirectories(file.getParent());
    if (!Files.exists(file)) {
      Files.writeString(file, Kill.HEADER + "\n");
    }
    List<Kill> unsound = new ArrayList<>();
    long first = next();
    for (long seed = first; seed < first + seeds; seed++) {
      Kill kill = torture.kill(seed);
      Files.writeString(file, kill.line() + "\n", StandardOpenOption.APPEND);
      if (!kill.sound()) {
        unsound.add(kill);
      }
    }
    return unsound;
  }
}
