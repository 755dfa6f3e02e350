package dev.emend.pipelines.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.emend.jobs.config.Settings;
import dev.emend.jobs.steps.Step;
import dev.emend.jobs.tables.SparkWork;
import dev.emend.pipelines.InMemoryNights;
import dev.emend.pipelines.NightlyPipeline;
import dev.emend.pipelines.Nights;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Rooms that live in memory and remember what they were asked. */
final class InMemoryRooms implements Rooms {
  private final InMemoryNights nights;
  private final List<Step> steps;
  Settings settings;
  Use use;
  Object asked;

  InMemoryRooms(InMemoryNights nights, List<Step> steps) {
    this.nights = nights;
    this.steps = steps;
  }

  Rooms open(Settings with, Use forWhat) {
    settings = with;
    use = forWhat;
    return this;
  }

  @Override
  public Settings settings() {
    return settings;
  }

  @Override
  public NightlyPipeline pipeline() {
    return NightlyPipeline.of(steps);
  }

  @Override
  public Nights nights() {
    return nights;
  }

  @Override
  public Nights begunNights() {
    nights.diary.add("gone on with");
    return nights;
  }

  @Override
  public Nights acceptedNights() {
    nights.diary.add("afterwards");
    return nights;
  }

  @Override
  public SortedSet<LocalDate> datesWithLogs() {
    return new TreeSet<>(nights.dates());
  }

  @Override
  public Optional<SparkWork> work() {
    return Optional.empty();
  }

  @Override
  public Answer status(LocalDate nightOrNull) {
    return asked(nightOrNull == null ? "all nights" : nightOrNull);
  }

  @Override
  public Answer tune() {
    return Answer.done("tuned", JsonNodeFactory.instance.objectNode());
  }

  @Override
  public Answer explain(ExplainCommand.Question question) {
    return asked(question);
  }

  @Override
  public Answer sql(SqlCommand.Question question) {
    return asked(question);
  }

  @Override
  public Answer export(ExportCommand.Order order) {
    return asked(order);
  }

  @Override
  public Answer evaluate(EvaluateCommand.Order order) {
    return asked(order);
  }

  @Override
  public Answer trainRephrase(TrainCommand.Order order) {
    return asked(order);
  }

  @Override
  public Answer maintain(MaintainCommand.Order order) {
    return asked(order);
  }

  @Override
  public void close() {}

  private Answer asked(Object what) {
    asked = what;
    return Answer.done("done", JsonNodeFactory.instance.objectNode().put("done", true));
  }
}
