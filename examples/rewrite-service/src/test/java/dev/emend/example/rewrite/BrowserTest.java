package dev.emend.example.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hollow's pages in a real Chromium, clicked through as a person would. */
@Tag("browser")
class BrowserTest {
  private static Server server;
  private static Chromium browser;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    assumeTrue(
        Chromium.installed().isPresent(),
        "No Chromium in /usr/bin: the pages are not tested (apt-get install chromium)");
    new SampleStore(folder).first().second();
    server = Main.start(folder.toString(), 0);
    Path target = Files.createDirectories(Path.of("target", "browser").toAbsolutePath());
    browser = Chromium.start(Files.createTempDirectory(target, "run"));
  }

  @AfterAll
  static void stop() throws Exception {
    if (browser != null) {
      browser.close();
    }
    if (server != null) {
      server.stop();
    }
  }

  private static void keep(String name) throws Exception {
    browser.screenshot(Path.of("target", "browser", name + ".png"));
  }

  @Test
  void theExplorerLeadsToARewrite() throws Exception {
    browser.open(server.getURI() + "explorer");
    keep("types");
    browser.clickLink("Rewrite");
    assertThat(browser.text()).contains("SIZE: 3", "ORDINAL:1");
    browser.clickLink("ORDINAL:3");
    keep("rewrite");
    assertThat(browser.text())
        .contains("source: play maj and dragons", "target: play imagine dragons");
  }

  @Test
  void whatCustomersSaidIsTextAndNoMarkup() throws Exception {
    browser.open(server.getURI() + "explorer/type?type=Rewrite");
    browser.clickLink("ORDINAL:2");
    assertThat(browser.text()).contains("play my <morning> mix & \"more\"");
  }

  @Test
  void theDiffShowsWhatTheNewestVersionChanged() throws Exception {
    browser.open(server.getURI() + "diff");
    keep("diff");
    assertThat(browser.text()).contains("Rewrite", "" + SampleStore.SECOND);
    browser.clickLink("Rewrite");
    keep("diff-of-rewrites");
    assertThat(browser.text()).contains("Rewrite.target (STRING)", "Total Diff Objects: 1");
    browser.clickLink("en-US play maj and dragons (4)");
    keep("diff-of-a-rewrite");
    assertThat(browser.text()).contains("play imagine dragon", "play imagine dragons");
  }
}
