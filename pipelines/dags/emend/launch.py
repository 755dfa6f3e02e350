"""Where the command of a task comes from: ``./emend``, or ``spark-submit`` by a connection."""

from __future__ import annotations

import os
import shlex
from dataclasses import dataclass
from pathlib import Path

from airflow.sdk import BaseHook
from airflow.sdk.exceptions import AirflowFailException, AirflowNotFoundException

MAIN = "dev.emend.pipelines.cli.Main"


@dataclass(frozen=True)
class Launch:
    """The words of a process with its surroundings."""

    words: list[str]
    env: dict[str, str] | None = None
    cwd: str | None = None


def by_command(command: str, arguments: list[str]) -> Launch:
    """A launch of ``./emend``: the one named, or that of the checkout this folder is part of.

    Relative paths start where the launcher is, as they do for somebody who types ``./emend``.
    """
    words = shlex.split(command) or [_own_launcher()]
    launcher = Path(words[0])
    cwd = str(launcher.parent) if launcher.is_absolute() and launcher.is_file() else None
    return Launch([*words, *arguments], cwd=cwd)


def _own_launcher() -> str:
    launcher = Path(__file__).resolve().parents[3] / "emend"
    return str(launcher) if launcher.is_file() else "emend"


def by_spark(connection: str, arguments: list[str], jar: str, **options) -> Launch:
    """A launch of ``spark-submit`` with master, queue and the like of a Spark connection."""
    if not jar:
        raise AirflowFailException(
            "No jar: name Emend's job jar by the variable emend_jar, or unset emend_spark_connection"
        )
    hook = _hook(connection, arguments, options)
    if hook.deploy_mode == "cluster":
        raise AirflowFailException(
            f"The connection {connection} has deploy-mode cluster, which hides the exit code and the"
            " sentence of a step. Use client: executors run on the cluster all the same"
        )
    return Launch(hook.words(jar), env=hook.environment)


def _hook(connection: str, arguments: list[str], options: dict):
    from airflow.providers.apache.spark.hooks.spark_submit import SparkSubmitHook

    class StepHook(SparkSubmitHook):
        """The stock hook builds the command; running it is ours, for it hides the exit code."""

        @property
        def deploy_mode(self) -> str | None:
            return self._connection["deploy_mode"]

        @property
        def environment(self) -> dict[str, str]:
            return {**os.environ, **{k: str(v) for k, v in (self._env or {}).items()}}

        def words(self, jar: str) -> list[str]:
            return [str(word) for word in self._build_spark_submit_command(jar)]

    try:  # The stock hook takes yarn for a connection that is not there.
        BaseHook.get_connection(connection)
    except AirflowNotFoundException as missing:
        raise AirflowFailException(
            f"No connection {connection}: make it, or set the variable emend_spark_connection"
        ) from missing
    return StepHook(
        conn_id=connection, java_class=MAIN, application_args=arguments, **options
    )
