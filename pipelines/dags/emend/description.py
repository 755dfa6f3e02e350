"""The description of the night that Emend's own build writes (``nightly.json``)."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

FORMAT = 1

#: The asset that publishing updates.
ASSET_NAME = "emend_rewrites"
ASSET_URI = "emend://store/rewrites"


@dataclass(frozen=True)
class Task:
    """One step of the night as a task."""

    name: str
    meaning: str
    arguments: tuple[str, ...]
    upstream: tuple[str, ...]
    time_limit: timedelta
    waits: bool
    announces: str | None


@dataclass(frozen=True)
class Description:
    """The tasks of a night, and what to do about the ends of their processes."""

    tasks: tuple[Task, ...]
    exit_codes: dict[int, str]
    killed: str
    retries: int
    first_delay: timedelta
    multiplier: float
    longest_delay: timedelta
    look_every: timedelta
    deadline: timedelta

    @staticmethod
    def nightly() -> Description:
        """The night as it ships, or as ``EMEND_DESCRIPTION`` in the environment names it."""
        own = Path(__file__).with_name("nightly.json")
        return Description.read(Path(os.environ.get("EMEND_DESCRIPTION") or own))

    @staticmethod
    def read(path: Path) -> Description:
        """A description from its file."""
        content = json.loads(path.read_text(encoding="utf-8"))
        if content.get("format") != FORMAT:
            raise ValueError(f"{path} has format {content.get('format')}, not {FORMAT}")
        retries, patience = content["retries"], content["patience"]
        return Description(
            tasks=tuple(_task(task) for task in content["tasks"]),
            exit_codes={code["code"]: code["then"] for code in content["exit_codes"]},
            killed=content["killed"],
            retries=retries["times"],
            first_delay=timedelta(seconds=retries["first_delay"]),
            multiplier=retries["multiplier"],
            longest_delay=timedelta(seconds=retries["longest_delay"]),
            look_every=timedelta(seconds=patience["every"]),
            deadline=timedelta(seconds=patience["deadline"]),
        )

    def then(self, code: int) -> str:
        """``succeed``, ``retry``, ``fail`` or ``wait``; a code nobody knows is tried again."""
        return self.exit_codes.get(code, self.killed)

    def defaults(self) -> dict:
        """What every task of a DAG of Emend has."""
        return {
            "retries": self.retries,
            "retry_delay": self.first_delay,
            "retry_exponential_backoff": self.multiplier,
            "max_retry_delay": self.longest_delay,
            "depends_on_past": False,
        }


def _task(task: dict) -> Task:
    return Task(
        name=task["name"],
        meaning=task["meaning"],
        arguments=tuple(task["arguments"]),
        upstream=tuple(task["upstream"]),
        time_limit=timedelta(seconds=task["time_limit"]),
        waits=task["waits"],
        announces=task["announces"],
    )
