"""Rules on the whole table, between writing and publishing."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Optional, Sequence

from pyspark.sql import Column as SparkColumn
from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from lakehouse_ingest.contract import Table
from lakehouse_ingest.errors import TableFailed
from lakehouse_ingest.identifiers import quoted
from lakehouse_ingest.load import Load
from lakehouse_ingest.quality.flags import Lookups, flag_rows
from lakehouse_ingest.quality.limits import holds, limits_text, number_text
from lakehouse_ingest.quality.results import FAIL, RuleResult, result_of, skipped
from lakehouse_ingest.quality.rows import counted_rows, failures, sample_text
from lakehouse_ingest.quality.rules import ERROR, Duplicates, EventAge, LoadAge, RowCount, TableRule, Violations

_EXAMPLES = 3


def has_audit(table: Table) -> bool:
    """Whether the contract has rules on the whole table that may keep a load from being published."""
    return any(isinstance(rule, TableRule) and rule.severity == ERROR for rule in table.rules)


def audit_table(current: DataFrame, table: Table, lookups: Lookups, load: Load, previous: Optional[datetime] = None) -> list[RuleResult]:
    """Checks the rules on the whole table, all of them in one pass.

    `current`: the state that would be published, typed columns of the contract. `previous`: when the table was last looked at before
    this load (UTC). Raises TableFailed, with all results, when a rule of severity error is broken.
    """
    rules = [rule for rule in table.rules if isinstance(rule, TableRule)]
    ages = [rule for rule in rules if isinstance(rule.measure, LoadAge)]
    results = [_judge_load_age(rule, load, previous) for rule in ages]
    if len(ages) < len(rules):
        results += _judge_rows([rule for rule in rules if rule not in ages], current, table, lookups, load)
    broken = [result for result in results if result.outcome == FAIL]
    if broken:
        said = "; ".join(f"{result.rule_id} ({result.sample})" for result in broken)
        raise TableFailed(
            f"The load is not published, because the table would break its rules: {said}. Correct the rows in the source, or the rules in the contract.",
            results,
        )
    return results


def _judge_rows(rules: Sequence[TableRule], current: DataFrame, table: Table, lookups: Lookups, load: Load) -> list[RuleResult]:
    counted = {rule: rule.measure.condition for rule in rules if isinstance(rule.measure, Violations)}
    flagged = flag_rows(current, counted, table, lambda name: current if name == table.name else lookups(name))
    others = [rule for rule in rules if rule not in counted]
    measures = [_measure(rule, load).alias(f"m{n}") for n, rule in enumerate(others)]
    found = flagged.rows.agg(F.count("*").alias("rows"), *failures(flagged.flags), *measures).first()
    results = list(flagged.skipped)
    for n, flag in enumerate(flagged.flags):
        failed, sample = found[f"_{n}"]
        results.append(_judge(flag.rule, found["rows"], failed, sample_text(failed, sample)))
    return results + [_judge_measure(rule, found["rows"], found[f"m{n}"], current) for n, rule in enumerate(others)]


def _measure(rule: TableRule, load: Load) -> SparkColumn:
    columns = [F.col(quoted(name)) for name in rule.columns]
    if isinstance(rule.measure, Duplicates):
        # Both counts leave out rows with a NULL among the columns.
        return F.expr(f"count({', '.join(map(quoted, rule.columns))})") - F.countDistinct(*columns)
    if isinstance(rule.measure, EventAge):
        newest = F.unix_micros(F.max(columns[0]).cast("timestamp"))
        return (F.lit(round(load.time.timestamp() * 1e6)) - newest) / F.lit(1e6)
    return F.count("*")


def _judge_measure(rule: TableRule, rows: int, value: Any, current: DataFrame) -> RuleResult:
    if isinstance(rule.measure, RowCount):
        return _judge(rule, rows, rows, f"{rows} rows, {limits_text(rule.limits, rule.unit)}", whole=True)
    if isinstance(rule.measure, Duplicates):
        broken = not holds(_in_unit(rule, rows, value), rule.limits)
        return _judge(rule, rows, value, f"{counted_rows(value)}, for example {_twice(current, rule)}" if broken else None)
    if value is None:
        return skipped(rule, f"{rule.columns[0]} has no value")
    return _judge(rule, rows, value, f"{_hours(value)} since the newest {rule.columns[0]}, promised are {_hours(rule.limits[0].low)}", whole=True)


def _judge_load_age(rule: TableRule, load: Load, previous: Optional[datetime]) -> RuleResult:
    if previous is None:
        return skipped(rule, "there was no load before")
    age = (load.time - previous).total_seconds()
    return _judge(rule, 0, age, f"{_hours(age)} since the load before, promised are {_hours(rule.limits[0].low)}", whole=True)


def _judge(rule: TableRule, rows: int, value: float, sample: Optional[str], whole: bool = False) -> RuleResult:
    broken = not holds(value if whole else _in_unit(rule, rows, value), rule.limits)
    return result_of(rule, rows, int(broken) if whole else int(value), broken, sample)


def _in_unit(rule: TableRule, rows: int, value: float) -> float:
    return value if rule.unit == "rows" else 100.0 * value / rows if rows else 0.0


def _twice(current: DataFrame, rule: TableRule) -> str:
    columns = [F.col(quoted(name)) for name in rule.columns]
    rows = current.dropna(subset=list(rule.columns)).groupBy(*columns).count().where("count > 1").orderBy(*columns).limit(_EXAMPLES).collect()
    return "; ".join(", ".join(f"{name} {row[name]}" for name in rule.columns) for row in rows)


def _hours(seconds: float) -> str:
    return f"{number_text(round(seconds / 3600, 1))} h"
