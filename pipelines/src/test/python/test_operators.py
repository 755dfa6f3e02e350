"""The operator with real processes: scripts that end like the steps of a night do."""

import os
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest import TestCase

DAGS = Path(__file__).resolve().parents[3] / "dags"
sys.path.insert(0, str(DAGS))

from airflow.sdk.exceptions import (  # noqa: E402
    AirflowException,
    AirflowFailException,
    TaskDeferred,
)

from emend.description import Description  # noqa: E402
from emend.operators import REWRITES, EmendOperator  # noqa: E402

NIGHT = Description.nightly()
STEPS = {task.name: task for task in NIGHT.tasks}


class Event:
    """What a task may say of its asset."""

    def __init__(self):
        self.extra = {}


class Instance:
    """A task instance among the runs of its DAG."""

    run_id = "manual__2026-03-02T02:00:00+00:00"

    def __init__(self, states=None, running=()):
        self.states = states or {}
        self.running = running

    def get_task_states(self, dag_id, task_ids):
        return self.states

    def get_dagrun_state(self, dag_id, run_id):
        return "running" if run_id in self.running else "queued"


class OperatorCase(TestCase):
    """Has a folder, and a context of a night that ended an hour ago."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        end = datetime.now(UTC) - timedelta(hours=1)
        self.context = {
            "ti": Instance(),
            "data_interval_start": end - timedelta(days=1),
            "data_interval_end": end,
            "outlet_events": {REWRITES: Event()},
        }
        self.night = f"{end - timedelta(days=1):%Y-%m-%d}"

    def script(self, body, name="emend"):
        script = self.folder / name
        script.write_text("#!/bin/sh\n" + body, encoding="utf-8")
        script.chmod(0o755)
        return script

    def operator(self, step="ingest", **fields):
        operator = EmendOperator.of(STEPS[step], NIGHT)
        fields = {"command": str(self.folder / "emend"), "night": self.night, **fields}
        for field in EmendOperator.template_fields:
            if field not in ("arguments", "night"):
                setattr(operator, field, fields.get(field, ""))
        operator.night = fields["night"]
        return operator

    def failure(self, operator, kind):
        with self.assertRaises(kind) as raised:
            operator.look(self.context)
        self.assertIs(type(raised.exception), kind)
        return str(raised.exception)

    def said(self, operator):
        said = []
        operator._say = said.append
        operator.look(self.context)
        return said

    def said_failing(self, operator):
        said = []
        operator._say = said.append
        self.failure(operator, AirflowFailException)
        return said


class ExitCodes(OperatorCase):
    def test_success_shows_every_line_in_the_log(self):
        self.script('echo "step    took"; echo "$@"; echo aside >&2')

        said = self.said(self.operator())

        self.assertIn("step    took", said)
        self.assertIn(f"ingest --date {self.night}", said)
        self.assertIn("aside", said)

    def test_further_arguments_come_behind_the_own(self):
        self.script('for word in "$@"; do echo "<$word>"; done')

        said = self.said(self.operator(extra_arguments="--set 'a=b c' --warehouse /w"))

        self.assertEqual(said[-4:], ["<--set>", "<a=b c>", "<--warehouse>", "</w>"])

    def test_failure_is_tried_again(self):
        self.script("echo 'emend: The disk is full'; exit 1")

        self.assertEqual(self.failure(self.operator(), AirflowException), "The disk is full")

    def test_refusals_fail_at_once_with_the_sentence_that_was_printed(self):
        for code in (2, 3, 4):
            self.script(
                "echo 'emend: building on first use' >&2\n"
                f"echo 'emend: Night X refused: code {code}' >&2\necho 'Resume with: y' >&2\nexit {code}"
            )
            sentence = self.failure(self.operator("judge"), AirflowFailException)
            self.assertEqual(sentence, f"Night X refused: code {code}")

    def test_log_tells_the_exit_code(self):
        self.script("exit 3")

        self.assertEqual(self.said_failing(self.operator()), ["ingest ended with exit code 3"])

    def test_killed_process_is_tried_again(self):
        self.script("echo 'emend: building on first use'; kill -9 $$")

        sentence = self.failure(self.operator("judge"), AirflowException)

        self.assertEqual(sentence, "judge was killed by SIGKILL")

    def test_process_killed_behind_a_shell_is_tried_again(self):
        self.script("sh -c 'kill -9 $$'; exit $?")

        sentence = self.failure(self.operator("mine"), AirflowException)

        self.assertEqual(sentence, "mine was killed by SIGKILL")

    def test_code_nobody_knows_is_tried_again(self):
        self.script("exit 77")

        sentence = self.failure(self.operator("mine"), AirflowException)

        self.assertEqual(sentence, "mine ended with exit code 77")

    def test_missing_command_fails_at_once(self):
        sentence = self.failure(self.operator(command="/nowhere/emend"), AirflowFailException)

        self.assertIn("/nowhere/emend", sentence)
        self.assertIn("emend_command", sentence)

    def test_run_without_a_date_fails_at_once(self):
        self.script("exit 0")

        self.assertIn("parameter date", self.failure(self.operator(night=""), AirflowFailException))


class Waiting(OperatorCase):
    def test_missing_input_is_waited_for_without_a_try(self):
        self.script("echo 'emend: No logs for X'; exit 5")

        with self.assertRaises(TaskDeferred) as deferred:
            self.operator().look(self.context)

        self.assertEqual(deferred.exception.method_name, "look")

    def test_wait_ends_at_the_deadline_of_the_interval(self):
        self.script("echo 'emend: No logs for X'; exit 5")

        sentence = self.failure(self.operator(patience_hours="0.5"), AirflowFailException)

        until = self.context["data_interval_end"] + timedelta(minutes=30)
        self.assertEqual(sentence, f"No logs for X (waited until {until:%Y-%m-%d %H:%M} UTC)")

    def test_older_date_asked_for_by_hand_is_not_waited_for(self):
        self.script("echo 'emend: No logs for X'; exit 5")

        sentence = self.failure(self.operator(night="2020-02-28"), AirflowFailException)

        self.assertEqual(sentence, "No logs for X (waited until 2020-02-29 12:00 UTC)")

    def test_only_the_task_whose_input_comes_from_outside_waits(self):
        self.script("echo 'emend: The night is not accepted'; exit 5")

        sentence = self.failure(self.operator("publish"), AirflowFailException)

        self.assertEqual(sentence, "The night is not accepted")

    def waits_for(self, run, states):
        """How long the night waits for another run."""
        self.script("echo ran > ran; exit 0")
        self.context["ti"] = Instance({run: states}, running=[run])

        with self.assertRaises(TaskDeferred) as deferred:
            self.operator().look(self.context)

        self.assertFalse((self.folder / "ran").exists())
        return deferred.exception.trigger.moment - datetime.now(UTC)

    def test_night_waits_for_the_night_that_is_open_or_begins(self):
        self.waits_for("other", {"ingest": "success", "publish": None})
        self.waits_for("other", {"ingest": "running", "publish": None})

    def test_of_two_that_begin_in_one_moment_the_older_looks_first(self):
        begins = {"ingest": "running", "publish": None}

        self.assertGreater(
            self.waits_for("scheduled__2026-03-01T02:00:00+00:00", begins), timedelta(seconds=40)
        )
        self.assertLess(
            self.waits_for("backfill__2026-03-03T02:00:00+00:00", begins), timedelta(seconds=31)
        )

    def test_night_does_not_wait_for_itself_nor_for_what_is_over_or_stands_still(self):
        self.script("exit 0")
        states = {
            Instance.run_id: {"ingest": "success", "publish": None},
            "done": {"ingest": "success", "publish": "success"},
            "failed": {"ingest": "success", "publish": "upstream_failed"},
            "unbegun": {"ingest": None, "publish": None},
            "waiting": {"ingest": "deferred", "publish": None},
            "queued": {"ingest": "success", "publish": None},
        }
        self.context["ti"] = Instance(states, running=[Instance.run_id, "done", "failed", "unbegun", "waiting"])

        self.operator().look(self.context)


class Announcing(OperatorCase):
    def test_publish_tells_version_and_state_of_knowledge(self):
        self.script("echo 'Announced version 20260302030000000, as of 2026-03-01'")

        self.operator("publish").look(self.context)

        extra = self.context["outlet_events"][REWRITES].extra
        self.assertEqual(extra["version"], 20260302030000000)
        self.assertEqual(extra["as_of"], "2026-03-01")
        self.assertEqual(extra["night"], self.night)

    def test_version_that_was_announced_before_is_told_as_well(self):
        self.script("echo 'The announced version 7, as of 2026-03-01, says the same already'")

        self.assertEqual(
            self.operator("publish").look(self.context), {"version": 7, "as_of": "2026-03-01"}
        )


class Killing(OperatorCase):
    BODY = "sleep 600 & echo $! > child; echo $$ > leader; wait"

    def test_on_kill_ends_the_whole_group(self):
        self.script(self.BODY)
        operator = self.operator()

        def stop(number, frame):
            operator.on_kill()

        previous = signal.signal(signal.SIGALRM, stop)
        self.addCleanup(signal.signal, signal.SIGALRM, previous)
        signal.setitimer(signal.ITIMER_REAL, 1.0)

        sentence = self.failure(operator, AirflowException)

        self.assertEqual(sentence, "ingest was killed by SIGTERM")
        self.assertGone("child")

    def test_child_of_a_task_that_was_killed_does_not_survive(self):
        self.script(self.BODY)
        task = subprocess.Popen(
            [
                sys.executable,
                "-c",
                f"import sys; sys.path.insert(0, {str(DAGS)!r})\n"
                "from emend.process import Command\n"
                f"Command([{str(self.folder / 'emend')!r}], print, cwd={str(self.folder)!r}).run()",
            ]
        )
        self.await_file("leader")
        task.kill()
        task.wait()

        self.assertGone("child")
        self.assertGone("leader")

    def await_file(self, name):
        end = time.monotonic() + 30
        while time.monotonic() < end:
            file = self.folder / name
            if file.exists() and file.read_text().strip():
                return int(file.read_text())
            time.sleep(0.05)
        self.fail(f"no {name}")

    def assertGone(self, name):
        number = self.await_file(name)
        end = time.monotonic() + 30
        while time.monotonic() < end:
            if not _alive(number):
                return
            time.sleep(0.05)
        self.fail(f"{name} {number} lives on")


def _alive(number):
    try:
        os.kill(number, 0)
        stat = Path(f"/proc/{number}/stat")
        return not (stat.exists() and stat.read_text().rsplit(")", 1)[1].split()[0] == "Z")
    except ProcessLookupError:
        return False


class SparkSubmit(OperatorCase):
    def setUp(self):
        super().setUp()
        self.script('for word in "$@"; do echo "<$word>"; done\nexit "${CODE:-0}"', "spark-submit")
        path = os.environ["PATH"]
        os.environ["PATH"] = f"{self.folder}:{path}"
        os.environ["AIRFLOW_CONN_EMEND_CLUSTER"] = (
            '{"conn_type": "spark", "host": "spark://master", "port": 7077,'
            ' "extra": {"deploy-mode": "client"}}'
        )
        self.addCleanup(os.environ.__setitem__, "PATH", path)
        self.addCleanup(os.environ.pop, "AIRFLOW_CONN_EMEND_CLUSTER", None)
        self.addCleanup(os.environ.pop, "CODE", None)

    def spark(self, step="mine", **fields):
        return self.operator(
            step, **{"spark_connection": "emend_cluster", "jar": "/opt/emend.jar", **fields}
        )

    def test_step_is_submitted_with_the_connection(self):
        said = self.said(self.spark(extra_arguments="--conf /etc/emend.conf"))

        words = [line[1:-1] for line in said if line.startswith("<")]
        self.assertEqual(words[:2], ["--master", "spark://master:7077"])
        self.assertEqual(
            words[words.index("--class") + 1], "dev.emend.pipelines.cli.Main"
        )
        self.assertEqual(
            words[words.index("/opt/emend.jar") :],
            ["/opt/emend.jar", "mine", "--date", self.night, "--conf", "/etc/emend.conf"],
        )

    def test_exit_codes_are_those_of_the_step(self):
        for code, kind in ((1, AirflowException), (3, AirflowFailException)):
            os.environ["CODE"] = str(code)
            self.failure(self.spark(), kind)
        os.environ["CODE"] = "5"
        with self.assertRaises(TaskDeferred):
            self.spark("ingest").look(self.context)

    def test_killed_submission_is_tried_again(self):
        self.script("kill -9 $$", "spark-submit")

        sentence = self.failure(self.spark(), AirflowException)

        self.assertEqual(sentence, "mine was killed by SIGKILL")

    def test_cluster_mode_is_refused_for_it_hides_the_exit_code(self):
        os.environ["AIRFLOW_CONN_EMEND_CLUSTER"] = (
            '{"conn_type": "spark", "host": "yarn", "extra": {"deploy-mode": "cluster"}}'
        )

        self.assertIn("deploy-mode cluster", self.failure(self.spark(), AirflowFailException))

    def test_missing_connection_and_missing_jar_are_named(self):
        self.assertIn("emend_jar", self.failure(self.spark(jar=""), AirflowFailException))
        sentence = self.failure(self.spark(spark_connection="nope"), AirflowFailException)
        self.assertIn("No connection nope", sentence)


if __name__ == "__main__":
    unittest.main()
