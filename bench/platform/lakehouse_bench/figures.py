"""Figures with their goals, as text for people and as rows for `bench/results`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional, Sequence, Union

Number = Union[int, float]


@dataclass(frozen=True)
class Figure:
    """One measured value. At most one of the two goals is given, in the unit of the value."""

    name: str
    value: Number
    unit: str
    at_most: Optional[Number] = None
    at_least: Optional[Number] = None

    @property
    def goal(self) -> str:
        """The goal as text; empty when there is none."""
        if self.at_most is not None:
            return f"≤ {text(self.at_most)} {self.unit}"
        return f"≥ {text(self.at_least)} {self.unit}" if self.at_least is not None else ""

    @property
    def met(self) -> str:
        """`yes`, `NO`, or empty when there is no goal."""
        if not self.goal:
            return ""
        good = self.value <= self.at_most if self.at_most is not None else self.value >= (self.at_least or 0)
        return "yes" if good else "NO"

    def row(self, bench: str) -> dict[str, str]:
        """What `bench/run.mjs` prints and stores of every figure."""
        return {"bench": bench, "figure": self.name, "value": f"{text(self.value)} {self.unit}", "goal": self.goal, "met": self.met}


@dataclass(frozen=True)
class Report:
    """What a bench has to say: tables that compare shapes side by side, and the figures that have goals."""

    bench: str
    tables: Sequence["Table"]
    figures: Sequence[Figure]


@dataclass(frozen=True)
class Table:
    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]
    notes: Sequence[str] = ()

    def __str__(self) -> str:
        cells = [list(self.columns), *[[text(value) for value in row] for row in self.rows]]
        widths = [max(len(row[index]) for row in cells) for index in range(len(self.columns))]
        lines = ["  ".join(_padded(value, width, index) for index, (value, width) in enumerate(zip(row, widths))).rstrip() for row in cells]
        rule = "  ".join("-" * width for width in widths)
        return "\n".join([self.title, "", lines[0], rule, *lines[1:], *(f"  {note}" for note in self.notes), ""])


def text(value: Any) -> str:
    """Counts in full, other numbers with two decimals, words as they are."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return str(value)
    return f"{value:,}" if isinstance(value, int) else f"{value:,.2f}"


def _padded(value: str, width: int, index: int) -> str:
    return value.ljust(width) if index == 0 else value.rjust(width)
