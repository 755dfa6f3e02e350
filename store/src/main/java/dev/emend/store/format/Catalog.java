package dev.emend.store.format;

import dev.emend.interaction.text.TextKey;
import dev.emend.store.blob.BlobSource;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * What a store says of itself. Nothing is handed out that has not passed its check.
 *
 * @param source where the blobs are
 */
public record Catalog(BlobSource source) {
  /** No sheet is longer: what is, is not one. */
  private static final int LONGEST_SHEET = 1 << 16;

  private static final int LONGEST_REASON = 300;

  private static final int MOST_BYTES = Integer.MAX_VALUE - 16;

  /** The announcement; empty when nothing has been published. */
  public Optional<Announcement> announcement() throws UnreadableException {
    String where = StoreFormat.ANNOUNCEMENT + " in " + source.place();
    Optional<String> text = sheet(StoreFormat.ANNOUNCEMENT, where);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Announcement.read(text.get(), where));
    } catch (NewerFormatException e) {
      throw e;
    } catch (UnreadableException e) {
      throw new UnreadableException(e.getMessage() + " (announce one of the kept versions)", e);
    }
  }

  /**
   * Why rewriting is switched off: the first line of the file {@link StoreFormat#OFF}. That the
   * file is there is what counts, so that a shell can write it in an emergency; empty when it is
   * not.
   */
  public Optional<String> off() throws UnreadableException {
    String where = StoreFormat.OFF + " in " + source.place();
    return sheet(StoreFormat.OFF, where).map(Catalog::reason);
  }

  private static String reason(String text) {
    String line = text.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", " ").strip();
    return line.isEmpty()
        ? "no reason was given"
        : line.substring(0, Math.min(line.length(), LONGEST_REASON));
  }

  /** The manifest of the announced version. */
  public Manifest announced(Announcement announcement) throws UnreadableException {
    String text = manifestText(announcement.version());
    if (!Sha256.of(text).equals(announcement.manifestSha256())) {
      throw new UnreadableException(
          "Cannot read version %d in %s: its manifest is not the one that was announced"
              .formatted(announcement.version(), source.place()));
    }
    return Manifest.read(text, whereManifest(announcement.version()));
  }

  /** The manifest of any version. */
  public Manifest manifest(long version) throws UnreadableException {
    return Manifest.read(manifestText(version), whereManifest(version));
  }

  /** Refuses a version whose sources are keys by another rule than this release's. */
  public void demandTextKey(Manifest manifest) throws UnreadableException {
    if (manifest.textKey() != TextKey.VERSION) {
      throw new UnreadableException(
          ("Cannot read version %d in %s: its text key is version %d and this release uses version"
                  + " %d (publish with the release of Emend that services run)")
              .formatted(manifest.version(), source.place(), manifest.textKey(), TextKey.VERSION));
    }
  }

  /** Opens a blob after it was read once from end to end and found to be what its facts say. */
  public InputStream open(BlobFacts blob) throws UnreadableException {
    try {
      if (source.remote()) {
        return fetched(blob);
      }
      try (InputStream in = source.open(blob.name())) {
        verify(in, blob);
      }
      return new BufferedInputStream(source.open(blob.name()), 1 << 16);
    } catch (IOException e) {
      throw new UnreadableException(unreadable(blob.name(), e), e);
    }
  }

  /** Brought here once; the file is gone when it is closed. */
  private InputStream fetched(BlobFacts blob) throws IOException, UnreadableException {
    Path file = Files.createTempFile("emend-store-", ".blob");
    try (InputStream in = source.open(blob.name());
        OutputStream out = Files.newOutputStream(file)) {
      verify(new Copying(in, out), blob);
    } catch (IOException | UnreadableException e) {
      Files.delete(file);
      throw e;
    }
    return new BufferedInputStream(
        Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE), 1 << 16);
  }

  /** Copies what is read. */
  private static final class Copying extends FilterInputStream {
    private final OutputStream out;

    Copying(InputStream in, OutputStream out) {
      super(in);
      this.out = out;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
      int n = super.read(bytes, from, count);
      if (n > 0) {
        out.write(bytes, from, n);
      }
      return n;
    }
  }

  /** A blob's bytes, which are what its facts say. */
  public byte[] bytes(BlobFacts blob) throws UnreadableException {
    if (blob.length() > MOST_BYTES) {
      throw new UnreadableException(
          "Cannot read %s in %s: %,d bytes are too many to hold at once"
              .formatted(blob.name(), source.place(), blob.length()));
    }
    try (InputStream in = source.open(blob.name())) {
      byte[] bytes = in.readNBytes(Math.toIntExact(blob.length() + 1));
      MessageDigest digest = Sha256.start();
      digest.update(bytes);
      demand(blob, bytes.length, Sha256.hex(digest));
      return bytes;
    } catch (IOException e) {
      throw new UnreadableException(unreadable(blob.name(), e), e);
    }
  }

  private void verify(InputStream in, BlobFacts blob) throws IOException, UnreadableException {
    MessageDigest digest = Sha256.start();
    byte[] buffer = new byte[1 << 16];
    long length = 0;
    // What is longer than it should be is not read to its end, if it has one.
    for (int n = in.read(buffer); n >= 0 && length <= blob.length(); n = in.read(buffer)) {
      digest.update(buffer, 0, n);
      length += n;
    }
    demand(blob, length, Sha256.hex(digest));
  }

  private void demand(BlobFacts blob, long length, String sha256) throws UnreadableException {
    if (length != blob.length()) {
      throw new UnreadableException(
          "Cannot read %s in %s: it is damaged (%,d bytes or more, not %,d)"
              .formatted(blob.name(), source.place(), length, blob.length()));
    }
    if (!sha256.equals(blob.sha256())) {
      throw new UnreadableException(
          "Cannot read %s in %s: it is damaged (SHA-256 %s…, not %s…)"
              .formatted(
                  blob.name(),
                  source.place(),
                  sha256.substring(0, 8),
                  blob.sha256().substring(0, Math.min(8, blob.sha256().length()))));
    }
  }

  private String manifestText(long version) throws UnreadableException {
    return sheet(StoreFormat.manifest(version), whereManifest(version))
        .orElseThrow(
            () ->
                new UnreadableException(
                    "Cannot read version %d in %s: its manifest is missing"
                        .formatted(version, source.place())));
  }

  private Optional<String> sheet(String name, String where) throws UnreadableException {
    try (InputStream in = source.open(name)) {
      return Optional.of(new String(in.readNBytes(LONGEST_SHEET), StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UnreadableException("Cannot read " + where + ": " + reason(e), e);
    }
  }

  private String whereManifest(long version) {
    return StoreFormat.manifest(version) + " in " + source.place();
  }

  private String unreadable(String name, IOException e) {
    return "Cannot read " + name + " in " + source.place() + ": " + reason(e);
  }

  private static String reason(IOException e) {
    return e instanceof NoSuchFileException ? "it is missing" : e.toString();
  }
}
