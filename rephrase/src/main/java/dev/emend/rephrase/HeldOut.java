package dev.emend.rephrase;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What can be said of a training without a truth. Sessions are cut into two halves, a model is
 * fitted to each, and judges the sessions of the other; its guesses are held against the beliefs of
 * the model that taught both, as if these were right. So the figures tell how much of the teaching
 * carries over to sessions that were not seen, and where it does less; they do not tell how often
 * the model is right.
 *
 * @param taughtBy id of the model whose beliefs are taken as right
 * @param all every turn with an earlier attempt
 * @param byLocale the same by locale
 * @param byDeviceType the same by the log's device_type; {@link #UNNAMED} where it has none
 */
public record HeldOut(
    String taughtBy,
    ModelQuality all,
    SortedMap<String, ModelQuality> byLocale,
    SortedMap<String, ModelQuality> byDeviceType) {
  /** The device type of turns that do not name one. */
  public static final String UNNAMED = "not named";

  /** Keeps its own maps. */
  public HeldOut {
    byLocale = Collections.unmodifiableSortedMap(new TreeMap<>(byLocale));
    byDeviceType = Collections.unmodifiableSortedMap(new TreeMap<>(byDeviceType));
  }

  /**
   * A turn that was held out.
   *
   * @param locale BCP 47
   * @param deviceType or null
   * @param logOdds of each candidate alone, not calibrated, by a model that did not see the session
   * @param beliefs probability of each candidate by the model that taught
   */
  @SuppressWarnings("ArrayRecordComponent") // lives for one sum; boxing would triple it
  record JudgedTurn(String locale, String deviceType, double[] logOdds, double[] beliefs) {}

  static HeldOut of(
      String taughtBy, List<JudgedTurn> turns, RephraseModel.Calibration calibration) {
    return new HeldOut(
        taughtBy,
        ModelQuality.expected(turns, calibration),
        by(turns, JudgedTurn::locale, calibration),
        by(turns, JudgedTurn::deviceType, calibration));
  }

  private static SortedMap<String, ModelQuality> by(
      List<JudgedTurn> turns,
      Function<JudgedTurn, String> part,
      RephraseModel.Calibration calibration) {
    Map<String, List<JudgedTurn>> parts = new TreeMap<>();
    for (JudgedTurn turn : turns) {
      String name = part.apply(turn) == null ? UNNAMED : part.apply(turn);
      parts.computeIfAbsent(name, n -> new ArrayList<>()).add(turn);
    }
    SortedMap<String, ModelQuality> qualities = new TreeMap<>();
    parts.forEach((name, own) -> qualities.put(name, ModelQuality.expected(own, calibration)));
    return qualities;
  }
}
