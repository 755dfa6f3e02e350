package dev.emend.store;

import dev.emend.store.format.Manifest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A version of the store.
 *
 * @param version increasing
 * @param asOf the night whose knowledge it holds
 * @param global number of rewrites for everyone
 * @param personal number of rewrites for one customer
 * @param content digest of all its rewrites
 * @param announced whether it is the one that services are to serve
 */
public record StoreVersion(
    long version, LocalDate asOf, long global, long personal, String content, boolean announced) {

  /** Number of rewrites. */
  public long count() {
    return global + personal;
  }

  /**
   * When it was published: the moment that its number writes, {@code yyyyMMddHHmmssSSS} in UTC.
   * Empty for numbers that write none. Where two were published in one moment, the second is a
   * millisecond off.
   */
  public Optional<Instant> publishedAt() {
    long minute = version / 100_000;
    try {
      LocalDateTime at =
          LocalDateTime.of(
              Math.toIntExact(minute / 100_000_000),
              (int) (minute / 1_000_000 % 100),
              (int) (minute / 10_000 % 100),
              (int) (minute / 100 % 100),
              (int) (minute % 100));
      // The number after ...59999 is ...60000.
      return Optional.of(at.toInstant(ZoneOffset.UTC).plusMillis(version % 100_000));
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  /** The facts of a manifest. */
  public static StoreVersion of(Manifest manifest, boolean announced) {
    return new StoreVersion(
        manifest.version(),
        manifest.asOf(),
        manifest.global(),
        manifest.personal(),
        manifest.content(),
        announced);
  }
}
