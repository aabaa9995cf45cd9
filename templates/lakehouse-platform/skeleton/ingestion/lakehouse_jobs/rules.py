"""Checks DQDL rules on a table as it would be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional, Sequence

from pyspark.errors import AnalysisException
from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from lakehouse_ingest.errors import IngestError
from lakehouse_ingest.identifiers import quoted, text_literal
from lakehouse_jobs.dqdl import Comparison, DqdlRule, Number, Value

#: The name that a query of CustomSql gives the table.
PRIMARY = "primary"


@dataclass(frozen=True)
class Judged:
    """`value`: what was measured."""

    rule: DqdlRule
    holds: bool
    value: Any

    def __str__(self) -> str:
        return f"{self.rule.source} (it is {self.value})"


def judge(frame: DataFrame, rules: Sequence[DqdlRule]) -> list[Judged]:
    """One pass over the rows for all rules but CustomSql and those about keys, which each need their own."""
    columns = {name.lower() for name in frame.columns}
    measures = [_measure(rule, columns) for rule in rules]
    together = [F.expr(sql).alias(f"m{i}") for i, sql in enumerate(measures) if sql]
    try:
        row = frame.agg(*together).first() if together else None
        return [_judged(rule, row[f"m{i}"] if measures[i] and row else _alone(frame, rule)) for i, rule in enumerate(rules)]
    except AnalysisException as error:
        raise IngestError(f"The rules cannot be checked: {_first_line(error)}. Correct the condition or the query in rules.dqdl.") from None


def _measure(rule: DqdlRule, columns: set[str]) -> Optional[str]:
    """The measure as an aggregate; None for a rule that is measured alone. Raises IngestError for a column that the table has not."""
    if rule.kind in ("CustomSql", "ColumnCount", "ColumnExists", "IsUnique", "Uniqueness", "IsPrimaryKey"):
        if rule.kind in ("IsUnique", "Uniqueness", "IsPrimaryKey"):
            _check(rule, columns)
        return None
    if rule.kind == "RowCount":
        return "count(*)"
    _check(rule, columns)
    name, where = quoted(rule.texts[0]), rule.where or "true"
    if rule.kind in ("IsComplete", "Completeness"):
        # Of no rows all are complete.
        return f"coalesce(count_if(({where}) AND {name} IS NOT NULL) / nullif(count_if({where}), 0), 1.0)"
    assert rule.comparison is not None
    value = f"length({name})" if rule.kind == "ColumnLength" else name
    return f"count_if(({where}) AND NOT coalesce({_sql(value, rule.comparison)}, false))"


def _check(rule: DqdlRule, columns: set[str]) -> None:
    for column in rule.texts:
        if column.lower() not in columns:
            raise IngestError(f"The rule {rule.source} names the column {column}, which the query does not give: there is {', '.join(sorted(columns))}.")


def _alone(frame: DataFrame, rule: DqdlRule) -> Any:
    if rule.kind == "ColumnCount":
        return len(frame.columns)
    if rule.kind == "ColumnExists":
        return rule.texts[0].lower() in {name.lower() for name in frame.columns}
    if rule.kind == "CustomSql":
        frame.createOrReplaceTempView(PRIMARY)
        found = frame.sparkSession.sql(rule.texts[0]).first()
        return found[0] if found else None
    rows = frame.where(rule.where) if rule.where else frame
    groups = rows.groupBy(*[F.col(quoted(name)) for name in rule.texts]).agg(F.count(F.lit(1)).alias("rows"))
    empty = " OR ".join(f"{quoted(name)} IS NULL" for name in rule.texts)
    single, all_rows, missing = groups.agg(F.expr("count_if(rows = 1)"), F.expr("coalesce(sum(rows), 0)"), F.expr(f"coalesce(sum(if({empty}, rows, 0)), 0)")).first()
    if rule.kind == "IsPrimaryKey":
        return single == all_rows and missing == 0
    return single / all_rows if all_rows else 1.0


def _judged(rule: DqdlRule, value: Any) -> Judged:
    if rule.kind in ("ColumnExists", "IsPrimaryKey"):
        return Judged(rule, bool(value), value)
    if rule.kind in ("IsComplete", "IsUnique"):
        return Judged(rule, float(value) == 1.0, value)
    if rule.kind in ("ColumnValues", "ColumnLength"):
        return Judged(rule, value == 0, f"broken by {value} rows")
    assert rule.comparison is not None
    return Judged(rule, value is not None and _holds(float(value), rule.comparison), value)


def _holds(value: float, comparison: Comparison) -> bool:
    low, *more = [float(one.text) for one in comparison.values if isinstance(one, Number)]
    if comparison.operator == "between":
        return low < value < more[0]
    return {"=": value == low, "!=": value != low, ">": value > low, ">=": value >= low, "<": value < low, "<=": value <= low}[comparison.operator]


def _sql(name: str, comparison: Comparison) -> str:
    values = [_literal(value) for value in comparison.values]
    operator = comparison.operator
    if operator == "between":
        # DQDL leaves both ends out.
        return f"({name} > {values[0]} AND {name} < {values[1]})"
    if operator in ("in", "not in"):
        return f"{name} {operator.upper()} ({', '.join(values)})"
    if operator in ("matches", "not matches"):
        whole = text_literal(f"^(?:{comparison.values[0]})$")
        return f"{'NOT ' if operator.startswith('not') else ''}{name} RLIKE {whole}"
    return f"{name} {operator} {values[0]}"


def _literal(value: Value) -> str:
    return value.text if isinstance(value, Number) else text_literal(value)


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0][:300].rstrip(".")
