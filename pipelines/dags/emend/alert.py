"""Tells somebody that a task failed for good."""

from __future__ import annotations

import importlib
import logging

from airflow.sdk import Variable

log = logging.getLogger(__name__)


def tell(context) -> None:
    """Calls what the variable ``emend_alert`` names, ``package.module.function``, with the context
    of the task and the sentence that says why it failed. Without the variable it is only logged."""
    sentence = str(context.get("exception") or "The task failed without a sentence")
    log.error("Failed: %s", sentence)
    name = Variable.get("emend_alert", default="")
    if name:
        _named(name)(context, sentence)


def _named(name: str):
    module, _, function = name.replace(":", ".").rpartition(".")
    if not module:
        raise ValueError(f"emend_alert is {name!r}, not package.module.function")
    return getattr(importlib.import_module(module), function)
