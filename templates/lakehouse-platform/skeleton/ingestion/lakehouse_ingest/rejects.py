"""The reject list `raw_<source>._rejects`: rows that do not fit the contract, with file, row and reason."""

from __future__ import annotations

from functools import reduce
from typing import Sequence

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

from lakehouse_ingest import iceberg
from lakehouse_ingest.casting import REASON
from lakehouse_ingest.contract import Table
from lakehouse_ingest.identifiers import quoted, text_literal
from lakehouse_ingest.load import Load
from lakehouse_ingest.quality.rows import RULES
from lakehouse_ingest.sources.base import ROW_NUMBER, SOURCE_FILE, record_number

_TABLE = "lakehouse.table"
#: The rule of a row that is rejected because a value cannot be turned into its type, or the row not into its fields.
CAST_RULE = "cast"
# Added after the first release; older tables get them when the next row is rejected.
_ADDED = {"rules": "array<string>", "published": "boolean"}


def ensure(spark: SparkSession, name: str) -> None:
    columns = (
        "load_id string, load_time timestamp, table_name string, source_file string, row_number bigint COMMENT 'Record in the file; the header is 1', "
        "reason string, row string COMMENT 'The row as it came, as JSON', rules array<string> COMMENT 'Ids of the rules that it breaks', "
        "published boolean COMMENT 'Whether the other rows of the load were published'"
    )
    comment = "COMMENT 'Rows that did not fit the contract'"
    spark.sql(f"CREATE TABLE IF NOT EXISTS {name} ({columns}) USING iceberg {comment} TBLPROPERTIES ('format-version'='2')")
    present = set(spark.table(name).columns)
    for column, kind in _ADDED.items():
        if column not in present:
            spark.sql(f"ALTER TABLE {name} ADD COLUMN {column} {kind}")


def write(spark: SparkSession, name: str, load: Load, table: Table, rejected: Sequence[DataFrame], published: bool = True) -> None:
    """Appends the rejected rows of one table, once per load. Each frame has the columns of the contract, as texts or typed.

    `published` False: the load of the table fails. When it is run again under its id and then succeeds, its new rows replace these.
    """
    ensure(spark, name)
    mine = f"load_id = {text_literal(load.id)} AND table_name = {text_literal(table.name)}"
    written = spark.table(name).where(mine).select("published").head()
    if written is not None:
        if written.published is not False or not published:
            return
        spark.sql(f"DELETE FROM {name} WHERE {mine}")
    frame = reduce(DataFrame.unionByName, [_listed(rows, load, table, published) for rows in rejected])
    iceberg.append(frame, name, {**load.snapshot_properties(), _TABLE: table.name})


def _listed(rejected: DataFrame, load: Load, table: Table, published: bool) -> DataFrame:
    types = dict(rejected.dtypes)
    texts = F.struct(*[F.expr(_text(c.name, types[c.name])).alias(c.name) for c in table.columns])
    return rejected.select(
        F.lit(load.id).alias("load_id"),
        F.lit(load.time).alias("load_time"),
        F.lit(table.name).alias("table_name"),
        F.col(SOURCE_FILE).alias("source_file"),
        F.when(F.col(SOURCE_FILE).isNull(), F.col(ROW_NUMBER)).otherwise(record_number(F.col(ROW_NUMBER))).alias("row_number"),
        F.col(REASON).alias("reason"),
        F.to_json(texts).alias("row"),
        (F.col(RULES) if RULES in rejected.columns else F.array(F.lit(CAST_RULE))).alias("rules"),
        F.lit(published).alias("published"),
    )


def _text(name: str, kind: str) -> str:
    return f"concat('\\\\x', lower(hex({quoted(name)})))" if kind == "binary" else f"cast({quoted(name)} as string)"
