package dev.emend.jobs.tables;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.emend.jobs.rows.ParquetRecord;
import dev.emend.jobs.rows.Quarantined.PositionUnit;
import dev.emend.jobs.rows.RecordColumn;
import dev.emend.jobs.rows.Schemas;
import dev.emend.jobs.rows.TurnJson;
import dev.emend.jobs.tables.LogFile.Format;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.parquet.ParquetToSparkSchemaConverter;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;

/** Reads interaction logs, from any Hadoop file system. */
public final class LogReader {
  private static final Pattern UNDECODABLE =
      Pattern.compile("while reading file (\\S+?)\\.?(\\s|$)");

  private final SparkSession spark;
  private final Configuration hadoop;
  private final LogOptions options;

  public LogReader(Warehouse warehouse, LogOptions options) {
    this.spark = warehouse.spark();
    this.hadoop = spark.sessionState().newHadoopConf();
    this.options = options;
  }

  /** What the logs folder has for a date. */
  public LogListing find(String logs, LocalDate night) {
    return LogSearch.files(hadoop, logs, night);
  }

  /**
   * Looks at the Parquet files' footers.
   *
   * @return the faults of the files, a sentence each; empty where they can be read
   */
  public Inspection inspect(List<LogFile> files) {
    List<String> unreadable = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    Map<String, StructType> schemas = new TreeMap<>();
    for (LogFile file : files) {
      if (file.format() == Format.PARQUET) {
        inspect(file, schemas, unreadable, wrong);
      }
    }
    return new Inspection(files, schemas, unreadable, wrong);
  }

