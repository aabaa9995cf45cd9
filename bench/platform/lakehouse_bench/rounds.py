"""Measuring in interleaved rounds, so that noise of the machine meets every shape alike."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from typing import Callable, Mapping


@dataclass(frozen=True)
class Times:
    """Medians over the rounds, in seconds. `cpu` adds up all threads of this process; on a shared machine it is the steadier one."""

    cpu: float
    wall: float


def interleaved(shapes: Mapping[str, Callable[[], None]], rounds: int) -> dict[str, Times]:
    """Runs every shape once per round and returns its medians. The order turns from round to round; a first round is not counted."""
    names = list(shapes)
    measured: dict[str, list[tuple[float, float]]] = {name: [] for name in names}
    for number in range(rounds + 1):
        turn = number % len(names)
        for name in names[turn:] + names[:turn]:
            cpu, wall = time.process_time(), time.perf_counter()
            shapes[name]()
            if number:
                measured[name].append((time.process_time() - cpu, time.perf_counter() - wall))
    return {name: Times(*(statistics.median(column) for column in zip(*values))) for name, values in measured.items()}
