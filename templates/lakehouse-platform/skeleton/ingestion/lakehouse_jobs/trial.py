"""A job with small rows, for its test: in namespaces of its own, so that no table of anybody is touched."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Iterable, Mapping, Sequence

from pyspark.errors import AnalysisException
from pyspark.sql import DataFrame, SparkSession

from lakehouse_ingest.identifiers import quoted
from lakehouse_jobs.query import one_statement, rows_of
from lakehouse_jobs.run import RulesBroken, run_transformation
from lakehouse_jobs.settings import Job, read_job

_CATALOG = "lake"
#: More rounds than a query has columns.
_MOST = 500
_EXAMPLE = "1"

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Trial:
    """`rows`: of the table after the run, those of a run without rules when a rule is broken. `query_rows`: those of the query alone."""

    columns: Sequence[str]
    rows: list[tuple[Any, ...]]
    query_rows: list[tuple[Any, ...]]
    broken_rules: list[str]

    def as_rows(self, expected: Iterable[Row]) -> list[tuple[Any, ...]]:
        """Rows as they are compared; a column that a row does not name is NULL."""
        return _sorted([tuple(_plain(row.get(column)) for column in self.columns) for row in expected])


def tried(spark: SparkSession, folder: Path, rows: Mapping[str, Sequence[Row]]) -> Trial:
    """Runs a transformation. `rows`: of the tables that it reads, by `<namespace>.<table>`; for the others one row is made up."""
    job = read_job(folder)
    prefix = f"trial_{secrets.token_hex(4)}_"
    # Tables keep their own names, which the query may use before a column.
    names = {table: f"{prefix}{table}" for table in [*tables_read(spark, job.sql), *rows]}
    trial = replace(job, sql=_renamed(job.sql, names), target=f"{prefix}written.{job.target.split('.')[-1]}")
    namespaces = sorted({name.split(".")[0] for name in [*names.values(), trial.target]})
    for namespace in namespaces:
        spark.sql(f"CREATE NAMESPACE IF NOT EXISTS {_CATALOG}.{quoted(namespace)}")
    try:
        for table, own in rows.items():
            _create(spark, f"{_CATALOG}.{names[table]}", spark.createDataFrame([dict(row) for row in own]))
        _make_up(spark, trial, [name for table, name in names.items() if table not in rows])
        return _run(spark, trial)
    finally:
        for namespace in namespaces:
            _drop(spark, f"{_CATALOG}.{quoted(namespace)}")


def _drop(spark: SparkSession, namespace: str) -> None:
    for row in spark.sql(f"SHOW TABLES IN {namespace}").collect():
        spark.sql(f"DROP TABLE IF EXISTS {namespace}.{quoted(row['tableName'])}")
    spark.sql(f"DROP NAMESPACE IF EXISTS {namespace}")


def tables_read(spark: SparkSession, sql: str) -> list[str]:
    """`<namespace>.<table>` of every table that the query names, as Spark reads it."""
    plan = spark._jsparkSession.sessionState().sqlParser().parsePlan(one_statement(sql))  # type: ignore[attr-defined]
    found = re.findall(r"'UnresolvedRelation \[([^\]]+)\]", plan.treeString())
    paths = [[part.strip() for part in path.split(",")] for path in found]
    return sorted({".".join(path[-2:]) for path in paths if len(path) > 1})


def _renamed(sql: str, names: Mapping[str, str]) -> str:
    """The query over the tables of the trial. Names are replaced where they stand as names: behind FROM, JOIN or a comma."""
    for table, name in names.items():
        parts = r"\s*\.\s*".join(rf"`?{re.escape(part)}`?" for part in table.split("."))
        sql = re.sub(rf"(?i)(\b(?:FROM|JOIN)[\s(]+|,\s*)(?:`?\w+`?\s*\.\s*)?{parts}(?![\w.`])", lambda match: f"{match[1]}{name}", sql)
    return sql


def _create(spark: SparkSession, name: str, frame: DataFrame) -> None:
    frame.writeTo(name).using("iceberg").createOrReplace()


def _make_up(spark: SparkSession, job: Job, tables: Sequence[str]) -> None:
    """Tables with the columns that Spark misses in the query, one text each. A column without its table's name is given to the first that lacks it."""
    columns: dict[str, list[str]] = {table: ["made_up"] for table in tables}
    before = spark.catalog.currentCatalog()
    spark.catalog.setCurrentCatalog(_CATALOG)
    try:
        for _ in range(_MOST):
            for table, names in columns.items():
                _create(spark, f"{_CATALOG}.{table}", spark.createDataFrame([tuple(_EXAMPLE for _ in names)], names))
            missing = _missing_column(spark, job.sql)
            if missing is None or not tables:
                return
            table = _table_of(missing, job.sql, columns)
            if missing[-1] in columns[table]:
                return
            columns[table].append(missing[-1])
    finally:
        spark.catalog.setCurrentCatalog(before)


def _missing_column(spark: SparkSession, sql: str) -> list[str] | None:
    try:
        spark.sql(one_statement(sql)).schema
    except AnalysisException as error:
        found = re.search(r"UNRESOLVED_COLUMN\S*\] .*? with name ((?:`[^`]+`\.?)+)", str(error))
        return re.findall(r"`([^`]+)`", found[1]) if found else None
    return None


def _table_of(path: Sequence[str], sql: str, columns: Mapping[str, Sequence[str]]) -> str:
    """The table behind `alias.column`."""
    if len(path) > 1:
        for table in columns:
            if re.search(rf"(?i){re.escape(table)}\s+(?:AS\s+)?`?{re.escape(path[-2])}`?\b", sql) or table.endswith(f".{path[-2]}"):
                return table
    return next((table for table, names in columns.items() if path[-1] not in names), next(iter(columns)))


def _run(spark: SparkSession, job: Job) -> Trial:
    before = spark.catalog.currentCatalog()
    spark.catalog.setCurrentCatalog(_CATALOG)
    try:
        with rows_of(spark, job) as rows:
            names, query_rows = rows.columns, _values(rows)
    finally:
        spark.catalog.setCurrentCatalog(before)
    broken: list[str] = []
    try:
        run_transformation(spark, job, _CATALOG)
    except RulesBroken as error:
        broken = [str(one) for one in error.judged if not one.holds]
        run_transformation(spark, replace(job, rules="Rules = [ RowCount >= 0 ]"), _CATALOG)
    written = spark.table(f"{_CATALOG}.{job.target}").select(*map(quoted, names))
    return Trial(names, _values(written), query_rows, broken)


def _values(frame: DataFrame) -> list[tuple[Any, ...]]:
    return _sorted([tuple(map(_plain, row)) for row in frame.collect()])


def _plain(value: Any) -> Any:
    """Times as text, so that tests write them as JSON would."""
    return value.isoformat() if isinstance(value, (date, datetime)) else value


def _sorted(rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    return sorted(rows, key=repr)
