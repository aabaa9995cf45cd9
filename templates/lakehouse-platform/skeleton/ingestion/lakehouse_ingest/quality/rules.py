"""What a contract asks of its data, as values: rules on single rows and rules on the whole table.

Words are those of the Open Data Contract Standard v3.1: kinds (`required`, `invalidValues`, `rowCount`), operators (`mustBeLessThan`)
and units (`rows`, `percent`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Optional, Sequence, Union

ERROR = "error"
WARNING = "warning"


@dataclass(frozen=True)
class NotNull:
    """The column has a value."""


@dataclass(frozen=True)
class NotMissing:
    """The value is none of those that stand for a missing one; None among them is NULL."""

    values: Sequence[Optional[str]]


@dataclass(frozen=True)
class OneOf:
    """The value is one of these, given as texts."""

    values: Sequence[str]


@dataclass(frozen=True)
class Matches:
    """The regular expression is found in the value; `^` and `$` make it the whole value."""

    pattern: str


@dataclass(frozen=True)
class Compared:
    """The value compares to a bound: `operator` is >=, >, <= or <, `bound` a text."""

    operator: str
    bound: str


@dataclass(frozen=True)
class Sized:
    """The number of characters compares to a bound: `operator` is >= or <=."""

    operator: str
    length: int


@dataclass(frozen=True)
class HasParent:
    """The columns of the rule together are a row of another table of the contract; with a NULL among them nothing is asked."""

    parent: str
    parent_columns: Sequence[str]


#: What a row must meet. A value that is NULL meets all but NotNull and NotMissing.
Condition = Union[NotNull, NotMissing, OneOf, Matches, Compared, Sized, HasParent]


@dataclass(frozen=True)
class Violations:
    """How many rows do not meet the condition."""

    condition: Condition


@dataclass(frozen=True)
class Duplicates:
    """How many rows have values in the columns of the rule that another row before them had; rows with a NULL there do not count."""


@dataclass(frozen=True)
class RowCount:
    """How many rows there are."""


@dataclass(frozen=True)
class EventAge:
    """How old the largest value of the column is, in seconds before the load."""


@dataclass(frozen=True)
class LoadAge:
    """How long the table had not been looked at, in seconds before the load."""


Measure = Union[Violations, Duplicates, RowCount, EventAge, LoadAge]


@dataclass(frozen=True)
class Limit:
    """What a measure must be. `high` is the second number of mustBeBetween and mustNotBeBetween, which leave both ends out."""

    operator: str
    low: float
    high: float = 0


@dataclass(frozen=True)
class Rule:
    """`id` is unique in the table; `path` is the place in the contract; `severity` error stops, warning is only said."""

    id: str
    kind: str
    columns: Sequence[str]
    severity: str
    path: str


@dataclass(frozen=True)
class RowRule(Rule):
    """A row that does not meet the condition is rejected."""

    condition: Condition


@dataclass(frozen=True)
class TableRule(Rule):
    """A table whose measure is outside the limits is not published. `unit` percent: of all its rows."""

    measure: Measure
    limits: Sequence[Limit]
    unit: str = "rows"


def seconds(age: timedelta) -> Limit:
    """At most as old as `age`."""
    return Limit("mustBeLessOrEqualTo", age.total_seconds())
