package dev.emend.store.hadoop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HadoopSourceTest {
  @TempDir Path folder;

  @Test
  void opensWhatIsThere() throws IOException {
    Files.writeString(folder.resolve("blob"), "content");
    HadoopSource source = new HadoopSource(folder.toUri().toString(), Map.of());

    try (InputStream in = source.open("blob")) {
      assertThat(in).hasContent("content");
    }
    assertThatThrownBy(() -> source.open("other")).isInstanceOf(NoSuchFileException.class);
  }

  /** Hadoop by itself hands out the file system of whoever asked first. */
  @Test
  void settingsHoldForWhoeverGivesThem() throws IOException {
    String place = folder.toUri().toString();
    opensWhatIsThere();

    assertThatThrownBy(
            () -> new HadoopSource(place, Map.of("fs.file.impl", "no.such.System")).open("blob"))
        .hasMessageContaining("no.such.System");
    opensWhatIsThere();
  }
}
