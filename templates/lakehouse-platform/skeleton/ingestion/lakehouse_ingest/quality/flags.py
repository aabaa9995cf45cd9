"""Marks on rows: one boolean column per rule, so that all rules are counted in one pass."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Mapping, Optional, Sequence

from pyspark.sql import Column as SparkColumn
from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from lakehouse_ingest.contract import Column, Table
from lakehouse_ingest.identifiers import quoted
from lakehouse_ingest.quality.conditions import broken, reason
from lakehouse_ingest.quality.results import RuleResult, skipped
from lakehouse_ingest.quality.rules import Condition, HasParent, Rule

#: The current rows of another table of the source by its contract name, or None when it has not been loaded.
Lookups = Callable[[str], Optional[DataFrame]]


@dataclass(frozen=True)
class Flag:
    """`broken`: a boolean expression over `Flagged.rows`, never NULL. `reason`: the sentence on a row that breaks the rule."""

    rule: Rule
    broken: SparkColumn
    reason: SparkColumn


@dataclass(frozen=True)
class Flagged:
    """`rows`: what was given, with a column for each reference that was looked up. `skipped`: rules that could not be checked."""

    rows: DataFrame
    flags: Sequence[Flag]
    skipped: Sequence[RuleResult] = ()
    looked_up: bool = False


def flag_rows(rows: DataFrame, rules: Mapping[Rule, Condition], table: Table, lookups: Lookups, exempt: Optional[SparkColumn] = None) -> Flagged:
    """Prepares the conditions over typed rows. References become left joins with the distinct keys of their parents.

    `exempt`: rows for which it is true meet every rule.
    """
    bound = F.lit(True) if exempt is None else ~F.coalesce(exempt, F.lit(False))
    columns = {column.name: column for column in table.columns}
    flags, unchecked, looked_up = [], [], False
    for number, (rule, condition) in enumerate(rules.items()):
        members = [columns[name] for name in rule.columns]
        if isinstance(condition, HasParent):
            parents = lookups(condition.parent)
            if parents is None:
                unchecked.append(skipped(rule, f"{condition.parent} has not been loaded"))
                continue
            mark, looked_up = f"_parent_{number}", True
            rows = _with_mark(rows, members, parents, condition, mark)
            orphan = F.col(mark).isNull()
            for member in members:
                orphan = orphan & F.col(quoted(member.name)).isNotNull()
            flags.append(Flag(rule, bound & orphan, reason(condition, members)))
        else:
            flags.append(Flag(rule, bound & broken(condition, members[0]), reason(condition, members)))
    return Flagged(rows, flags, unchecked, looked_up)


def _with_mark(rows: DataFrame, members: Sequence[Column], parents: DataFrame, condition: HasParent, mark: str) -> DataFrame:
    names = [f"{mark}_{number}" for number in range(len(members))]
    keys = parents.select(*[F.col(quoted(c)).alias(name) for c, name in zip(condition.parent_columns, names)]).distinct().withColumn(mark, F.lit(True))
    match = [F.col(quoted(member.name)) == F.col(name) for member, name in zip(members, names)]
    return rows.join(keys, match, "left").drop(*names)
