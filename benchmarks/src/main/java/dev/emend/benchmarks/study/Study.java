package dev.emend.benchmarks.study;

import dev.emend.jobs.steps.JudgeOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Replays logs with truth in memory, in variants, and prints a table: a row a variant; for each log
 * average precision, F1 at the threshold in use and expected calibration error of rephrases, then
 * wins : losses and precision of rewrites on the last night and summed over the replay. From the
 * project's root:
 *
 * <pre>{@code
 * ./mvnw -q -pl benchmarks -am package -DskipTests
 * java -Xmx6g -cp "benchmarks/target/classes:benchmarks/target/lib/*" \
 *     dev.emend.benchmarks.study.Study ablations --data ../shared/data
 * }</pre>
 *
 * <p>{@code ablations} leaves out every feature group, training and prior, one at a time. Its rows
 * begin with a model that is learnt from {@code --worlds} drawn worlds of each kind (20 by
 * default), without the features that are left out; so the row "everything" is what they compare
 * with, and not the shipped model, which saw more worlds. {@code --row sound} keeps the rows whose
 * names hold it. {@code settings} compares the shipped model under the usual settings with other
 * ones, one row for each {@code --set mine.min-lift=3,mine.min-gain=0.3}. {@code --log} chooses
 * folders of {@code --data}; all with logs and truth otherwise.
 */
public final class Study {
  private Study() {}

  /** Takes {@code ablations} or {@code settings} and options. */
  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException {
    Arguments arguments = Arguments.of(args);
    System.out.print(table(arguments, new Progress(arguments.variants().size())));
  }

  static Table table(Arguments arguments, Consumer<Comparison.Row> progress)
      throws IOException, InterruptedException, ExecutionException {
    JudgeOptions judge = Variants.configured().judge();
    LogFiles files = new LogFiles(judge.gap());
    List<String> names =
        arguments.logs().isEmpty() ? LogFiles.names(arguments.data()) : arguments.logs();
    List<Log> logs = new ArrayList<>();
    for (String name : names) {
      logs.add(files.read(arguments.data().resolve(name)));
    }
    BeginModels begin = new BeginModels(arguments.worlds());
    Comparison comparison = new Comparison(logs, judge, begin::of, progress);
    Table table = new Table(names);
    comparison
        .rows(arguments.variants(), Runtime.getRuntime().availableProcessors())
        .forEach(table::add);
    return table;
  }

  /** Says on the standard error stream what is done: a row that fails takes no other with it. */
  private static final class Progress implements Consumer<Comparison.Row> {
    private final long begun = System.nanoTime();
    private final int all;
    private final AtomicInteger done = new AtomicInteger();

    Progress(int all) {
      this.all = all;
    }

    @Override
    public void accept(Comparison.Row row) {
      long seconds = (System.nanoTime() - begun) / 1_000_000_000;
      String figures = String.join("  ", row.cells());
      System.err.printf("%2d of %d, %4d s: %s%n", done.incrementAndGet(), all, seconds, figures);
    }
  }
}
