"""Columns that Spark reads with types of their own, turned into texts that lose nothing, so that one way leads to the types of the contract."""

from __future__ import annotations

from typing import Optional

from pyspark.sql import Column as SparkColumn
from pyspark.sql import functions as F
from pyspark.sql.types import DataType

from lakehouse_ingest.identifiers import quoted

_PHYSICAL = {
    "tinyint": "smallint",
    "int": "integer",
    "float": "real",
    "double": "double precision",
    "timestamp": "timestamp with time zone",
    "timestamp_ntz": "timestamp",
    "string": "text",
    "binary": "bytea",
}
_AS_TEXT = {
    "binary": "concat('\\\\x', lower(hex({0})))",
    "timestamp": "date_format({0}, \"yyyy-MM-dd HH:mm:ss.SSSSSSXXX\")",
}


def physical_type(kind: DataType) -> str:
    """The type as contracts name it; nested ones arrive as JSON text."""
    name = kind.simpleString()
    return "json" if name.startswith(("struct", "map", "array")) else _PHYSICAL.get(name, name)


def as_text(name: str, kind: Optional[DataType]) -> SparkColumn:
    """The text of the column of that name; NULL when there is none."""
    if kind is None:
        return F.lit(None).cast("string")
    column = quoted(name)
    if physical_type(kind) == "json":
        return F.to_json(F.col(column))
    # try_cast prints decimals with all their digits, where a plain cast turns to scientific notation.
    return F.expr(_AS_TEXT.get(kind.simpleString(), "try_cast({0} as string)").format(column))
