"""The results of the quality rules, `raw_<source>._quality`: one row per load, table and rule."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Iterable, Mapping, Protocol, Sequence

from pyspark.sql import Row, SparkSession

from lakehouse_ingest import iceberg
from lakehouse_ingest.load import Load
from lakehouse_ingest.quality.results import RuleResult

SCHEMA = (
    "load_id string, load_time timestamp, table_name string, rule_id string, kind string, column_name string, severity string, "
    "checked bigint, failed bigint, outcome string, sample string"
)
#: Snapshot property with the results of the load that wrote the snapshot, as a JSON list of lists.
PROPERTY = "lakehouse.quality"


class Judged(Protocol):
    """A table with what came out of its rules."""

    @property
    def table(self) -> str: ...

    @property
    def rules(self) -> Sequence[RuleResult]: ...


def ensure(spark: SparkSession, name: str) -> None:
    spark.sql(
        f"CREATE TABLE IF NOT EXISTS {name} ({SCHEMA}) USING iceberg "
        "COMMENT 'Results of the quality rules, one row per load, table and rule' TBLPROPERTIES ('format-version'='2')"
    )


def write(spark: SparkSession, name: str, load: Load, tables: Iterable[Judged]) -> None:
    """Appends what the log does not have yet of this load, in one commit; nothing when no rule was checked."""
    judged = [table for table in tables if table.rules]
    if not judged:
        return
    ensure(spark, name)
    known = {row.table_name for row in spark.table(name).where(f"load_id = '{load.id}'").select("table_name").distinct().collect()}
    rows = [
        Row(load_id=load.id, load_time=load.time, table_name=table.table, **asdict(result))
        for table in judged
        if table.table not in known
        for result in table.rules
    ]
    if rows:
        iceberg.append(spark.createDataFrame(rows, SCHEMA), name, load.snapshot_properties())


def as_properties(results: Sequence[RuleResult]) -> dict[str, str]:
    """The results travel with the snapshot, so that the log can be completed after a crash."""
    return {PROPERTY: json.dumps([list(asdict(result).values()) for result in results], separators=(",", ":"))} if results else {}


def of_summary(summary: Mapping[str, str]) -> tuple[RuleResult, ...]:
    """The results that a snapshot tells about its load."""
    return tuple(RuleResult(*values) for values in json.loads(summary.get(PROPERTY, "[]")))
