"""One load at a time on one machine: SQLite has one file lock, and two sessions would fail in the middle."""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Iterator

from lakehouse_ingest.errors import AnotherLoad

_LOOK_AGAIN = 0.5


@contextmanager
def only_writer(home: Path, wait: float = 0) -> Iterator[None]:
    """Holds `.lakehouse/lock`. The system lets go of it when the process ends, however it ends.

    Waits up to `wait` seconds for another run to end; raises AnotherLoad when it has not.
    """
    home.mkdir(parents=True, exist_ok=True)
    with open(home / "lock", "a+", encoding="ascii") as file:
        if not _locked(file, wait):
            file.seek(0)
            raise AnotherLoad(f"Another run (process {file.read().strip() or 'unknown'}) is writing to {home}: wait until it has ended, then run again.")
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def _locked(file: IO[str], wait: float) -> bool:
    until = time.monotonic() + wait
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        except OSError:
            left = until - time.monotonic()
            if left <= 0:
                return False
            time.sleep(min(_LOOK_AGAIN, left))
