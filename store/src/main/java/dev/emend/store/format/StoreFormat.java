package dev.emend.store.format;

/** Names and numbers of the format. */
public final class StoreFormat {
  /** Goes up whenever older readers could not read what is written. */
  public static final int VERSION = 1;

  /** The file that names the version to serve. */
  public static final String ANNOUNCEMENT = "announced";

  /** The file that, by being there, switches rewriting off for all who read the store. */
  public static final String OFF = "off";

  /** Header tag of each blob: the digest of the content that the blob leads to. */
  public static final String TAG_CONTENT = "emend.content";

  /** Header tag of each blob: the number of rewrites of the version that the blob leads to. */
  public static final String TAG_COUNT = "emend.count";

  /** Header tag of each blob: the version of the format. */
  public static final String TAG_FORMAT = "emend.format";

  /** Header tag of each blob: the version of the text key. */
  public static final String TAG_TEXT_KEY = "emend.text-key";

  /** Header tag of each blob: the version of the store that the blob leads to. */
  public static final String TAG_VERSION = "emend.version";

  private StoreFormat() {}

  /** What describes a version. */
  public static String manifest(long version) {
    return version + ".manifest";
  }

  /** The whole of a version. */
  public static String snapshot(long version) {
    return version + ".snapshot";
  }

  /** What leads from a version's base to the version. */
  public static String delta(long version) {
    return version + ".delta";
  }

  /** What leads from a version back to its base. */
  public static String reverse(long version) {
    return version + ".reverse";
  }
}
