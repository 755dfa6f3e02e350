package dev.emend.pipelines.cli;

import dev.emend.jobs.config.Settings;
import dev.emend.store.blob.BlobSource;
import dev.emend.store.blob.FolderSource;
import dev.emend.store.hadoop.HadoopSource;
import dev.emend.store.hadoop.HadoopStorage;
import dev.emend.store.hadoop.Holder;
import dev.emend.store.publish.BlobStorage;
import dev.emend.store.publish.FolderStorage;
import dev.emend.store.publish.Guards;
import dev.emend.store.publish.PublishOptions;
import dev.emend.store.publish.RewritePublisher;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;

/** Where the rewrite store of some settings is, and how it is read and published to. */
final class StoreFolder {
  private StoreFolder() {}

  /** The folder: a path of this machine, or any Hadoop path. */
  static String place(Settings settings) {
    String path = settings.publish().path();
    String place = path != null ? path : settings.warehouse().path() + "/store";
    return place.startsWith("file:") ? URI.create(place).getPath() : place;
  }

  /** What a reader opens. */
  static BlobSource source(Settings settings) {
    String place = place(settings);
    return isRemote(place)
        ? new HadoopSource(place, HadoopSettings.of(settings))
        : new FolderSource(Path.of(place));
  }

  /** What a publisher writes to. */
  static BlobStorage storage(Settings settings) {
    String place = place(settings);
    return isRemote(place)
        ? new HadoopStorage(place, HadoopSettings.of(settings), holder())
        : new FolderStorage(Path.of(place));
  }

  /** The publisher of that store. */
  static RewritePublisher publisher(Settings settings) {
    return new RewritePublisher(storage(settings), options(settings));
  }

  /** How that store is published to. */
  static PublishOptions options(Settings settings) {
    Settings.Publish publish = settings.publish();
    return new PublishOptions(
        new Guards(publish.minRewrites(), publish.maxChange(), publish.changeGateFrom()),
        publish.keptVersions(),
        publish.pinnedVersions());
  }

  private static Holder holder() {
    return new Holder(thisProcess(), Clock.systemUTC(), Holder.LEASE);
  }

  private static boolean isRemote(String place) {
    return place.matches("[A-Za-z][A-Za-z0-9+.-]+:.*");
  }

  /** No process before or after it is called the same. */
  private static String thisProcess() {
    ProcessHandle process = ProcessHandle.current();
    Instant start = process.info().startInstant().orElseGet(Instant::now);
    return "process %d on %s, since %s".formatted(process.pid(), host(), start);
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "a host without a name";
    }
  }
}
