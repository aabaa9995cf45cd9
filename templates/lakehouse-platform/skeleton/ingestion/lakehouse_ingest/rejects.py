"""The reject list `raw_<source>._rejects`: rows that do not fit the contract, with file and reason."""

from __future__ import annotations

from functools import reduce
from typing import Sequence

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

from lakehouse_ingest import iceberg
from lakehouse_ingest.casting import REASON
from lakehouse_ingest.contract import Table
from lakehouse_ingest.identifiers import quoted
from lakehouse_ingest.load import LOAD_ID, Load
from lakehouse_ingest.sources.base import ROW_NUMBER, SOURCE_FILE

_TABLE = "lakehouse.table"


def ensure(spark: SparkSession, name: str) -> None:
    spark.sql(
        f"CREATE TABLE IF NOT EXISTS {name} (load_id string, load_time timestamp, table_name string, source_file string, row_number bigint, "
        "reason string, row string COMMENT 'The row as it came, as JSON') USING iceberg "
        "COMMENT 'Rows that did not fit the contract' TBLPROPERTIES ('format-version'='2')"
    )


def write(spark: SparkSession, name: str, load: Load, table: Table, rejected: Sequence[DataFrame]) -> None:
    """Appends the rejected rows of one table, once per load. Each frame has the columns of the contract, as texts or typed."""
    ensure(spark, name)
    if any(s.get(LOAD_ID) == load.id and s.get(_TABLE) == table.name for s in iceberg.summaries(spark, name)):
        return
    frame = reduce(DataFrame.unionByName, [_listed(rows, load, table) for rows in rejected])
    iceberg.append(frame, name, {**load.snapshot_properties(), _TABLE: table.name})


def _listed(rejected: DataFrame, load: Load, table: Table) -> DataFrame:
    texts = F.struct(*[F.col(quoted(c.name)) for c in table.columns])
    return rejected.select(
        F.lit(load.id).alias("load_id"),
        F.lit(load.time).alias("load_time"),
        F.lit(table.name).alias("table_name"),
        F.col(SOURCE_FILE).alias("source_file"),
        F.col(ROW_NUMBER).alias("row_number"),
        F.col(REASON).alias("reason"),
        F.to_json(texts).alias("row"),
    )
