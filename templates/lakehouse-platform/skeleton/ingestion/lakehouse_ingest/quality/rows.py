"""Rules on single rows: what breaks one is rejected with its reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Sequence

from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from lakehouse_ingest.casting import REASON
from lakehouse_ingest.contract import Table
from lakehouse_ingest.frames import computed_once
from lakehouse_ingest.identifiers import quoted
from lakehouse_ingest.quality.flags import Flag, Flagged, Lookups, flag_rows
from lakehouse_ingest.quality.reject_limit import refuse_above_limit
from lakehouse_ingest.quality.results import PASS, RuleResult, result_of
from lakehouse_ingest.quality.rules import ERROR, RowRule
from lakehouse_ingest.sources.base import ROW_NUMBER, SOURCE_FILE

__all__ = ["RULES", "Checked", "Lookups", "check_rows", "refuse_above_limit"]

#: Ids of the rules that a rejected row breaks.
RULES = "_rules"


@dataclass(frozen=True)
class Checked:
    """`good`: the rows to load. `rejected`: typed rows with REASON, RULES, ROW_NUMBER and SOURCE_FILE, or None when there are none.

    `findings`: sentences for a person. `results`: one per rule on rows.
    """

    good: DataFrame
    rejected: Optional[DataFrame] = None
    findings: Sequence[str] = ()
    results: Sequence[RuleResult] = ()


def check_rows(good: DataFrame, table: Table, lookups: Lookups) -> Checked:
    """Applies the rules on rows to typed rows. All rules are counted in one job; without rules there is none."""
    rules = {rule: rule.condition for rule in table.rules if isinstance(rule, RowRule)}
    if not rules:
        return Checked(good)
    flagged = flag_rows(good, rules, table, _with_own_rows(good, table, lookups))
    if flagged.looked_up:
        flagged = Flagged(computed_once(flagged.rows), flagged.flags, flagged.skipped)
    results = _count(flagged)
    findings = [f"{result.rule_id}: {result.sample}." for result in [*results, *flagged.skipped] if result.outcome not in {PASS, "fail"}]
    stopping = [flag for flag, result in zip(flagged.flags, results) if flag.rule.severity == ERROR and result.failed]
    every = [*results, *flagged.skipped]
    if not stopping:
        return Checked(good, None, findings, every)
    marked = flagged.rows.withColumns(
        {
            REASON: F.concat_ws("; ", *[F.when(flag.broken, flag.reason) for flag in stopping]),
            RULES: F.array_compact(F.array(*[F.when(flag.broken, F.lit(flag.rule.id)) for flag in stopping])),
        }
    )
    names = [quoted(column.name) for column in table.columns]
    rejected = marked.where(F.size(RULES) > 0).select(*names, REASON, RULES, ROW_NUMBER, SOURCE_FILE)
    return Checked(marked.where(F.size(RULES) == 0).select(*map(quoted, good.columns)), rejected, findings, every)


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


def _count(flagged: Flagged) -> list[RuleResult]:
    if not flagged.flags:
        return []
    counts = flagged.rows.agg(F.count("*").alias("rows"), *failures(flagged.flags)).first()
    return [
        result_of(flag.rule, counts["rows"], failed, failed > 0, sample_text(failed, sample))
        for flag, failed, sample in ((flag, *counts[f"_{n}"]) for n, flag in enumerate(flagged.flags))
    ]


def failures(flags: Sequence[Flag]):  # type: ignore[no-untyped-def]
    """Aggregates `_0`, `_1`, …: how many rows break the rule, and the sentence on one of them."""
    return [
        F.struct(F.count(F.when(flag.broken, 1)).alias("failed"), F.min(F.when(flag.broken, flag.reason)).alias("sample")).alias(f"_{n}")
        for n, flag in enumerate(flags)
    ]


def sample_text(failed: int, sample: Optional[str]) -> str:
    return f"{counted_rows(failed)}, for example {sample}"


def counted_rows(number: int) -> str:
    return f"{number} row{'' if number == 1 else 's'}"
