package dev.emend.jobs.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.encryption.EncryptedFiles;
import org.apache.iceberg.encryption.EncryptionKeyMetadata;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;

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
    String name = UUID.randomUUID() + ".parquet";
    String location = table.locationProvider().newDataLocation(table.spec(), partition, name);
    DataWriter<Record> writer =
        new GenericFileWriterFactory.Builder(table)
            .dataFileFormat(FileFormat.PARQUET)
            .build()
            .newDataWriter(
                EncryptedFiles.encryptedOutput(
                    table.io().newOutputFile(location), EncryptionKeyMetadata.EMPTY),
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
