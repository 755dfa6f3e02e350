package dev.emend.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.jobs.config.Assignment;
import dev.emend.jobs.config.Configuration;
import dev.emend.jobs.config.ConfigurationReader;
import dev.emend.jobs.config.Settings;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class HadoopSettingsTest {
  @Test
  void theConfigurationWinsOverWhatWasSubmitted() {
    Settings settings = settings("warehouse.hadoop.\"fs.s3a.endpoint\"=configured");
    Properties submitted = new Properties();
    submitted.setProperty("spark.hadoop.fs.s3a.endpoint", "submitted");
    submitted.setProperty("spark.hadoop.fs.s3a.path.style.access", "true");
    submitted.setProperty("spark.master", "local");

    assertThat(HadoopSettings.of(settings, submitted))
        .containsOnlyKeys("fs.s3a.endpoint", "fs.s3a.path.style.access")
        .containsEntry("fs.s3a.endpoint", "configured")
        .containsEntry("fs.s3a.path.style.access", "true");
  }

  @Test
  void theStoreIsInTheWarehouseWhereverThatIs() {
    assertThat(StoreFolder.place(settings("warehouse.path=s3a://bucket/emend")))
        .isEqualTo("s3a://bucket/emend/store");
    assertThat(StoreFolder.place(settings("publish.path=file:///data/store")))
        .isEqualTo("/data/store");
  }

  private static Settings settings(String assignment) {
    Configuration read =
        new ConfigurationReader().read(null, null, List.of(Assignment.set(assignment)));
    assertThat(read).isInstanceOf(Configuration.Sound.class);
    return ((Configuration.Sound) read).settings();
  }
}
