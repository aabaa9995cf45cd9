"""Creates Iceberg tables from the columns of a contract and brings them to its columns of today."""

from __future__ import annotations

import re
from typing import Mapping, Sequence

from pyspark.sql import SparkSession

from lakehouse_ingest.column_types import spark_type
from lakehouse_ingest.contract import Column, Table
from lakehouse_ingest.errors import TableFailed
from lakehouse_ingest.identifiers import quoted, text_literal
from lakehouse_ingest.type_changes import is_promotion

_PARTITION = {"year": "years", "month": "months", "day": "days", "hour": "hours"}


def create(spark: SparkSession, name: str, table: Table, added: Mapping[str, tuple[str, str]], properties: Mapping[str, str]) -> None:
    """Creates the table without a snapshot. `added`: type and comment of the columns that the platform adds."""
    columns = [f"{quoted(c.name)} {spark_type(c)}{_comment(c.description)}" for c in table.columns]
    columns += [f"{quoted(column)} {kind}{_comment(text)}" for column, (kind, text) in added.items()]
    all_properties = {"format-version": "2", "write.parquet.compression-codec": "zstd", **properties}
    pairs = ", ".join(f"{text_literal(key)}={text_literal(value)}" for key, value in all_properties.items())
    spark.sql(f"CREATE TABLE {name} ({', '.join(columns)}) USING iceberg{_partitioning(table)}{_comment(table.description)} TBLPROPERTIES ({pairs})")


def evolve(spark: SparkSession, name: str, columns: Sequence[Column]) -> None:
    """Adds columns that are missing and widens those that have to be. Raises TableFailed when a change would lose values."""
    present = {f.name: f.dataType.simpleString() for f in spark.table(name).schema.fields}
    for column in columns:
        now, wanted = present.get(column.name), spark_type(column)
        if now is None:
            spark.sql(f"ALTER TABLE {name} ADD COLUMN {quoted(column.name)} {wanted}{_comment(column.description)}")
        elif now != wanted and not is_promotion(wanted, now):
            _widen(spark, name, column.name, now, wanted)


def _widen(spark: SparkSession, name: str, column: str, now: str, wanted: str) -> None:
    if not is_promotion(now, wanted):
        raise TableFailed(
            f"{column} is {now} in {name} and {wanted} in the contract, and that change would lose values: "
            "give the column a new name in the contract, or keep its type."
        )
    spark.sql(f"ALTER TABLE {name} ALTER COLUMN {quoted(column)} TYPE {wanted}")


def _partitioning(table: Table) -> str:
    fields = [_transform(item) for item in table.settings.get("partition") or []]
    return f" PARTITIONED BY ({', '.join(fields)})" if fields else ""


def _transform(item: Mapping[str, str]) -> str:
    column, transform = quoted(item["column"]), item.get("transform", "identity")
    sized = re.fullmatch(r"(bucket|truncate)\[(\d+)\]", transform)
    if sized:
        return f"{sized[1]}({sized[2]}, {column})"
    return column if transform == "identity" else f"{_PARTITION.get(transform, transform)}({column})"


def _comment(text: str) -> str:
    return f" COMMENT {text_literal(text)}" if text else ""
