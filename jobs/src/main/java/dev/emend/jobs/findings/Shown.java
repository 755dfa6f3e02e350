package dev.emend.jobs.findings;

import dev.emend.interaction.Rewrite;
import dev.emend.interaction.SyntheticLabel;
import java.util.List;

/**
 * What was learnt, as of the newest accepted night, as far as it may be shown.
 *
 * @param minCustomers distinct customers that a text needs to be shown; 0 where nothing is
 * @param served rewrites that services get, most customers first
 * @param withheld how many of those with as many customers are left out, because too few customers
 *     said one of their texts
 * @param rejected what is not served, by the kind of reason, the most frequent first
 * @param labels labels, most customers first
 */
public record Shown(
    int minCustomers,
    List<Served> served,
    int withheld,
    List<Rejected> rejected,
    List<SyntheticLabel> labels) {
  /** Nothing was learnt, because the night was not accepted. */
  public static final Shown NOTHING = new Shown(0, List.of(), 0, List.of(), List.of());

  /** Keeps its own lists. */
  public Shown {
    served = List.copyOf(served);
    rejected = List.copyOf(rejected);
    labels = List.copyOf(labels);
  }

  /**
   * A rewrite that is served.
   *
   * @param rewrite for everyone
   * @param sessions examples of sessions behind it, each of another customer
   */
  public record Served(Rewrite rewrite, List<Excerpt> sessions) {
    /** Keeps its own list. */
    public Served {
      sessions = List.copyOf(sessions);
    }
  }

  /**
   * Candidates that were rejected for the same kind of reason.
   *
   * @param kind the reason without its numbers
   * @param count how many there are
   * @param examples those with the most customers that may be shown
   */
  public record Rejected(String kind, long count, List<Rewrite> examples) {
    /** Keeps its own list. */
    public Rejected {
      examples = List.copyOf(examples);
    }
  }
}
