package dev.emend.jobs.tables;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emend.jobs.rows.AcceptedNight;
import dev.emend.jobs.tables.WarehouseRefusal.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoProcessesTest {
  @TempDir Path folder;

  @Test
  void theLockNamesItsHolderAndDiesWithIt() throws IOException, InterruptedException {
    Path warehouse = folder.resolve("warehouse");
    WarehouseOptions options = WarehouseOptions.local(warehouse);
    Process holder = hold(warehouse);
    try {
      assertThatThrownBy(() -> Warehouse.openForWriting(options, "second"))
          .isInstanceOf(WarehouseRefusal.class)
          .hasMessageContaining("in use by process " + holder.pid() + " (night --date 2026-03-01)");
      assertThatThrownBy(() -> NightsTable.open(options))
          .isInstanceOfSatisfying(
              WarehouseRefusal.class, e -> assertThat(e.reason()).isEqualTo(Reason.BUSY))
          .hasMessageContaining("process " + holder.pid());
    } finally {
      holder.destroyForcibly().waitFor();
    }
    try (Warehouse second = Warehouse.openForWriting(options, "second")) {
      assertThat(second.nights().all())
          .extracting(AcceptedNight::night)
          .containsExactly(LocalDate.of(2026, 3, 1));
      assertThat(second.resume(LocalDate.of(2026, 3, 2)).logs()).isEqualTo("logs");
    }
  }

  private static Process hold(Path warehouse) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                HoldWarehouse.class.getName(),
                warehouse.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    assertThat(out.readLine()).isEqualTo("held");
    return process;
  }
}
