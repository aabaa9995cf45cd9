"""Random histories of one key each, the order in which their rows arrive, and what a plain reading of all rows says."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Callable, Iterable, Optional

MOMENTS = range(0, 14)
LOADS = 4


@dataclass(frozen=True)
class Observation:
    """A row of raw: at `at`, `child` of the key (None: the key itself) had a payload or was deleted."""

    at: int
    payload: Optional[str]
    deleted: bool = False
    child: Optional[str] = None

    def __str__(self) -> str:
        return f"@{self.at} deleted" if self.deleted else f"@{self.at}={self.payload if self.payload is not None else 'null'}"


@dataclass(frozen=True)
class History:
    """`loads`: the rows of each load in the order of its file."""

    key: str
    loads: tuple[tuple[Observation, ...], ...]

    @cached_property
    def observations(self) -> list[Observation]:
        """One per child and time: of the earliest load that has it the last row. What later loads say about it does not count."""
        kept: dict[tuple, Observation] = {}
        for load in self.loads:
            kept = {**{(row.child, row.at): row for row in load}, **kept}
        return sorted(kept.values(), key=lambda row: row.at)

    def state(self, moment: float) -> Optional[Observation]:
        """The newest observation of the key itself up to a moment."""
        return newest((row for row in self.observations if row.child is None), moment)

    def members(self, moment: float) -> dict[Optional[str], Optional[str]]:
        rows = [row for row in self.observations if row.child is not None]
        states = {child: newest((row for row in rows if row.child == child), moment) for child in {row.child for row in rows}}
        return {child: row.payload for child, row in states.items() if row and not row.deleted}

    def rows(self) -> list[Observation]:
        return [row for load in self.loads for row in load]

    def without(self, number: int) -> "History":
        """The history without one of its rows."""
        left = iter(range(len(self.rows())))
        return replace(self, loads=tuple(tuple(row for row in load if next(left) != number) for load in self.loads))

    def written(self) -> str:
        """As in the case files."""
        loads = ("[" + ", ".join(f"k{'.' + row.child if row.child else ''}{row}" for row in load) + "]" for load in self.loads)
        return f"{{ id: {self.key}, loads: [{', '.join(loads)}] }}"


def newest(rows: Iterable[Observation], moment: float) -> Optional[Observation]:
    return max((row for row in rows if row.at <= moment), key=lambda row: row.at, default=None)


def random_history(rng: random.Random, key: str, arrival: Callable[[random.Random, int], int]) -> History:
    """A few observations of a key and of its members; some come twice, some are contradicted in the same or in a later load."""
    loads: list[list[Observation]] = [[] for _ in range(LOADS)]

    def arrive(row: Observation, load: int) -> None:
        loads[load].append(row)
        if rng.random() < 0.05:
            loads[load].append(observation(rng, row.at, row.child))
        if rng.random() < 0.15 and load + 1 < LOADS:
            again = row if rng.random() < 0.7 else observation(rng, row.at, row.child)
            loads[rng.randrange(load + 1, LOADS)].append(again)

    for child in (None, "p", "q"):
        for at in sorted(rng.sample(range(1, 13), rng.randint(0 if child else 1, 5))):
            arrive(observation(rng, at, child), arrival(rng, at))
    return History(key, tuple(tuple(load) for load in loads))


def observation(rng: random.Random, at: int, child: Optional[str]) -> Observation:
    if rng.random() < 0.15:
        return Observation(at, None, True, child)
    return Observation(at, rng.choice(["A", "B", "C", None] if child is None else "AB"), False, child)


def in_order(rng: random.Random, at: int) -> int:
    """Loads follow time."""
    return at * LOADS // 14


def shuffled(rng: random.Random, at: int) -> int:
    return rng.randrange(LOADS)


def seldom_late(rng: random.Random, at: int) -> int:
    """One row in twelve comes later than its time."""
    load = in_order(rng, at)
    return rng.randrange(load, LOADS) if rng.random() < 1 / 12 else load


ARRIVALS: dict[str, Any] = {"in order": in_order, "seldom late": seldom_late, "shuffled": shuffled}
