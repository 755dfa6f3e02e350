"""The DAG files as the DAG processor sees them."""

import importlib
import os
import sys
import unittest
from datetime import UTC, datetime, timedelta
from pathlib import Path

DAGS = Path(__file__).resolve().parents[3] / "dags"
sys.path.insert(0, str(DAGS))

from emend import alert  # noqa: E402
from emend.description import Description  # noqa: E402

NIGHT = Description.nightly()

TOLD = []


def remember(context, sentence):
    """An alert."""
    TOLD.append((context["task"], sentence))


class Dags(unittest.TestCase):
    def dag(self, name, **variables):
        for variable, value in variables.items():
            os.environ[f"AIRFLOW_VAR_{variable.upper()}"] = value
            self.addCleanup(os.environ.pop, f"AIRFLOW_VAR_{variable.upper()}", None)
        sys.modules.pop(name, None)
        return importlib.import_module(name).dag

    def test_one_task_a_step_in_the_order_of_the_description(self):
        dag = self.dag("emend_nights")

        self.assertEqual([task.name for task in NIGHT.tasks], [t.task_id for t in dag.tasks])
        for task in NIGHT.tasks:
            operator = dag.get_task(task.name)
            self.assertEqual(operator.upstream_task_ids, set(task.upstream))
            self.assertEqual(operator.arguments, list(task.arguments))
            self.assertEqual(operator.execution_timeout, task.time_limit)
            self.assertEqual(operator.retries, 4)
            self.assertEqual(operator.retry_delay, timedelta(minutes=1))
            self.assertEqual(operator.max_retry_delay, timedelta(minutes=15))
            self.assertEqual(operator.retry_exponential_backoff, 2.0)

    def test_only_the_last_task_updates_the_asset(self):
        dag = self.dag("emend_nights")

        outlets = {task.task_id: [asset.uri for asset in task.outlets] for task in dag.tasks}
        self.assertEqual(outlets.pop("publish"), ["emend://store/rewrites"])
        self.assertEqual(set(map(tuple, outlets.values())), {()})

    def test_nights_are_caught_up_with_from_the_start_date_one_at_a_time(self):
        dag = self.dag("emend_nights", emend_start_date="2026-05-04")

        self.assertTrue(dag.catchup)
        self.assertEqual(dag.max_active_runs, 1)
        self.assertEqual(dag.start_date, datetime(2026, 5, 4, tzinfo=UTC))

    def test_without_a_start_date_the_schedule_begins_with_the_last_day(self):
        dag = self.dag("emend_nights")

        self.assertFalse(dag.catchup)
        self.assertIsNone(dag.start_date)

    def test_maintenance_uses_the_same_operator(self):
        module = importlib.import_module("emend_maintain")

        self.assertEqual([task.arguments for task in module.dag.tasks], [["maintain"]])


class Alerts(unittest.TestCase):
    def test_named_function_gets_context_and_sentence(self):
        os.environ["AIRFLOW_VAR_EMEND_ALERT"] = f"{__name__}.remember"
        self.addCleanup(os.environ.pop, "AIRFLOW_VAR_EMEND_ALERT")

        alert.tell({"task": "mine", "exception": RuntimeError("The disk is full")})

        here = sys.modules[__name__]
        self.assertEqual(here.TOLD, [("mine", "The disk is full")])

    def test_without_a_name_it_is_only_logged(self):
        with self.assertLogs("emend.alert", "ERROR") as logs:
            alert.tell({"exception": RuntimeError("The disk is full")})

        self.assertIn("The disk is full", logs.output[0])

    def test_name_without_a_module_is_refused(self):
        os.environ["AIRFLOW_VAR_EMEND_ALERT"] = "page_me"
        self.addCleanup(os.environ.pop, "AIRFLOW_VAR_EMEND_ALERT")

        with self.assertRaisesRegex(ValueError, "emend_alert is 'page_me'"):
            alert.tell({"exception": RuntimeError("x")})


if __name__ == "__main__":
    unittest.main()
