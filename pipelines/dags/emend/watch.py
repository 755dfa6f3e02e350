"""Runs a command in a process group of its own and ends the group when nobody waits for it any more:
when the pipe to the process that asked for it closes, on purpose or because that process is gone.

Ends as the command ends, by the same signal if it was one."""

import os
import signal
import subprocess
import sys
import threading

GRACE = 10.0


def main(words: list[str]) -> None:
    process = subprocess.Popen(words, stdin=subprocess.DEVNULL, start_new_session=True)
    threading.Thread(target=_end_with_the_pipe, args=(process,), daemon=True).start()
    code = process.wait()
    _signal_group(process, signal.SIGKILL)  # What it left behind.
    if code < 0:
        if -code not in (signal.SIGKILL, signal.SIGSTOP):
            signal.signal(-code, signal.SIG_DFL)
        os.kill(os.getpid(), -code)
    os._exit(code)


def _end_with_the_pipe(process: subprocess.Popen) -> None:
    sys.stdin.buffer.read()
    _signal_group(process, signal.SIGTERM)
    try:
        process.wait(GRACE)
    except subprocess.TimeoutExpired:
        _signal_group(process, signal.SIGKILL)


def _signal_group(process: subprocess.Popen, number: signal.Signals) -> None:
    try:
        os.killpg(process.pid, number)
    except (ProcessLookupError, PermissionError):
        pass  # Nobody of it is left.


if __name__ == "__main__":
    main(sys.argv[1:])
