package dev.emend.jobs.findings;

import dev.emend.jobs.rows.AcceptedNight;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * What an accepted night comes to, as it was counted when it was accepted; null where it was not.
 *
 * @param night the date
 * @param turns turns that were accepted
 * @param friction share of the turns that show any sign of discontent
 * @param rephrases share of the turns that say an earlier one again
 * @param rewrites rewrites that were served as of that night
 * @param labels labels as of that night
 * @param quarantined share of the records that were set aside
 */
public record NightFigures(
    LocalDate night,
    Long turns,
    Double friction,
    Double rephrases,
    Long rewrites,
    Long labels,
    Double quarantined) {
  /** The nights in order of their dates, at most so many of the newest. */
  public static List<NightFigures> of(Collection<AcceptedNight> nights, int most) {
    List<NightFigures> all =
        nights.stream()
            .map(NightFigures::of)
            .sorted(Comparator.comparing(NightFigures::night))
            .toList();
    return all.subList(Math.max(0, all.size() - most), all.size());
  }

  private static NightFigures of(AcceptedNight night) {
    return new NightFigures(
        night.night(),
        night.counts().get("ingest.accepted"),
        share(night, "judge.friction", "judge.turns"),
        share(night, "judge.rephrases", "judge.turns"),
        night.counts().get("mine.served"),
        night.counts().get("label.labels"),
        share(night, "ingest.quarantined", "ingest.read"));
  }

  private static Double share(AcceptedNight night, String part, String whole) {
    Long counted = night.counts().get(part);
    Long all = night.counts().get(whole);
    return counted == null || all == null || all == 0 ? null : (double) counted / all;
  }
}
