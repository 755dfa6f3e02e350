package dev.emend.pipelines.airflow;

import dev.emend.pipelines.NightRange;
import dev.emend.pipelines.airflow.AirflowFailure.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Backfills: the nights of a range, one at a time, always forward. */
public final class AirflowBackfills {
  private static final int PAGE = 100;

  private final AirflowServer server;
  private final AirflowHttp http;

  AirflowBackfills(AirflowServer server, AirflowHttp http) {
    this.server = server;
    this.http = http;
  }

  /** The nights that a backfill would run, in order; changes nothing. */
  public List<LocalDate> nights(
      String dagId, NightRange nights, AirflowBackfill.Reprocess reprocess) {
    return http
        .answer(order(AirflowCall.BACKFILL_PLAN, dagId, nights, reprocess))
        .items("backfills")
        .stream()
        .flatMap(run -> run.time("logical_date").stream())
        .map(AirflowBackfill::date)
        .sorted()
        .toList();
  }

  /** Begins a backfill, one night at a time in the order of their dates. */
  public AirflowBackfill begin(
      String dagId, NightRange nights, AirflowBackfill.Reprocess reprocess) {
    try {
      return AirflowBackfill.of(http.answer(order(AirflowCall.BACKFILL, dagId, nights, reprocess)));
    } catch (AirflowFailure e) {
      if (e.kind() != Kind.BUSY) {
        throw e;
      }
      throw busy(dagId, e);
    }
  }

  private AirflowFailure busy(String dagId, AirflowFailure cause) {
    String which =
        of(dagId).stream()
            .filter(backfill -> backfill.completed() == null)
            .findFirst()
            .map(AirflowBackfills::described)
            .orElse(": wait for it");
    return new AirflowFailure(
        Kind.BUSY, "A backfill of %s goes on already%s".formatted(dagId, which), cause);
  }

  private static String described(AirflowBackfill running) {
    return " (%d, %s): wait for it, or cancel it (./emend airflow backfill --cancel %d)"
        .formatted(running.id(), running.nights(), running.id());
  }

  private static AirflowRequest order(
      AirflowCall call, String dagId, NightRange nights, AirflowBackfill.Reprocess reprocess) {
    Instant from = nights.from().atStartOfDay().toInstant(ZoneOffset.UTC);
    Instant to = nights.to().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).minusSeconds(1);
    return AirflowRequest.of(call)
        .send("dag_id", dagId)
        .send("from_date", from)
        .send("to_date", to)
        .send("run_backwards", false)
        .send("max_active_runs", 1)
        .send("reprocess_behavior", reprocess.word());
  }

  /** The backfills of a DAG, newest first, a hundred at most. */
  public List<AirflowBackfill> of(String dagId) {
    return http
        .answer(
            AirflowRequest.of(AirflowCall.BACKFILLS)
                .with("dag_id", dagId)
                .with("limit", PAGE)
                .with("order_by", "-id"))
        .items("backfills")
        .stream()
        .map(AirflowBackfill::of)
        .toList();
  }

  /** Takes back what a backfill has not begun yet. */
  public AirflowBackfill cancel(int id) {
    return http.answerIfThere(AirflowRequest.of(AirflowCall.CANCEL_BACKFILL).at("backfill_id", id))
        .map(AirflowBackfill::of)
        .orElseThrow(
            () ->
                new AirflowFailure(
                    Kind.UNKNOWN, "Airflow at %s knows no backfill %d".formatted(server, id)));
  }
}
