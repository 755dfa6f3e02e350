package dev.emend.store.publish;

import dev.emend.store.StoreException;
import dev.emend.store.format.Catalog;
import dev.emend.store.format.StoreFormat;
import dev.emend.store.format.UnreadableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Stops all services that follow a store from rewriting, and lets them again: a file beside the
 * announcement, which each obeys at its next refresh. Publishing goes on meanwhile and leaves it
 * alone, and it takes no lock: in an emergency nobody waits for a night.
 */
public final class FleetSwitch {
  private final BlobStorage storage;

  /** The switch of a store. */
  public FleetSwitch(BlobStorage storage) {
    this.storage = storage;
  }

  /**
   * Why rewriting is off; empty where it is on.
   *
   * @throws StoreException where that cannot be told
   */
  public Optional<String> reason() {
    try {
      return new Catalog(storage).off();
    } catch (UnreadableException e) {
      throw new StoreException(e.getMessage(), e);
    }
  }

  /**
   * Switches rewriting off; switched off already, the reason is replaced.
   *
   * @param reason for whoever looks at a service, one line
   * @throws StoreException where the store cannot be written
   */
  public void off(String reason) {
    if (reason.isBlank() || reason.lines().count() > 1) {
      throw new IllegalArgumentException(
          "Invalid reason: '%s' (must be one line that says why)".formatted(reason));
    }
    byte[] text = (reason.strip() + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      storage.write(StoreFormat.OFF, out -> out.write(text));
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /**
   * Lets services rewrite again.
   *
   * @throws StoreException where the store cannot be written
   */
  public void on() {
    try {
      storage.delete(StoreFormat.OFF);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private StoreException unwritable(IOException e) {
    return new StoreException(
        "Cannot write to %s: %s (look at its rights and free space, then run this again)"
            .formatted(storage.place(), e),
        e);
  }
}