  /**
   * What a failed run says of a file whose pages could not be decoded, although its footer could.
   *
   * @return the sentence of the file system's own message; empty where something else failed
   */
  public static Optional<String> undecodable(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      Matcher file = UNDECODABLE.matcher(message);
      if (file.find()) {
        return Optional.of(file.group(1));
      }
    }
    return Optional.empty();
  }

  /** Records of the files, {@link RecordColumn}. Reads nothing until a Spark action does. */
  public Dataset<Row> records(Inspection inspection, LocalDate night) {
    Dataset<Row> records = jsonLines(inspection.files(), night);
    for (Map.Entry<StructType, List<LogFile>> group : inspection.parquet().entrySet()) {
      records = records.union(parquet(group.getKey(), group.getValue(), night));
    }
    return records;
  }

  /**
   * What the footers of Parquet files say.
   *
   * @param files all files, of every format
   * @param schemas the columns of each readable Parquet file, by its URI
   * @param unreadable files that are cut off or no Parquet, a sentence each
   * @param wrong files whose columns are not those of the contract, a sentence each
   */
  public record Inspection(
      List<LogFile> files,
      Map<String, StructType> schemas,
      List<String> unreadable,
      List<String> wrong) {

    /** The same for some of the files. */
    public Inspection only(List<String> names) {
      List<LogFile> some = files.stream().filter(file -> names.contains(file.name())).toList();
      return new Inspection(some, schemas, unreadable, wrong);
    }

    private Map<StructType, List<LogFile>> parquet() {
      return files.stream()
          .filter(file -> file.format() == Format.PARQUET)
          .collect(
              Collectors.groupingBy(
                  file -> schemas.get(file.uri()),
                  java.util.LinkedHashMap::new,
                  Collectors.toList()));
    }
  }

  private void inspect(
      LogFile file, Map<String, StructType> schemas, List<String> unreadable, List<String> wrong) {
    try (ParquetFileReader footer =
        ParquetFileReader.open(HadoopInputFile.fromPath(new Path(file.uri()), hadoop))) {
      StructType schema =
          new ParquetToSparkSchemaConverter(spark.sessionState().conf())
              .convert(footer.getFileMetaData().getSchema());
      List<String> problems = ParquetRecord.problems(schema);
      if (!problems.isEmpty()) {
        wrong.add(file.name() + ": " + String.join(", ", problems));
      }
      schemas.put(file.uri(), schema);
    } catch (IOException | RuntimeException e) {
      unreadable.add(file.name() + ": " + e.getMessage());
    }
  }

  private Dataset<Row> jsonLines(List<LogFile> files, LocalDate night) {
    List<JsonLinesPart> parts = new ArrayList<>();
    files.stream()
        .filter(file -> file.format() != Format.PARQUET)
        .forEach(file -> split(file, night, parts));
    SerializableConfiguration conf = new SerializableConfiguration(hadoop);
    JavaRDD<Row> rows =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(parts, tasks(parts))
            .mapPartitions(some -> concat(some, conf.value()));
    return spark.createDataFrame(rows, RecordColumn.SCHEMA);
  }

  private void split(LogFile file, LocalDate night, List<JsonLinesPart> parts) {
    boolean whole =
        file.format() == Format.JSON_LINES_GZIP || file.length() <= options.splitBytes();
    long step = whole ? file.length() : options.splitBytes();
    for (long start = 0; start < file.length(); start += step) {
      long end = Math.min(file.length(), start + step);
      parts.add(new JsonLinesPart(file, night, start, end, options));
    }
  }

  /** Many small files share a task; a large part has one of its own. */
  private int tasks(List<JsonLinesPart> parts) {
    long bytes = parts.stream().mapToLong(part -> part.end() - part.start()).sum();
    long wanted = Math.max(bytes / options.splitBytes(), spark.sparkContext().defaultParallelism());
    return (int) Math.max(1, Math.min(parts.size(), wanted));
  }

  /** Spelt out, for a stream would hold all records of a part at once. */
  private static Iterator<Row> concat(Iterator<JsonLinesPart> parts, Configuration hadoop) {
    return new Iterator<>() {
      private Iterator<Row> records = Collections.emptyIterator();

      @Override
      public boolean hasNext() {
        while (!records.hasNext() && parts.hasNext()) {
          records = open(parts.next(), hadoop);
        }
        return records.hasNext();
      }

      @Override
      public Row next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return records.next();
      }
    };
  }

  private static Iterator<Row> open(JsonLinesPart part, Configuration hadoop) {
    JsonLinesPart.Records records = part.read(hadoop);
    TaskCompletionListener close = context -> records.close();
    TaskContext.get().addTaskCompletionListener(close);
    return records;
  }

  private Dataset<Row> parquet(StructType schema, List<LogFile> files, LocalDate night) {
    Map<String, String> names = new TreeMap<>();
    files.forEach(file -> names.put(new Path(file.uri()).toString(), file.name()));
    String[] uris = files.stream().map(LogFile::uri).toArray(String[]::new);
    int limit = options.rawCharacters();
    MapPartitionsFunction<Row, Row> parse = rows -> parsed(rows, names, night, limit);
    return spark
        .read()
        .schema(schema)
        .parquet(uris)
        .select(ParquetRecord.columns(schema))
        .mapPartitions(parse, Schemas.encoder(RecordColumn.values()));
  }

  private static Iterator<Row> parsed(
      Iterator<Row> rows, Map<String, String> names, LocalDate night, int limit) {
    Iterable<Row> all = () -> rows;
    return StreamSupport.stream(all.spliterator(), false)
        .map(row -> parsed(row, names, night, limit))
        .iterator();
  }

  private static Row parsed(Row row, Map<String, String> names, LocalDate night, int limit) {
    String json = row.getString(0);
    byte[] bytes = json.getBytes(UTF_8);
    TurnJson.Parsed parsed = TurnJson.parse(bytes, 0, bytes.length);
    String name = names.get(new Path(URI.create(row.getString(1))).toString());
    String raw =
        parsed instanceof TurnJson.Parsed.Breach ? JsonLinesPart.Records.cut(json, limit) : null;
    return RecordColumn.row(night, name, row.getLong(2) + 1, PositionUnit.ROW, parsed, raw);
  }
}
