package dev.emend.store.format;

/**
 * Which version is served.
 *
 * @param version the version to serve
 * @param newest the highest version ever announced; higher ones are what a killed publish left
 * @param manifestSha256 digest of the served version's manifest
 */
public record Announcement(long version, long newest, String manifestSha256) {
  /** As the text of the file {@link StoreFormat#ANNOUNCEMENT}. */
  public String write() {
    return new Sheet()
        .put("version", version)
        .put("newest", newest)
        .put("manifest", manifestSha256)
        .write();
  }

  static Announcement read(String text, String where) throws UnreadableException {
    Sheet sheet = Sheet.read(text, where);
    try {
      return new Announcement(
          sheet.number("version"), sheet.number("newest"), sheet.text("manifest"));
    } catch (IllegalArgumentException e) {
      throw new UnreadableException("Cannot read " + where + ": " + e.getMessage(), e);
    }
  }
}
