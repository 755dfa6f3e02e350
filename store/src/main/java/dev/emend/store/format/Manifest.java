package dev.emend.store.format;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * One version: what it holds and the blobs that it is made of.
 *
 * @param version increasing
 * @param textKey version of the text key its sources are keys of
 * @param asOf the night whose knowledge it holds
 * @param base the version that the deltas lead from and back to, or null
 * @param global number of rewrites for everyone
 * @param personal number of rewrites for one customer
 * @param content digest of all rewrites, whatever their order
 * @param snapshot the whole version
 * @param delta from the base to this version, or null
 * @param reverse from this version to the base, or null
 */
public record Manifest(
    long version,
    int textKey,
    LocalDate asOf,
    Long base,
    long global,
    long personal,
    String content,
    BlobFacts snapshot,
    BlobFacts delta,
    BlobFacts reverse) {

  /** Number of rewrites. */
  public long count() {
    return global + personal;
  }

  /** As the text of the file {@link StoreFormat#manifest}. */
  public String write() {
    return new Sheet()
        .put("version", version)
        .put("text-key", textKey)
        .put("as-of", asOf)
        .put("base", base)
        .put("global", global)
        .put("personal", personal)
        .put("content", content)
        .put("snapshot", snapshot.line())
        .put("delta", delta == null ? null : delta.line())
        .put("reverse", reverse == null ? null : reverse.line())
        .write();
  }

  static Manifest read(String text, String where) throws UnreadableException {
    Sheet sheet = Sheet.read(text, where);
    try {
      return of(sheet);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new UnreadableException("Cannot read " + where + ": " + e.getMessage(), e);
    }
  }

  private static Manifest of(Sheet sheet) {
    String base = sheet.textOrNull("base");
    return new Manifest(
        sheet.number("version"),
        Math.toIntExact(sheet.number("text-key")),
        LocalDate.parse(sheet.text("as-of")),
        base == null ? null : Long.valueOf(base),
        sheet.number("global"),
        sheet.number("personal"),
        sheet.text("content"),
        BlobFacts.of(sheet.text("snapshot")),
        blobOrNull(sheet.textOrNull("delta")),
        blobOrNull(sheet.textOrNull("reverse")));
  }

  private static BlobFacts blobOrNull(String line) {
    return line == null ? null : BlobFacts.of(line);
  }
}
