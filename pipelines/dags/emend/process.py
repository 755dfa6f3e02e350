"""A command as a process group of its own, which never outlives the task that started it."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable

#: How Emend begins the sentence that says why a command did not do what it was asked.
PREFIX = "emend: "

_WATCH = Path(__file__).with_name("watch.py")


@dataclass(frozen=True)
class Ended:
    """How a command ended: its exit code, its last sentence and all its lines."""

    code: int
    sentence: str
    lines: tuple[str, ...] = field(repr=False)

    @property
    def killed_by(self) -> str | None:
        """The signal that killed it, as the system tells it or as a shell does (128 + signal)."""
        number = -self.code if self.code < 0 else self.code - 128
        try:
            return signal.Signals(number).name if self.code < 0 or self.code > 128 else None
        except ValueError:
            return f"signal {number}" if self.code < 0 else None


class Command:
    """Runs a command once, line by line into a log."""

    #: So many of the last lines are kept, for what they say of the result.
    KEPT = 400

    def __init__(
        self,
        words: list[str],
        say: Callable[[str], None],
        env: dict[str, str] | None = None,
        cwd: str | None = None,
    ):
        self._words = words
        self._say = say
        self._env = env
        self._cwd = cwd
        self._process: subprocess.Popen | None = None

    def run(self) -> Ended:
        """Runs to the end. Whatever interrupts the wait ends the command too."""
        if shutil.which(self._words[0], path=(self._env or os.environ).get("PATH")) is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), self._words[0])
        self._process = subprocess.Popen(
            [sys.executable, "-I", str(_WATCH), *self._words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            env=self._env,
            cwd=self._cwd,
            start_new_session=True,
        )
        try:
            return self._followed()
        finally:
            self.stop()
            self._process.stdout.close()

    def stop(self) -> None:
        """Ends the whole group: politely, and after ten seconds not so."""
        process = self._process
        if process is not None:
            process.stdin.close()
            process.wait()

    def _followed(self) -> Ended:
        sentence, lines = "", []
        for line in self._process.stdout:
            line = line.rstrip("\r\n")
            self._say(line)
            lines = [*lines[1 - self.KEPT :], line]
            if line.startswith(PREFIX):
                sentence = line[len(PREFIX) :].strip()
        return Ended(self._process.wait(), sentence, tuple(lines))
