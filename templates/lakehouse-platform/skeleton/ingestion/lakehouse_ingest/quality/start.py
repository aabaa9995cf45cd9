"""Reads the rules of a contract once, before anything is loaded."""

from __future__ import annotations

from dataclasses import replace
from typing import Iterator, Optional, Sequence

from pyspark.errors import IllegalArgumentException
from pyspark.sql import SparkSession

from lakehouse_ingest.contract import Contract, Table
from lakehouse_ingest.quality.library import library_rules
from lakehouse_ingest.quality.options import column_rules
from lakehouse_ingest.quality.problems import problem
from lakehouse_ingest.quality.promises import promise_rules
from lakehouse_ingest.quality.references import reference_rules
from lakehouse_ingest.quality.reject_limit import reject_limit
from lakehouse_ingest.quality.rules import Condition, Matches, RowRule, Rule, TableRule, Violations

_INHERITED = "rejectLimit"


def with_rules(contract: Contract, spark: SparkSession) -> Contract:
    """The contract with the rules of its tables. Raises IngestError that names the place of a rule which cannot be meant."""
    ruled = read_rules(contract)
    for table in ruled.tables:
        for rule in table.rules:
            _refuse_bad_pattern(rule, spark)
    return ruled


def read_rules(contract: Contract) -> Contract:
    """The same without Spark: regular expressions are not tried."""
    return replace(contract, tables=[_with_rules(table, contract) for table in contract.tables])


def _with_rules(table: Table, contract: Contract) -> Table:
    settings = dict(table.settings)
    if _INHERITED in contract.settings:
        settings.setdefault(_INHERITED, contract.settings[_INHERITED])
    ruled = replace(table, settings=settings)
    reject_limit(ruled)
    return replace(ruled, rules=_distinct(_rules(ruled, contract)))


def _rules(table: Table, contract: Contract) -> Iterator[Rule]:
    path = f"schema.{table.name}"
    for column in table.columns:
        where = f"{path}.properties.{column.name}"
        yield from column_rules(column, where, table.key)
        yield from library_rules(column.fields.get("quality") or [], where, table, column)
    yield from library_rules(table.fields.get("quality") or [], path, table)
    yield from reference_rules(table, path, {other.name: other for other in contract.tables})
    yield from promise_rules(table, contract.fields.get("slaProperties") or [], len(contract.tables) == 1)


def _distinct(rules: Iterator[Rule]) -> Sequence[Rule]:
    """Two rules of one name are told apart by a number."""
    found: dict[str, Rule] = {}
    for rule in rules:
        name, number = rule.id, 2
        while name in found:
            name, number = f"{rule.id}.{number}", number + 1
        found[name] = replace(rule, id=name)
    return tuple(found.values())


def _refuse_bad_pattern(rule: Rule, spark: SparkSession) -> None:
    condition = _condition(rule)
    if isinstance(condition, Matches):
        try:
            spark._jvm.java.util.regex.Pattern.compile(condition.pattern)  # type: ignore[union-attr]
        except IllegalArgumentException as error:
            reason = str(error).splitlines()[0]
            raise problem(rule.path, f"{condition.pattern} is no regular expression ({reason})", "Correct the pattern") from None


def _condition(rule: Rule) -> Optional[Condition]:
    if isinstance(rule, RowRule):
        return rule.condition
    return rule.measure.condition if isinstance(rule, TableRule) and isinstance(rule.measure, Violations) else None
