"""Seconds per step of a load."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import Iterator


class Steps:
    """`with steps("read"): …` adds the time of the block to that step. Spark works when an action asks it to: a step owns the jobs it starts."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        started = time.monotonic()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.monotonic() - started
