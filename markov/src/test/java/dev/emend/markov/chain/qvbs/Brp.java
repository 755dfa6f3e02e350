package dev.emend.markov.chain.qvbs;

import static dev.emend.markov.chain.qvbs.Rules.with;

import java.util.List;

/**
 * brp, the bounded retransmission protocol (D'Argenio, Jeannet, Jensen and Larsen 2001): a file is
 * sent in chunks over channels that lose a frame by 0.02 and an acknowledgement by 0.01.
 *
 * @param chunks N
 * @param retransmissions MAX, at most so many a chunk
 */
public record Brp(int chunks, int retransmissions) implements Rules {
  // The sender.
  private static final int S = 0;
  private static final int S_REPORT = 1;
  private static final int TRIES = 2;
  private static final int CHUNK = 3;
  private static final int SENT_BIT = 4;
  private static final int S_BIT = 5;
  private static final int FIRST_SENT = 6;
  private static final int LAST_SENT = 7;
  // The receiver.
  private static final int R = 8;
  private static final int R_REPORT = 9;
  private static final int FIRST = 10;
  private static final int LAST = 11;
  private static final int BIT = 12;
  private static final int R_BIT = 13;
  private static final int RECEIVED = 14;
  // The checker, the channel of frames, the channel of acknowledgements: 0 idle, 1 full, 2 lost.
  private static final int BEGUN = 15;
  private static final int K = 16;
  private static final int L = 17;

  @Override
  public List<int[]> initial() {
    return List.of(new int[18]);
  }

  /** Sender and receiver never can both move. */
  @Override
  public void steps(int[] v, Next next) {
    if (v[R] == 1) {
      next.to(1, with(v, R, 2, R_BIT, v[BIT]));
    } else if (v[R] == 2 && v[R_BIT] == v[BIT]) {
      next.to(1, with(v, R, 3, R_REPORT, v[FIRST] == 1 ? 1 : v[LAST] == 1 ? 3 : 2));
    } else if (v[R] == 2) {
      acknowledge(with(v, R, 4), next);
    } else if (v[R] == 3) {
      acknowledge(with(v, R, 4, R_BIT, 1 - v[R_BIT]), next);
    } else if (v[K] == 1) {
      int[] arrived = with(v, K, 0, R, v[R] == 0 ? 1 : 2, RECEIVED, v[BEGUN]);
      next.to(1, with(arrived, FIRST, v[FIRST_SENT], LAST, v[LAST_SENT], BIT, v[SENT_BIT]));
    } else {
      sender(v, next);
    }
  }

  private static void acknowledge(int[] v, Next next) {
    next.to(99, with(v, L, 1));
    next.to(1, with(v, L, 2));
  }

  private void sender(int[] v, Next next) {
    switch (v[S]) {
      case 0 -> {
        if (v[BEGUN] == 0) {
          next.to(1, with(v, S, 1, CHUNK, 1, S_REPORT, 0, BEGUN, 1));
        }
      }
      case 1 -> send(v, 0, next);
      case 2 -> answered(v, next);
      case 3 -> {
        if (v[TRIES] < retransmissions) {
          send(v, v[TRIES] + 1, next);
        } else {
          next.to(1, with(v, S, 5, S_REPORT, v[CHUNK] < chunks ? 1 : 2));
        }
      }
      case 4 ->
          next.to(
              1,
              v[CHUNK] < chunks ? with(v, S, 1, CHUNK, v[CHUNK] + 1) : with(v, S, 0, S_REPORT, 3));
      default -> next.to(1, synchronised(v[S] == 5 ? with(v, S, 6) : with(v, S, 0, S_BIT, 0)));
    }
  }

  private void send(int[] v, int tries, Next next) {
    int first = v[CHUNK] == 1 ? 1 : 0;
    int last = v[CHUNK] == chunks ? 1 : 0;
    int[] sent =
        with(v, S, 2, FIRST_SENT, first, LAST_SENT, last, SENT_BIT, v[S_BIT], TRIES, tries);
    next.to(98, with(sent, K, 1));
    next.to(2, with(sent, K, 2));
  }

  private static void answered(int[] v, Next next) {
    if (v[L] == 1) {
      next.to(1, with(v, S, 4, S_BIT, 1 - v[S_BIT], L, 0));
    } else if (v[K] == 2) {
      next.to(1, with(v, S, 3, K, 0));
    } else if (v[L] == 2) {
      next.to(1, with(v, S, 3, L, 0));
    }
  }

  private static int[] synchronised(int[] v) {
    return switch (v[R]) {
      case 4 -> v[LAST_SENT] == 1 ? with(v, R, 5) : with(v, R, 5, R_REPORT, 4);
      case 5 -> with(v, R, 0, R_REPORT, 0);
      default -> v;
    };
  }

  /** p1: the sender reports no success. */
  public boolean unsuccessful(int[] state) {
    return state[S] == 5;
  }

  /** p2: the sender reports that it does not know. */
  public boolean uncertain(int[] state) {
    return state[S] == 5 && state[S_REPORT] == 2;
  }

  /** p4: the sender reports, and nothing was received. */
  public boolean nothingReceived(int[] state) {
    return state[S_REPORT] != 0 && state[RECEIVED] == 0;
  }
}
