package dev.emend.example.rewrite;

import dev.emend.store.RewriteStore;
import dev.emend.store.StoreException;
import dev.emend.store.StoreOptions;
import dev.emend.store.blob.BlobSource;
import dev.emend.store.blob.FolderSource;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.jetty.server.Server;

/** Starts the service: {@code run [folder or http(s) address of a store] [port]}. */
public final class Main {
  private Main() {}

  /** See the class. */
  public static void main(String[] args) throws Exception {
    try {
      String place = args.length > 0 ? args[0] : "warehouse/store";
      Server server = start(place, args.length > 1 ? Integer.parseInt(args[1]) : 8080);
      System.out.printf(
          "Serving %s at %s (rewrite, health, metrics, explorer, diff)%n", place, server.getURI());
      server.join();
    } catch (StoreException | IllegalArgumentException e) {
      System.err.println("rewrite-service: " + e.getMessage());
      System.exit(1);
    }
  }

  /** On loopback; port 0 is any that is free. */
  static Server start(String place, int port) throws Exception {
    BlobSource source =
        place.matches("(?i)(file|https?):.*")
            ? RewriteStore.source(URI.create(place))
            : new FolderSource(Path.of(place));
    RewriteStore store = RewriteStore.open(source, StoreOptions.standard());
    store.follow(Duration.ofSeconds(10));
    Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    server.setHandler(new RewriteService(store, new HollowPages(source, store)));
    server.start();
    return server;
  }
}
