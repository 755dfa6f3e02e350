"""The operator that runs one command of Emend and takes its exit code at its word."""

from __future__ import annotations

import re
import shlex
from datetime import UTC, date, datetime, timedelta
from typing import Any

from airflow.providers.standard.triggers.temporal import TimeDeltaTrigger
from airflow.sdk import Asset, BaseOperator
from airflow.sdk.exceptions import AirflowException, AirflowFailException

from emend import alert, launch
from emend.description import ASSET_NAME, ASSET_URI, Description, Task
from emend.process import Command, Ended

REWRITES = Asset(name=ASSET_NAME, uri=ASSET_URI)

#: The night of a run: what it was asked for by hand, or else the start of its data interval.
NIGHT = (
    "{{ params.date or"
    " (data_interval_start.strftime('%Y-%m-%d')"
    " if data_interval_start is defined and data_interval_start else '') }}"
)

_RUNNING = "running"
_OVER = {"success", "failed", "upstream_failed", "skipped", "removed"}


def _variable(name: str) -> str:
    return "{{ var.value.get('" + name + "', '') }}"


class EmendOperator(BaseOperator):
    """Runs ``emend ARGUMENTS``.

    :param arguments: the command's words; ``{date}`` in them stands for the night
    :param description: what to do about exit codes, and how long to wait
    :param night: the date, where the command has one (templated)
    :param waits: whether its input may still be on its way (exit code 5)
    :param announces: pattern of the line that tells ``version`` and ``as_of`` of the rewrites that
        services now see; they go with the event of the asset
    :param one_at_a_time: first and last task of a night. The task waits while another run of the
        DAG is between them: a backfill counts its runs apart from those of the schedule, and
        beginning a night drops the one that is open
    """

    template_fields = (
        "arguments",
        "night",
        "command",
        "extra_arguments",
        "spark_connection",
        "spark_binary",
        "spark_properties",
        "driver_memory",
        "jar",
        "patience_hours",
    )

    def __init__(
        self,
        *,
        arguments: list[str],
        description: Description,
        night: str = "",
        waits: bool = False,
        announces: str | None = None,
        one_at_a_time: tuple[str, str] | None = None,
        command: str = _variable("emend_command"),
        extra_arguments: str = _variable("emend_arguments"),
        spark_connection: str = _variable("emend_spark_connection"),
        spark_binary: str = _variable("emend_spark_binary"),
        spark_properties: str = _variable("emend_spark_properties"),
        driver_memory: str = _variable("emend_driver_memory"),
        jar: str = _variable("emend_jar"),
        patience_hours: str = _variable("emend_patience_hours"),
        **kwargs: Any,
    ):
        kwargs.setdefault("on_failure_callback", alert.tell)
        super().__init__(**{**description.defaults(), **kwargs})
        self.arguments = arguments
        self.description = description
        self.night = night
        self.waits = waits
        self.announces = announces
        self.one_at_a_time = one_at_a_time
        self.command = command
        self.extra_arguments = extra_arguments
        self.spark_connection = spark_connection
        self.spark_binary = spark_binary
        self.spark_properties = spark_properties
        self.driver_memory = driver_memory
        self.jar = jar
        self.patience_hours = patience_hours
        self._running: Command | None = None

    @classmethod
    def of(cls, task: Task, night: Description) -> EmendOperator:
        """The operator of one step of a night."""
        first, last = night.tasks[0].name, night.tasks[-1].name
        begins = task.name == first
        return cls(
            task_id=task.name,
            doc_md=task.meaning,
            arguments=list(task.arguments),
            description=night,
            night=NIGHT,
            waits=task.waits,
            announces=task.announces,
            one_at_a_time=(first, last) if begins else None,
            execution_timeout=task.time_limit,
            outlets=[REWRITES] if task.announces else [],
        )

    def execute(self, context) -> dict | None:
        """Runs the command."""
        return self.look(context)

    def look(self, context, event: Any = None) -> dict | None:
        """Runs the command, anew after each deferral."""
        other = self._other_night(context)
        if other:
            self.log.info("The run %s is at work on its night; waiting for its end", other)
            self._look_again(self._while_another(other, context["ti"].run_id))
        ended = self._run()
        then = self.description.killed if ended.killed_by else self.description.then(ended.code)
        if then == "succeed":
            return self._announced(ended, context)
        sentence = self._sentence(ended)
        if then == "wait" and self.waits:
            return self._wait(context, sentence)
        if then == "retry":
            raise AirflowException(sentence)
        raise AirflowFailException(sentence)

    def on_kill(self) -> None:
        """Ends the command with all its processes."""
        if self._running is not None:
            self._running.stop()

    def _run(self) -> Ended:
        arguments = self._words()
        launched = self._launch(arguments)
        self.log.info("Running: %s", shlex.join(launched.words))
        self._running = Command(
            launched.words,
            self._say,
            env=launched.env,
            cwd=launched.cwd,
        )
        try:
            ended = self._running.run()
        except FileNotFoundError as missing:
            raise AirflowFailException(
                f"No command {missing.filename}: name it by the variable emend_command"
            ) from missing
        finally:
            self._running = None
        # ./emend airflow ends with the code that it finds in the log of a task that failed.
        if ended.code and not ended.killed_by:
            self._say(f"{self.arguments[0]} ended with exit code {ended.code}")
        return ended

    def _say(self, line: str) -> None:
        self.log.info("%s", line)

    def _words(self) -> list[str]:
        if "{date}" in self.arguments and not self.night:
            raise AirflowFailException(
                "This run has neither a date nor a data interval: trigger it with the parameter"
                ' date, such as {"date": "2026-03-01"}'
            )
        words = [self.night if word == "{date}" else word for word in self.arguments]
        return [*words, *shlex.split(self.extra_arguments)]

    def _launch(self, arguments: list[str]) -> launch.Launch:
        if not self.spark_connection:
            return launch.by_command(self.command, arguments)
        return launch.by_spark(
            self.spark_connection,
            arguments,
            self.jar,
            name=f"emend-{arguments[0]}-{self.night}".rstrip("-"),
            spark_binary=self.spark_binary or None,
            properties_file=self.spark_properties or None,
            driver_memory=self.driver_memory or "4g",
        )

    def _sentence(self, ended: Ended) -> str:
        if ended.killed_by:
            return f"{self.arguments[0]} was killed by {ended.killed_by}"
        return ended.sentence or f"{self.arguments[0]} ended with exit code {ended.code}"

    def _announced(self, ended: Ended, context) -> dict | None:
        if self.announces is None:
            return None
        for line in reversed(ended.lines):
            if found := re.search(self.announces, line):
                said = {"version": int(found["version"]), "as_of": found["as_of"]}
                context["outlet_events"][REWRITES].extra = {**said, "night": self.night}
                return said
        return None

    def _wait(self, context, sentence: str) -> None:
        deadline = self._deadline(context)
        left = deadline - datetime.now(UTC)
        if left <= timedelta(0):
            raise AirflowFailException(f"{sentence} (waited until {deadline:%Y-%m-%d %H:%M} UTC)")
        self.log.info("%s. Waiting until %s UTC at most", sentence.rstrip("."), f"{deadline:%Y-%m-%d %H:%M}")
        self._look_again(min(self.description.look_every, left))

    def _deadline(self, context) -> datetime:
        hours = float(self.patience_hours) if self.patience_hours else None
        patience = self.description.deadline if hours is None else timedelta(hours=hours)
        start, end = context.get("data_interval_start"), context.get("data_interval_end")
        if start and end and f"{start:%Y-%m-%d}" == self.night:
            return end + patience
        day = date.fromisoformat(self.night) + timedelta(days=1)
        return datetime(day.year, day.month, day.day, tzinfo=UTC) + patience

    def _while_another(self, other: str, run: str) -> timedelta:
        """How long to let another run work; of two that begin in one moment the older looks first."""
        pause = min(timedelta(seconds=30), self.description.look_every)
        return pause if run.partition("__")[2] < other.partition("__")[2] else pause * 1.5

    def _look_again(self, after: timedelta) -> None:
        self.defer(trigger=TimeDeltaTrigger(after), method_name="look")

    def _other_night(self, context) -> str | None:
        """A run that is at work on its night: it begins it this moment, or has begun and not ended it."""
        if self.one_at_a_time is None:
            return None
        first, last = self.one_at_a_time
        ti = context["ti"]
        runs = ti.get_task_states(dag_id=self.dag_id, task_ids=[first, last])
        for run, states in sorted(runs.items()):
            begun = states.get(first) == "success" and states.get(last) not in _OVER
            if run != ti.run_id and (begun or states.get(first) == _RUNNING):
                if ti.get_dagrun_state(self.dag_id, run) == _RUNNING:
                    return run
        return None
