"""
What is loaded together: a unit has a few models of its own and a number of loads. Cases with one shape can be merged into one unit, so
that an engine for which every table is expensive needs few of them; each case keeps its own keys.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any, Callable, Iterable, Sequence

from rows import Row, Time, load_time

#: Loads that come in the order of their times are set this many hours apart when cases are merged, so that they stay in order.
APART = 100


def in_order(loads: Sequence[Sequence[Row]]) -> bool:
    """Whether every load is younger than all before it."""
    newest = None
    for load in loads:
        times = [load_time(row.at) for row in load]
        if times and newest and min(times) <= newest:
            return False
        newest = max([*times, newest] if newest else times, default=newest)
    return True


def placed(rows: Iterable[Row], prefix: str, load: int, ordered: bool) -> list[Row]:
    """The rows of one load as they stand in a merged unit."""
    shift = load * APART if ordered else 0
    return [Row(row.key and f"{prefix}/{row.key}", later(row.at, shift), row.deleted, row.values) for row in rows]


def later(at: Time, hours: int) -> Time:
    whole, plus, micros = str(at).partition("+")
    return f"{float(whole) + hours}{plus}{micros}" if plus else float(whole) + hours


def earlier(at: Any) -> Any:
    """The reverse of `placed` for a time of an ordered unit."""
    return at - int(at // APART) * APART if isinstance(at, (int, float)) else at


def of_case(prefix: str, key: str | None) -> str | None:
    """The key as its case writes it, when it is one of that case."""
    return key[len(prefix) + 1 :] if key and key.startswith(f"{prefix}/") else None


def grouped(cases: Iterable[Any], shape: Callable[[Any], Any]) -> list[list[Any]]:
    """Cases of one shape together, in their order."""
    groups: dict[Any, list[Any]] = defaultdict(list)
    for case in cases:
        groups[shape(case)].append(case)
    return list(groups.values())
