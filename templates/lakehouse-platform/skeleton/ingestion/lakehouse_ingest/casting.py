"""Turns texts into the types of the contract; rows that cannot be turned are told apart with a reason."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pyspark.sql import Column as SparkColumn
from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from lakehouse_ingest.column_types import is_approximate, spark_type
from lakehouse_ingest.contract import Column, Table
from lakehouse_ingest.frames import computed_once
from lakehouse_ingest.identifiers import quoted
from lakehouse_ingest.sources.base import MALFORMED, ROW_NUMBER, SOURCE_FILE

REASON = "_reason"
#: False when a rejected row does not even say which row of the table it is.
KEY_READABLE = "_key_readable"

_PATTERNS = {
    "date": r"^\d{4}-\d{2}-\d{2}$",
    "timestamp": r"^\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}.*)?$",
    "timestamp_ntz": r"^\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?$",
    "binary": r"^\\x([0-9a-fA-F]{2})*$",
}


@dataclass(frozen=True)
class CastRows:
    """`good`: typed columns with row number and file. `rejected`: the texts with reason, row number and file. `texts`: all, as they came."""

    good: DataFrame
    rejected: DataFrame
    texts: DataFrame


def cast_rows(rows: DataFrame, table: Table) -> CastRows:
    """`rows` has one text column per contract column (its contract name), as every source delivers them."""
    checked = computed_once(
        rows.select(
            "*",
            _reason(table).alias(REASON),
            (F.col(MALFORMED).isNull() & _key_readable(table)).alias(KEY_READABLE),
        )
    )
    good = checked.where(F.col(REASON) == "").select(
        *[_typed(column).alias(column.name) for column in table.columns],
        ROW_NUMBER,
        SOURCE_FILE,
    )
    return CastRows(good=good, rejected=checked.where(F.col(REASON) != ""), texts=checked)


def typed_key(rejected: DataFrame, table: Table) -> DataFrame:
    """The keys of rejected rows, as far as they can be read."""
    by_name = {column.name: column for column in table.columns}
    return rejected.where(KEY_READABLE).select(*[_typed(by_name[name]).alias(name) for name in table.key])


def _typed(column: Column) -> SparkColumn:
    name, target = quoted(column.name), spark_type(column)
    if target == "string":
        return F.expr(name)
    if target == "binary":
        return F.expr(f"unhex(substring({name}, 3))")
    if target.startswith("decimal"):
        return F.expr(f"cast({_wide_decimal(name)} as {target})")
    return F.expr(f"try_cast({name} as {target})")


def _wide_decimal(name: str) -> str:
    # 18 places after the point keep every text that a decimal of a contract can hold exactly.
    return f"try_cast({name} as decimal(38,18))"


def _castable(column: Column) -> SparkColumn:
    """True or NULL when the text fits the type."""
    name, target = quoted(column.name), spark_type(column)
    fits = _typed(column).isNotNull()
    if target in _PATTERNS:
        fits = F.expr(name).rlike(_PATTERNS[target]) & fits
    if target.startswith("decimal") and not is_approximate(column):
        # No silent rounding: 9.999 is not a numeric(10,2).
        fits = fits & (_typed(column) == F.expr(_wide_decimal(name)))
    return F.expr(name).isNull() | fits


def _reason(table: Table) -> SparkColumn:
    """Why the row is rejected, naming every column at fault; empty for a good row."""
    reasons = [
        F.when(
            ~F.coalesce(_castable(column), F.lit(False)),
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
    return F.coalesce(F.col(MALFORMED), F.concat_ws("; ", *reasons)) if reasons else F.coalesce(F.col(MALFORMED), F.lit(""))


def _key_readable(table: Table) -> SparkColumn:
    readable = F.lit(True)
    for column in table.columns:
        if column.key_position is not None:
            readable = readable & F.expr(quoted(column.name)).isNotNull() & F.coalesce(_castable(column), F.lit(False))
    return readable


def _type_text(column: Column) -> str:
    return re.sub(r"^timestamp_ntz$", "timestamp without time zone", spark_type(column))
