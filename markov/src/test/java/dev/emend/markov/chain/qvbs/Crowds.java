package dev.emend.markov.chain.qvbs;

import static dev.emend.markov.chain.qvbs.Rules.with;

import java.util.List;

/**
 * crowds (Reiter and Rubin 1998, modelled by Shmatikov): a message is forwarded by 0.8 through
 * members that are bad by 0.091 each; a bad one notes who it got the message from, and delivers.
 *
 * @param runs TotalRuns
 * @param good CrowdSize, the good members
 */
public record Crowds(int runs, int good) implements Rules {
  private static final int NOBODY = 20;
  private static final int LAUNCH = 0;
  private static final int NEW = 1;
  private static final int LEFT = 2;
  private static final int START = 3;
  private static final int RUN = 4;
  private static final int LAST_SEEN = 5;
  private static final int GOOD = 6;
  private static final int BAD = 7;
  private static final int RECORD = 8;
  private static final int OBSERVE = 9;
  private static final int DELIVER = 10;
  private static final int DONE = 11;
  private static final int SEEN = 12;

  @Override
  public List<int[]> initial() {
    return List.of(with(new int[SEEN + good], LAUNCH, 1, LEFT, runs, LAST_SEEN, NOBODY));
  }

  @Override
  public void steps(int[] v, Next next) {
    if (v[LAUNCH] == 1) {
      next.to(1, with(v, NEW, 1, LEFT, runs, LAUNCH, 0));
    } else if (v[NEW] == 1 && v[LEFT] > 0) {
      next.to(1, with(v, LEFT, v[LEFT] - 1, NEW, 0, START, 1));
    } else if (v[START] == 1) {
      next.to(1, with(v, LAST_SEEN, 0, RUN, 1, DELIVER, 0, START, 0));
    } else if (v[RECORD] == 1) {
      for (int member = 0; member < good; member++) {
        next.to(1, with(v, LAST_SEEN, member, RECORD, 0, RUN, 1));
      }
    } else if (v[OBSERVE] == 1) {
      int seen = SEEN + v[LAST_SEEN];
      next.to(1, with(v, seen, v[seen] + 1, DELIVER, 1, RUN, 1, OBSERVE, 0));
    } else if (v[DONE] == 1) {
      next.to(1, with(v, NEW, 1, DONE, 0, RUN, 0, LAST_SEEN, NOBODY));
    } else if (v[RUN] == 1) {
      running(v, next);
    }
  }

  private static void running(int[] v, Next next) {
    if (v[DELIVER] == 1) {
      next.to(1, with(v, DONE, 1, DELIVER, 0, RUN, 0, GOOD, 0, BAD, 0));
    } else if (v[GOOD] == 1) {
      next.to(8, with(v, GOOD, 0));
      next.to(2, with(v, DELIVER, 1));
    } else {
      next.to(909, with(v, GOOD, 1, RECORD, 1, RUN, 0));
      next.to(91, with(v, BAD, 1, OBSERVE, 1, RUN, 0));
    }
  }

  /** The true sender was observed more than once. */
  public boolean positive(int[] state) {
    return state[SEEN] > 1;
  }
}
