"""The results of the quality rules, `raw_<source>._quality`: one row per load, table and rule."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import Iterable, Mapping, Protocol, Sequence

from pyspark.sql import Row, SparkSession

from lakehouse_ingest import iceberg
from lakehouse_ingest.identifiers import text_literal
from lakehouse_ingest.load import LOAD_ID, LOAD_TIME, Load
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
    _append(spark, name, load.id, load.time, [(table.table, table.rules) for table in tables if table.rules], load.snapshot_properties())


def complete(spark: SparkSession, name: str, summaries: Iterable[tuple[str, Mapping[str, str]]]) -> None:
    """Appends what loads that were stopped did not come to write. `summaries`: of their snapshots, with the name of the table."""
    loads: dict[str, list[tuple[str, Mapping[str, str]]]] = {}
    for table, summary in summaries:
        if PROPERTY in summary:
            loads.setdefault(summary[LOAD_ID], []).append((table, summary))
    for load_id, told in loads.items():
        properties = {key: told[0][1][key] for key in (LOAD_ID, LOAD_TIME)}
        time = datetime.fromisoformat(properties[LOAD_TIME].replace("Z", "+00:00"))
        _append(spark, name, load_id, time, [(table, of_summary(summary)) for table, summary in told], properties)


def _append(
    spark: SparkSession, name: str, load_id: str, time: datetime, judged: Sequence[tuple[str, Sequence[RuleResult]]], properties: Mapping[str, str]
) -> None:
    if not judged:
        return
    ensure(spark, name)
    mine = spark.table(name).where(f"load_id = {text_literal(load_id)}")
    known = {row.table_name for row in mine.select("table_name").distinct().collect()}
    rows = [Row(load_id=load_id, load_time=time, table_name=table, **asdict(result)) for table, results in judged if table not in known for result in results]
    if rows:
        iceberg.append(spark.createDataFrame(rows, SCHEMA).coalesce(1), name, properties)


def as_properties(results: Sequence[RuleResult]) -> dict[str, str]:
    """The results travel with the snapshot, so that the log can be completed after a crash."""
    return {PROPERTY: json.dumps([list(asdict(result).values()) for result in results], separators=(",", ":"))} if results else {}


def of_summary(summary: Mapping[str, str]) -> tuple[RuleResult, ...]:
    """The results that a snapshot tells about its load."""
    return tuple(RuleResult(*values) for values in json.loads(summary.get(PROPERTY, "[]")))
