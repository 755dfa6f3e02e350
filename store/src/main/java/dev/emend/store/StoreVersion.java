package dev.emend.store;

import dev.emend.store.format.Manifest;
import java.time.LocalDate;

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
