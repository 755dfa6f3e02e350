package dev.emend.jobs.check;

/**
 * When a night's turns are refused.
 *
 * @param quarantineShare share of the records that may break the contract, 0 to 1
 * @param quarantineFloor so many broken records are no reason to refuse, whatever their share
 * @param volumeLow the fewest turns a night may have, as a multiple of a typical night, 0 to 1
 * @param volumeHigh the most turns a night may have, as a multiple of a typical night, at least 1
 * @param volumeWindow a typical night is the median of so many accepted nights before, at least 1
 * @param history with fewer accepted nights before it, a night's volume is only warned about
 */
public record CheckOptions(
    double quarantineShare,
    long quarantineFloor,
    double volumeLow,
    double volumeHigh,
    int volumeWindow,
    int history) {
  /** 5 % but 20 records at least; a fifth to five times the median of seven nights; five nights. */
  public static final CheckOptions DEFAULT = new CheckOptions(0.05, 20, 0.2, 5, 7, 5);

  /** Refuses limits that could not hold. */
  public CheckOptions {
    require(
        quarantineShare >= 0 && quarantineShare <= 1,
        "quarantine share",
        quarantineShare,
        "0 to 1");
    require(quarantineFloor >= 0, "quarantine floor", quarantineFloor, "at least 0");
    require(volumeLow >= 0 && volumeLow <= 1, "lowest volume", volumeLow, "0 to 1");
    require(volumeHigh >= 1, "highest volume", volumeHigh, "at least 1");
    require(volumeWindow >= 1, "volume window", volumeWindow, "at least 1");
    require(history >= 1, "history", history, "at least 1");
    require(
        history <= volumeWindow, "history", history, "at most the volume window, " + volumeWindow);
  }

  private static void require(boolean kept, String name, Object value, String wanted) {
    if (!kept) {
      throw new IllegalArgumentException(
          "Invalid " + name + ": " + value + " (must be " + wanted + ")");
    }
  }
}
