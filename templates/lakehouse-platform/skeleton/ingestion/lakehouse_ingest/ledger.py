"""The file ledger `raw_<source>._files`: which version of which file a load has read.

A load notes its files before it publishes their rows. They count as loaded when the load is in the manifest: a load that was stopped in
between has read nothing, and one that was stopped later is put into the manifest by the next (recovery.py).
"""

from __future__ import annotations

from typing import Mapping, Sequence

from pyspark.sql import Row, SparkSession

from lakehouse_ingest import iceberg
from lakehouse_ingest.identifiers import text_literal
from lakehouse_ingest.load import Load
from lakehouse_ingest.sources.base import FileVersion

#: Snapshot property: the table whose rows the snapshot added to a list that all tables of a source share.
TABLE = "lakehouse.table"
_SCHEMA = "load_id string, table_name string, path string, size bigint, modified string, tag string"


def write(spark: SparkSession, name: str, load: Load, table: str, files: Sequence[FileVersion]) -> None:
    """Notes the files of one table, in place of those that an earlier attempt of this load has noted."""
    spark.sql(
        f"CREATE TABLE IF NOT EXISTS {name} ({_SCHEMA}) USING iceberg COMMENT 'Files that loads have read; see _loads' TBLPROPERTIES ('format-version'='2')"
    )
    forget(spark, name, load.id, table)
    rows = [Row(load_id=load.id, table_name=table, path=f.path, size=f.size, modified=f.modified, tag=f.tag) for f in files]
    iceberg.append(spark.createDataFrame(rows, _SCHEMA), name, {**load.snapshot_properties(), TABLE: table})


def loaded(spark: SparkSession, name: str, loads: str, table: str) -> dict[str, FileVersion]:
    """The newest loaded version of every file of a table, by path. `loads`: name of the manifest."""
    if not iceberg.table_exists(spark, name):
        return {}
    rows = spark.sql(
        f"""
        SELECT path, max_by(struct(size, modified, tag), started_at) AS version
        FROM {name} JOIN (SELECT load_id, table_name, max(started_at) AS started_at FROM {loads} WHERE status <> 'failed' GROUP BY 1, 2) USING (load_id, table_name)
        WHERE table_name = {text_literal(table)}
        GROUP BY path
        """
    ).collect()
    return {row.path: FileVersion(row.path, row.version.size, row.version.modified, row.version.tag or "") for row in rows}


def forget(spark: SparkSession, name: str, load_id: str, table: str) -> None:
    """Removes what a load has noted of a table in a list that all tables share, if it has."""
    mine = f"load_id = {text_literal(load_id)} AND table_name = {text_literal(table)}"
    if iceberg.table_exists(spark, name) and spark.table(name).where(mine).head() is not None:
        spark.sql(f"DELETE FROM {name} WHERE {mine}")


def noted_loads(spark: SparkSession, name: str) -> Mapping[str, str]:
    """Per table the newest load that has written to a list that all tables share; no Spark job."""
    found: dict[str, str] = {}
    if iceberg.table_exists(spark, name):
        for summary in iceberg.summaries(spark, name):
            if TABLE in summary and "lakehouse.load-id" in summary:
                found.setdefault(summary[TABLE], summary["lakehouse.load-id"])
    return found
