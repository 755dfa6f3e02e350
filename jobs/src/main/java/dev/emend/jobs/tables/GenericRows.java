package dev.emend.jobs.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFileFactory;

/** Reads and writes the few rows of a small table without Spark. */
final class GenericRows {
  private GenericRows() {}

  static List<Record> read(org.apache.iceberg.Table table, Expression filter) {
    try (CloseableIterable<Record> rows = IcebergGenerics.read(table).where(filter).build()) {
      List<Record> records = new ArrayList<>();
      rows.forEach(records::add);
      return records;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + table.name(), e);
    }
  }

  static Record empty(org.apache.iceberg.Table table) {
    return GenericRecord.create(table.schema());
  }

  /** Writes rows of one partition into one data file, not yet part of the table. */
  static DataFile write(
      org.apache.iceberg.Table table, StructLike partition, Iterable<Record> rows) {
    OutputFileFactory files =
        OutputFileFactory.builderFor(table, 0, 0).format(FileFormat.PARQUET).build();
    DataWriter<Record> writer =
        new GenericFileWriterFactory.Builder(table)
            .dataFileFormat(FileFormat.PARQUET)
            .build()
            .newDataWriter(
                partition == null
                    ? files.newOutputFile()
                    : files.newOutputFile(table.spec(), partition),
                table.spec(),
                partition);
    try (writer) {
      rows.forEach(writer::write);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + table.name(), e);
    }
    return writer.toDataFile();
  }
}
