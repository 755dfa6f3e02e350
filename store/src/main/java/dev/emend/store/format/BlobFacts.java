package dev.emend.store.format;

/**
 * A blob and what it must be to be believed.
 *
 * @param name file name within the store
 * @param length bytes
 * @param sha256 64 hexadecimal digits
 */
public record BlobFacts(String name, long length, String sha256) {
  String line() {
    return name + ' ' + length + ' ' + sha256;
  }

  static BlobFacts of(String line) {
    String[] parts = line.split(" ", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("Invalid blob: '" + line + "' (name, length and digest)");
    }
    return new BlobFacts(parts[0], Long.parseLong(parts[1]), parts[2]);
  }
}
