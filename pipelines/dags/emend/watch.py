"""Ends a process group when the process that started it is gone: its end of the pipe closes then."""

import os
import signal
import sys
import time


def main(group: int) -> None:
    if sys.stdin.buffer.read():
        return  # It said that all is done.
    for number, pause in ((signal.SIGTERM, 5.0), (signal.SIGKILL, 0.0)):
        try:
            os.killpg(group, number)
        except ProcessLookupError:
            return
        time.sleep(pause)


if __name__ == "__main__":
    main(int(sys.argv[1]))
