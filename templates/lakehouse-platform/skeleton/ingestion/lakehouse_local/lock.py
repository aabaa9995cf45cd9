"""One writer at a time: SQLite has one file lock, and two sessions would fail in the middle."""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator

from lakehouse_ingest.errors import IngestError


@contextmanager
def only_writer(home: Path) -> Iterator[None]:
    """Holds `.lakehouse/lock`. The system lets go of it when the process ends, however it ends."""
    home.mkdir(parents=True, exist_ok=True)
    with open(home / "lock", "a+", encoding="ascii") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.seek(0)
            raise IngestError(f"Another run (process {file.read().strip() or 'unknown'}) is writing to {home}: wait until it has ended, then run again.") from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield
