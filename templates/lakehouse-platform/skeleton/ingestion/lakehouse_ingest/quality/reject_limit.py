"""How many rows of a table may be rejected before its load is not published: `lakehouse.rejectLimit`."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Sequence

from pyspark.sql import DataFrame

from lakehouse_ingest.casting import REASON
from lakehouse_ingest.contract import Table
from lakehouse_ingest.errors import TableFailed
from lakehouse_ingest.quality.problems import problem
from lakehouse_ingest.quality.results import RuleResult

_REASONS = 3


@dataclass(frozen=True)
class RejectLimit:
    """Above the limit when there are more than `rows` and they are more than `share` (0 to 1) of what was read."""

    rows: int = 10
    share: float = 0.05

    def exceeded(self, read: int, rejected: int) -> bool:
        return rejected > self.rows and rejected > self.share * read


def reject_limit(table: Table) -> RejectLimit:
    """The limit of a table. Raises IngestError when the contract has another form."""
    given = table.settings.get("rejectLimit")
    if given is None:
        return RejectLimit()
    path = f"schema.{table.name}, lakehouse.rejectLimit"
    if not isinstance(given, dict) or not given or set(given) - {"rows", "share"}:
        raise problem(path, f"{given} is no limit", "Write for example {rows: 10, share: 0.05}")
    rows, share = given.get("rows", RejectLimit.rows), given.get("share", RejectLimit.share)
    if not _is_number(rows) or rows < 0 or rows != int(rows):
        raise problem(path, f"rows is {rows}", "Write a whole number from 0")
    if not _is_number(share) or not 0 <= share <= 1:
        raise problem(path, f"share is {share}", "Write a number from 0 to 1")
    return RejectLimit(int(rows), float(share))


def refuse_above_limit(table: Table, read: int, rejected: int, frames: Sequence[DataFrame] = (), results: Sequence[RuleResult] = ()) -> None:
    """Raises TableFailed when more rows were rejected than the table allows. `frames`: the rejected rows, read only then, for examples."""
    limit = reject_limit(table)
    if not limit.exceeded(read, rejected):
        return
    reasons = [row[REASON] for frame in frames for row in frame.select(REASON).distinct().limit(_REASONS).collect()][:_REASONS]
    examples = f" For example: {'; '.join(reasons)}." if reasons else ""
    raise TableFailed(
        f"{rejected} of {read} rows were rejected, above the limit of {limit.rows} rows and {limit.share:.0%}, so the load is not published.{examples} "
        "Correct the rows or the contract, or raise lakehouse.rejectLimit of the table.",
        results,
    )


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
