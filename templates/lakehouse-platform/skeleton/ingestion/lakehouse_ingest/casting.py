"""Turns texts into the types of the contract; rows that cannot be turned are told apart with a reason."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pyspark.sql import Column as SparkColumn
from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from lakehouse_ingest.column_types import spark_type
from lakehouse_ingest.contract import Column, Table
from lakehouse_ingest.frames import computed_once
from lakehouse_ingest.identifiers import quoted
from lakehouse_ingest.sources.base import DAMAGED, MALFORMED, ROW_NUMBER, SOURCE_FILE
from lakehouse_ingest.text_values import fits, typed

REASON = "_reason"
#: False when a rejected row does not even say which row of the table it is.
KEY_READABLE = "_key_readable"


@dataclass(frozen=True)
class CastRows:
    """`good`: typed columns with row number and file. `rejected`: the texts with reason, row number and file. `texts`: all, as they came."""

    good: DataFrame
    rejected: DataFrame
    texts: DataFrame


def cast_rows(rows: DataFrame, table: Table) -> CastRows:
    """`rows` has one text column per contract column (its contract name), as every source delivers them."""
    if DAMAGED not in rows.columns:
        rows = rows.withColumn(DAMAGED, F.lit(None).cast("array<string>"))
    checked = computed_once(
        rows.select(
            "*",
            _reason(table).alias(REASON),
            (F.col(MALFORMED).isNull() & _key_readable(table)).alias(KEY_READABLE),
        )
    )
    good = checked.where(F.col(REASON) == "").select(
        *[typed(column).alias(column.name) for column in table.columns],
        ROW_NUMBER,
        SOURCE_FILE,
    )
    return CastRows(good=good, rejected=checked.where(F.col(REASON) != ""), texts=checked)


def typed_key(rejected: DataFrame, table: Table) -> DataFrame:
    """The keys of rejected rows, as far as they can be read."""
    by_name = {column.name: column for column in table.columns}
    return rejected.where(KEY_READABLE).select(*[typed(by_name[name]).alias(name) for name in table.key])


def _reason(table: Table) -> SparkColumn:
    """Why the row is rejected, naming every column at fault; empty for a good row."""
    reasons = [
        F.when(
            ~F.coalesce(fits(column), F.lit(False)),
            F.concat(
                F.lit(f"{column.name} is "),
                F.expr(f"left({quoted(column.name)}, 60)"),
                F.lit(f", which is not a {_type_text(column)}"),
            ),
        )
        for column in table.columns
        if spark_type(column) != "string"
    ]
    reasons += [
        F.when(F.col(quoted(name)).isNull(), F.lit(f"{name} is empty, but it is part of the primary key"))
        for name in table.key
    ]
    damaged = F.concat(F.array_join(DAMAGED, ", "), F.lit(" holds bytes that are no text in the encoding of the file"))
    return F.coalesce(F.col(MALFORMED), F.concat_ws("; ", damaged, *reasons))


def _key_readable(table: Table) -> SparkColumn:
    readable = F.lit(True)
    for column in table.columns:
        if column.key_position is not None:
            whole = ~F.coalesce(F.array_contains(DAMAGED, column.name), F.lit(False))
            readable = readable & whole & F.expr(quoted(column.name)).isNotNull() & F.coalesce(fits(column), F.lit(False))
    return readable


def _type_text(column: Column) -> str:
    return re.sub(r"^timestamp_ntz$", "timestamp without time zone", spark_type(column))
