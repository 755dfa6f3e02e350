package dev.emend.jobs.steps;

import dev.emend.interaction.Rewrite;
import dev.emend.interaction.SyntheticLabel;
import dev.emend.interaction.text.TextKey;
import dev.emend.jobs.rows.CheckResult;
import dev.emend.jobs.rows.LabelCodec;
import dev.emend.jobs.rows.RewriteCodec;
import dev.emend.jobs.tables.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Looks at what a night has learnt as a whole: rewrites that contradict each other, labels that do
 * not fit their texts.
 */
public final class LearntGuard implements CheckStep.Guard {
  private static final int SHOWN = 3;

  @Override
  public List<CheckResult> look(NightRun run) {
    List<String> ofRewrites = ofRewrites(rewrites(run.audit().read(Table.REWRITES)));
    List<String> ofLabels = ofLabels(labels(run.audit().read(Table.LABELS)));
    return List.of(
        result(run.night(), "rewrites", Table.REWRITES, ofRewrites),
        result(run.night(), "labels", Table.LABELS, ofLabels));
  }

  private static CheckResult result(
      LocalDate night, String name, Table table, List<String> faults) {
    return new CheckResult(
        night,
        CheckStep.NAME,
        name,
        table.tableName(),
        (double) faults.size(),
        faults.isEmpty() ? CheckResult.Status.PASSED : CheckResult.Status.FAILED,
        String.join(" ", faults));
  }

  /** What is wrong with the rewrites taken together, a sentence each. */
  static List<String> ofRewrites(List<Rewrite> rewrites) {
    List<Rewrite> served = rewrites.stream().filter(Rewrite::served).toList();
    Map<String, Long> addresses =
        served.stream()
            .collect(Collectors.groupingBy(r -> address(r, r.source()), Collectors.counting()));
    List<String> faults = new ArrayList<>();
    add(
        faults,
        "The same source has several rewrites",
        served.stream()
            .filter(r -> addresses.get(address(r, r.source())) > 1)
            .map(Rewrite::source)
            .toList());
    add(
        faults,
        "The target of a rewrite is itself rewritten",
        served.stream()
            .filter(r -> addresses.containsKey(address(r, TextKey.of(r.target()))))
            .map(r -> r.source() + "' -> '" + r.target())
            .toList());
    add(
        faults,
        "A rewrite does not gain",
        served.stream()
            .filter(r -> !(r.successTarget() > r.successSource()))
            .map(r -> r.source() + "' -> '" + r.target())
            .toList());
    return faults;
  }

  /** What is wrong with the labels, a sentence each. */
  static List<String> ofLabels(List<SyntheticLabel> labels) {
    List<String> faults = new ArrayList<>();
    add(
        faults,
        "A slot of a label does not stand where it says",
        labels.stream()
            .filter(
                label ->
                    label.slots().stream()
                        .anyMatch(
                            s -> !label.text().substring(s.start(), s.end()).equals(s.value())))
            .map(SyntheticLabel::text)
            .toList());
    Map<String, Long> ids =
        labels.stream()
            .collect(Collectors.groupingBy(SyntheticLabel::labelId, Collectors.counting()));
    add(
        faults,
        "Several labels have the same id",
        ids.entrySet().stream().filter(e -> e.getValue() > 1).map(Map.Entry::getKey).toList());
    return faults;
  }

  private static void add(List<String> faults, String what, List<String> which) {
    if (!which.isEmpty()) {
      List<String> sorted = which.stream().sorted().limit(SHOWN).toList();
      faults.add(
          "%s: %d, among them '%s'.".formatted(what, which.size(), String.join("', '", sorted)));
    }
  }

  private static String address(Rewrite rewrite, String text) {
    return String.join(
        "\u001f",
        rewrite.locale(),
        String.valueOf(rewrite.customerId()),
        String.valueOf(rewrite.context()),
        text);
  }

  private static List<Rewrite> rewrites(Dataset<Row> rows) {
    RewriteCodec codec = new RewriteCodec(rows.schema());
    return rows.collectAsList().stream().map(codec::rewrite).toList();
  }

  private static List<SyntheticLabel> labels(Dataset<Row> rows) {
    LabelCodec codec = new LabelCodec(rows.schema());
    return rows.collectAsList().stream().map(codec::label).toList();
  }
}
