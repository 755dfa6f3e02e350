package dev.emend.pipelines.cli;

import dev.emend.jobs.config.Settings;
import dev.emend.jobs.steps.ExitCode;
import dev.emend.pipelines.ExpectedFailure;
import dev.emend.store.publish.Guards;
import dev.emend.store.publish.PublishOptions;
import dev.emend.store.publish.RewritePublisher;
import java.net.URI;
import java.nio.file.Path;

/** Where the rewrite store of some settings is, and how it is published to. */
final class StoreFolder {
  private StoreFolder() {}

  /** The folder; stores are on this machine's file system. */
  static Path of(Settings settings) {
    String path = settings.publish().path();
    String place = path != null ? path : settings.warehouse().path() + "/store";
    if (place.startsWith("file:")) {
      return Path.of(URI.create(place).getPath());
    }
    if (place.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")) {
      throw new ExpectedFailure(
          ExitCode.USAGE,
          "The store must be in a local folder, not in " + place + " (set publish.path)");
    }
    return Path.of(place);
  }

  /** The publisher of that store. */
  static RewritePublisher publisher(Settings settings) {
    return new RewritePublisher(of(settings), options(settings));
  }

  /** How that store is published to. */
  static PublishOptions options(Settings settings) {
    Settings.Publish publish = settings.publish();
    return new PublishOptions(
        new Guards(publish.minRewrites(), publish.maxChange(), publish.changeGateFrom()),
        publish.keptVersions(),
        publish.pinnedVersions());
  }
}
