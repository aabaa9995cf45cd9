"""From the type in a contract to the type in Iceberg, named as Spark SQL names it.

| contract: logical type | physical type | Iceberg (Spark) |
| --- | --- | --- |
| integer | tinyint, smallint, mediumint, integer, serial | int |
| integer | bigint, int unsigned, oid, or none | bigint |
| number | numeric(p,s), decimal(p,s) | decimal(p,s) |
| number | real | decimal of the scale that `multipleOf` declares, rounded; else decimal(18,6) |
| number | double precision, double, float | decimal of the scale that `multipleOf` declares, rounded; else decimal(38,12) |
| number | numeric without precision, money, or none | decimal of the scale that `multipleOf` declares; else decimal(38,10) |
| date, boolean | any | date, boolean |
| timestamp | timestamp, datetime | timestamp_ntz |
| timestamp | timestamp with time zone | timestamp (an instant, UTC) |
| any | bytea, binary, varbinary, blob | binary |
| everything else | text, uuid, json, time, interval, inet, enums, arrays | string |

Only binary floats are rounded. Any other value that the type cannot hold exactly is rejected.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Optional

from lakehouse_ingest.contract import Column

_SMALL_INTEGERS = {"smallint", "int2", "integer", "int", "int4", "smallserial", "serial", "tinyint", "mediumint", "year"}
_INTEGERS = _SMALL_INTEGERS | {"bigint", "int8", "bigserial", "oid"}
_SINGLE = {"real", "float4"}
_DOUBLE = {"double precision", "double", "float8", "float"}
_NUMBERS = {"numeric", "decimal"} | _SINGLE | _DOUBLE
_BINARY = {"bytea", "binary", "varbinary", "blob", "tinyblob", "mediumblob", "longblob"}
_OTHERS = {"boolean": "boolean", "bool": "boolean", "date": "date", "json": "object", "jsonb": "object"}
#: Of a decimal in Iceberg and Spark.
_MAX_DIGITS = 38
_DECIMAL = re.compile(r"(?:numeric|decimal)\s*\(\s*(\d+)\s*(?:,\s*(\d+)\s*)?\)")


def spark_type(column: Column) -> str:
    """The Spark SQL type of a raw column."""
    physical = column.physical_type
    if _base(physical) in _BINARY:
        return "binary"
    if physical.endswith("[]"):
        return "string"
    kind = column.logical_type
    if kind == "integer":
        return "int" if _base(physical) in _SMALL_INTEGERS and not _beyond_int(physical) else "bigint"
    if kind == "number":
        return _decimal(column)
    if kind == "timestamp":
        return "timestamp" if _has_zone(physical) else "timestamp_ntz"
    return kind if kind in {"date", "boolean"} else "string"


def logical_type(physical: str) -> str:
    """The logical type of a source's type (lower case), as the importers of contracts choose it; text when it is not known."""
    base = _base(physical)
    if physical.endswith("[]"):
        return "array"
    if physical == "tinyint(1)":
        return "boolean"
    if base in _INTEGERS:
        return "integer"
    if base in _NUMBERS:
        return "number"
    if base.startswith(("timestamp", "datetime")):
        return "timestamp"
    return "time" if base in {"time", "timetz"} or base.startswith("time ") else _OTHERS.get(base, "string")


def is_unbounded_number(physical: str) -> bool:
    """A numeric type without precision: the contract alone says which decimal it becomes."""
    return physical in {"numeric", "decimal", ""}


def is_approximate(column: Column) -> bool:
    """Binary floats: their text has more digits than their meaning, so they are rounded to the declared scale."""
    return _base(column.physical_type) in _SINGLE | _DOUBLE


def _decimal(column: Column) -> str:
    match = _DECIMAL.fullmatch(_signed(column.physical_type))
    if match:
        scale = min(int(match[2] or 0), _MAX_DIGITS)
        return f"decimal({min(max(int(match[1]), scale), _MAX_DIGITS)},{scale})"
    scale = _declared_scale(column)
    if scale is not None:
        return f"decimal({max(18, scale + 12)},{scale})"
    if _base(column.physical_type) in _SINGLE:
        return "decimal(18,6)"
    if _base(column.physical_type) in _DOUBLE:
        return "decimal(38,12)"
    return "decimal(38,10)"


def _declared_scale(column: Column) -> Optional[int]:
    step = column.options.get("multipleOf")
    if step is None:
        return None
    return max(0, -int(Decimal(str(step)).normalize().as_tuple().exponent))


def _signed(physical: str) -> str:
    return re.sub(r" (unsigned|zerofill)", "", physical)


def _base(physical: str) -> str:
    """Without length, precision and sign: `int(10) unsigned` -> `int`."""
    return re.sub(r"\s*\([^)]*\)", "", _signed(physical)).strip()


def _beyond_int(physical: str) -> bool:
    return "unsigned" in physical and _base(physical) in {"int", "integer"}


def _has_zone(physical: str) -> bool:
    return physical.startswith("timestamptz") or (physical.endswith("with time zone") and physical.startswith("timestamp"))
