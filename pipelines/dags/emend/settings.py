"""What must be known before a DAG exists. Each is an Airflow variable, read whenever the file is
parsed; as AIRFLOW_VAR_EMEND_START_DATE and so on in the environment they cost no look-up."""

from __future__ import annotations

from datetime import UTC, datetime

from airflow.sdk import Variable


def nightly() -> str:
    """When the night of a date may begin: two hours after the date has ended, in UTC."""
    return Variable.get("emend_schedule", default="0 2 * * *")


def maintenance() -> str:
    """When the house is kept: on Sundays at noon, UTC."""
    return Variable.get("emend_maintain_schedule", default="0 12 * * 0")


def start_date() -> datetime | None:
    """The first night that is caught up with; without it the schedule begins with the last one."""
    first = Variable.get("emend_start_date", default="")
    return datetime.fromisoformat(first).replace(tzinfo=UTC) if first else None
