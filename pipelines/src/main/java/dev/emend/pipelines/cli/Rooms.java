package dev.emend.pipelines.cli;

import dev.emend.jobs.config.Settings;
import dev.emend.jobs.tables.SparkWork;
import dev.emend.pipelines.NightlyPipeline;
import dev.emend.pipelines.Nights;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedSet;

/** The rooms behind the front door, opened for one command. */
interface Rooms extends AutoCloseable {
  /** What they were opened with. */
  Settings settings();

  /** The steps of a night in their order. */
  NightlyPipeline pipeline();

  /** Nights that are begun anew. */
  Nights nights();

  /** Nights that are gone on with, one step at a time. */
  Nights begunNights();

  /** Nights that are accepted, for steps that come afterwards. */
  Nights acceptedNights();

  /** The dates that have logs. */
  SortedSet<LocalDate> datesWithLogs();

  /** How far Spark is with what it does right now; any thread may ask. */
  Optional<SparkWork> work();

  /** The state of each night, or of one; what was announced. */
  Answer status(LocalDate nightOrNull);

  /** Why a rewrite exists or does not. */
  Answer explain(ExplainCommand.Question question);

  /** The thresholds that the accepted nights choose for themselves. */
  Answer tune();

  /** Answers a question in SQL. */
  Answer sql(SqlCommand.Question question);

  /** Writes what was learnt to a file. */
  Answer export(ExportCommand.Order order);

  /** Scores what was learnt against the truth. */
  Answer evaluate(EvaluateCommand.Order order);

  /** Trains the rephrase model anew. */
  Answer trainRephrase(TrainCommand.Order order);

  /** Gives up what is no longer needed. */
  Answer maintain(MaintainCommand.Order order);

  @Override
  void close();

  /** What the rooms are opened for. */
  enum Use {
    READ,
    /** Takes the lock of the warehouse's one writer. */
    WRITE
  }

  /** Opens the rooms; starting Spark is left until something needs it. */
  @FunctionalInterface
  interface Opener {
    /** Opens them for these settings. */
    Rooms open(Settings settings, Use use);
  }
}
