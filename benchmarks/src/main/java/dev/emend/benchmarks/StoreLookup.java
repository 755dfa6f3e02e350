package dev.emend.benchmarks;

import com.netflix.hollow.core.index.HollowPrimaryKeyIndex;
import com.netflix.hollow.core.read.engine.HollowReadStateEngine;
import com.netflix.hollow.core.read.engine.object.HollowObjectTypeReadState;
import com.spotify.sparkey.CompressionType;
import com.spotify.sparkey.Sparkey;
import com.spotify.sparkey.SparkeyReader;
import com.spotify.sparkey.SparkeyWriter;
import dev.emend.interaction.Rewrite;
import dev.emend.store.RewriteStore;
import dev.emend.store.ServedRewrite;
import dev.emend.store.blob.FolderSource;
import dev.emend.store.format.Catalog;
import dev.emend.store.format.UnreadableException;
import dev.emend.store.publish.PublishOptions;
import dev.emend.store.publish.RewritePublisher;
import dev.emend.store.state.HollowState;
import dev.emend.store.state.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A look-up with the target read to its last character, among a million rewrites. A look-up starts
 * from what a service holds: locale, context and utterance as separate strings. The HashMap is
 * asked twice over: with a key that is composed from the three for each look-up, as a service would
 * have to, and with a ready-made key whose hash is known, which is a bound and not a rival.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
public class StoreLookup {
  private static final int QUERIES = 1 << 17;

  /** Number of rewrites. */
  @Param("1000000")
  public int rewrites;

  /** Whether what is asked for is there. */
  @Param({"true", "false"})
  public boolean present;

  private Path folder;
  private RewriteStore store;
  private Map<String, String> map;
  private SparkeyReader sparkey;
  private HollowPrimaryKeyIndex hollowIndex;
  private HollowObjectTypeReadState hollowRewrites;
  private int hollowTarget;
  private String[] locales;
  private String[] contexts;
  private String[] utterances;
  private String[] ready;
  private int next;

  /** Publishes, opens and fills everything with the same rewrites. */
  @Setup
  public void setUp() throws IOException, UnreadableException {
    folder = Files.createTempDirectory("emend-store-benchmark");
    List<Rewrite> sample = StoreSample.rewrites(rewrites, 1);
    new RewritePublisher(folder, PublishOptions.DEFAULT)
        .publish(sample, LocalDate.EPOCH, Instant.EPOCH);
    store = RewriteStore.open(folder);
    fillMap(sample);
    fillSparkey(sample);
    openHollow();
    ask(sample);
  }

  private void fillMap(List<Rewrite> sample) {
    map = new HashMap<>();
    for (Rewrite rewrite : sample) {
      map.put(key(rewrite), new String(rewrite.target().toCharArray()));
    }
  }

  private void fillSparkey(List<Rewrite> sample) throws IOException {
    Path index = folder.resolve("sparkey.spi");
    try (SparkeyWriter writer = Sparkey.createNew(index.toFile(), CompressionType.NONE, 0)) {
      for (Rewrite rewrite : sample) {
        writer.put(utf8(key(rewrite)), utf8(rewrite.target()));
      }
      writer.writeHash();
    }
    sparkey = Sparkey.open(index.toFile());
  }

  /** Its key leaves context and customer out: sources are unique here, and it cannot see nulls. */
  private void openHollow() throws UnreadableException {
    Catalog catalog = new Catalog(new FolderSource(folder));
    HollowReadStateEngine engine =
        HollowState.load(catalog, catalog.announced(catalog.announcement().orElseThrow())).engine();
    hollowIndex = new HollowPrimaryKeyIndex(engine, Schema.REWRITE, "locale.tag", "source");
    hollowRewrites = (HollowObjectTypeReadState) engine.getTypeState(Schema.REWRITE);
    hollowTarget = hollowRewrites.getSchema().getPosition("target");
  }

  private void ask(List<Rewrite> sample) {
    List<Rewrite> global = new ArrayList<>(sample);
    global.removeIf(rewrite -> rewrite.customerId() != null);
    Random random = new Random(2);
    locales = new String[QUERIES];
    contexts = new String[QUERIES];
    utterances = new String[QUERIES];
    ready = new String[QUERIES];
    for (int i = 0; i < QUERIES; i++) {
      Rewrite rewrite = global.get(random.nextInt(global.size()));
      locales[i] = rewrite.locale();
      contexts[i] = rewrite.context();
      // A copy, as a service holds: fresh, and not one of the strings that the map compares with.
      utterances[i] = new String((rewrite.source() + (present ? "" : "x")).toCharArray());
      ready[i] = key(locales[i], null, contexts[i], utterances[i]);
    }
  }

  private static String key(Rewrite rewrite) {
    return key(rewrite.locale(), rewrite.customerId(), rewrite.context(), rewrite.source());
  }

  private static String key(String locale, String customer, String context, String source) {
    return customer == null
        ? locale + '\n' + (context == null ? "" : context) + '\n' + source
        : locale + '\n' + (context == null ? "" : context) + '\n' + source + '\n' + customer;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private int next() {
    next = (next + 1) & (QUERIES - 1);
    return next;
  }

  private static int read(String target) {
    return target == null ? 0 : target.length() + target.charAt(target.length() - 1);
  }

  /** Ours, as services call it. */
  @Benchmark
  public int emend() {
    int i = next();
    Optional<ServedRewrite> found = store.lookup(locales[i], null, contexts[i], utterances[i]);
    return found.isEmpty() ? 0 : read(found.get().target());
  }

  /** Ours, with a customer: two look-ups, the first of which finds nothing. */
  @Benchmark
  public int emendForCustomer() {
    int i = next();
    Optional<ServedRewrite> found =
        store.lookup(locales[i], "customer-17", contexts[i], utterances[i]);
    return found.isEmpty() ? 0 : read(found.get().target());
  }

  /** A HashMap of the same strings. */
  @Benchmark
  public int hashMap() {
    int i = next();
    return read(map.get(key(locales[i], null, contexts[i], utterances[i])));
  }

  /** A HashMap of the same strings, its key ready and its hash known. */
  @Benchmark
  public int hashMapReadyKey() {
    return read(map.get(ready[next()]));
  }

  /** Hollow's own index over the same records. */
  @Benchmark
  public int hollowPrimaryKeyIndex() {
    int i = next();
    int ordinal = hollowIndex.getMatchingOrdinal(locales[i], utterances[i]);
    return ordinal < 0 ? 0 : read(hollowRewrites.readString(ordinal, hollowTarget));
  }

  /** Sparkey, memory-mapped and not compressed. */
  @Benchmark
  public int sparkey() throws IOException {
    int i = next();
    byte[] found = sparkey.getAsByteArray(utf8(key(locales[i], null, contexts[i], utterances[i])));
    return found == null ? 0 : read(new String(found, StandardCharsets.UTF_8));
  }

  /** Deletes what was written. */
  @TearDown
  public void tearDown() throws IOException {
    sparkey.close();
    delete(folder);
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
