package dev.emend.jobs.tables;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** A process of its own that accepts a night and then holds the warehouse until it is killed. */
final class HoldWarehouse {
  private HoldWarehouse() {}

  public static void main(String[] arguments) throws IOException {
    WarehouseOptions options = WarehouseOptions.local(Path.of(arguments[0]));
    Warehouse warehouse = Warehouse.openForWriting(options, "night --date 2026-03-01");
    warehouse.begin(LocalDate.of(2026, 3, 1), "logs").accept(List.of());
    warehouse.begin(LocalDate.of(2026, 3, 2), "logs");
    System.out.println("held");
    System.out.flush();
    System.in.read();
  }
}
