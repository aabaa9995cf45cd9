"""Rules on single rows: what breaks one is rejected with its reasons."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Optional, Sequence

from pyspark.sql import Column as SparkColumn
from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from lakehouse_ingest.casting import REASON
from lakehouse_ingest.contract import Table
from lakehouse_ingest.frames import computed_once
from lakehouse_ingest.identifiers import quoted
from lakehouse_ingest.quality.flags import Flag, Flagged, Lookups, flag_rows
from lakehouse_ingest.quality.results import RuleResult, findings, result_of
from lakehouse_ingest.quality.rules import ERROR, RowRule
from lakehouse_ingest.sources.base import ROW_NUMBER, SOURCE_FILE

__all__ = ["RULES", "Checked", "Lookups", "check_rows"]

#: Ids of the rules that a rejected row breaks.
RULES = "_rules"


@dataclass(frozen=True)
class Checked:
    """`good`: the rows to load. `rejected`: typed rows with REASON, RULES, ROW_NUMBER and SOURCE_FILE, or None when there are none.

    `rejected_rows`: how many. `findings`: sentences for a person. `results`: one per rule on rows.
    """

    good: DataFrame
    rejected: Optional[DataFrame] = None
    rejected_rows: int = 0
    findings: Sequence[str] = ()
    results: Sequence[RuleResult] = ()


def check_rows(good: DataFrame, table: Table, lookups: Lookups, deleted: Optional[SparkColumn] = None) -> Checked:
    """Applies the rules on rows to typed rows. All rules are counted in one job; without rules there is none.

    `deleted`: true for rows of a change feed that say of a row that it is gone; they may have nothing but its key.
    """
    rules = {rule: rule.condition for rule in table.rules if isinstance(rule, RowRule)}
    if not rules:
        return Checked(good)
    flagged = flag_rows(good, rules, table, _with_own_rows(good, table, lookups), exempt=deleted)
    if flagged.looked_up:
        flagged = replace(flagged, rows=computed_once(flagged.rows))
    stopping = [flag for flag in flagged.flags if flag.rule.severity == ERROR]
    results, rejected_rows = _count(flagged, stopping)
    said = findings(results)
    if not rejected_rows:
        return Checked(good, findings=said, results=results)
    marked = flagged.rows.withColumns({REASON: F.concat_ws("; ", *[F.when(f.broken, f.reason) for f in stopping]), RULES: _broken_rules(stopping)})
    names = [quoted(column.name) for column in table.columns]
    rejected = marked.where(F.size(RULES) > 0).select(*names, REASON, RULES, ROW_NUMBER, SOURCE_FILE)
    return Checked(marked.where(F.size(RULES) == 0).select(*map(quoted, good.columns)), rejected, rejected_rows, said, results)


def _with_own_rows(good: DataFrame, table: Table, lookups: Lookups) -> Lookups:
    """A reference to the table itself may lead to a row of the same load; a full load has all rows, others add to those that are there."""

    def look_up(name: str) -> Optional[DataFrame]:
        there = lookups(name)
        if name != table.name:
            return there
        if there is None or (table.settings.get("loadMode") or "full") == "full":
            return good
        return good.unionByName(there, allowMissingColumns=True)

    return look_up


def _count(flagged: Flagged, stopping: Sequence[Flag]) -> tuple[list[RuleResult], int]:
    """What came out of each rule, and how many rows are rejected."""
    if not flagged.flags:
        return list(flagged.skipped), 0
    rejected = F.count(F.when(F.size(_broken_rules(stopping)) > 0, 1)) if stopping else F.lit(0)
    counts = flagged.rows.agg(F.count("*").alias("rows"), rejected.alias("rejected"), *failures(flagged.flags)).first()
    results = []
    for n, flag in enumerate(flagged.flags):
        failed, sample = counts[f"_{n}"]
        results.append(result_of(flag.rule, counts["rows"], failed, failed > 0, sample_text(failed, sample)))
    return [*results, *flagged.skipped], counts["rejected"]


def _broken_rules(flags: Sequence[Flag]) -> SparkColumn:
    return F.array_compact(F.array(*[F.when(flag.broken, F.lit(flag.rule.id)) for flag in flags]))


def failures(flags: Sequence[Flag]) -> list[SparkColumn]:
    """Aggregates `_0`, `_1`, …: how many rows break the rule, and the sentence on one of them."""
    return [
        F.struct(F.count(F.when(flag.broken, 1)).alias("failed"), F.min(F.when(flag.broken, flag.reason)).alias("sample")).alias(f"_{n}")
        for n, flag in enumerate(flags)
    ]


def sample_text(failed: int, sample: Optional[str]) -> str:
    return f"{counted_rows(failed)}, for example {sample}"


def counted_rows(number: int) -> str:
    return f"{number} row{'' if number == 1 else 's'}"
