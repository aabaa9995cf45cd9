"""From the type in a contract to the type in Iceberg, named as Spark SQL names it.

| contract | Iceberg (Spark) |
| --- | --- |
| smallint, integer | int |
| bigint, integer without a physical type | bigint |
| numeric(p,s) | decimal(p,s) |
| real, double precision | decimal of the scale that `multipleOf` declares, rounded; else decimal(18,6), decimal(38,12) |
| number without more | decimal(38,10) |
| date, boolean | date, boolean |
| timestamp | timestamp_ntz |
| timestamp with time zone | timestamp (an instant, UTC) |
| bytea | binary |
| everything else (text, uuid, json, time, arrays) | string |
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Optional

from lakehouse_ingest.contract import Column

_SMALL_INTEGERS = {"smallint", "int2", "integer", "int", "int4", "smallserial", "serial"}
_SINGLE = {"real", "float4"}
_DOUBLE = {"double precision", "double", "float8", "float"}
_BINARY = {"bytea", "binary", "varbinary", "blob"}
_DECIMAL = re.compile(r"(?:numeric|decimal)\s*\(\s*(\d+)\s*(?:,\s*(\d+)\s*)?\)")


def spark_type(column: Column) -> str:
    """The Spark SQL type of a raw column."""
    physical = column.physical_type
    if physical in _BINARY:
        return "binary"
    if physical.endswith("[]"):
        return "string"
    kind = column.logical_type
    if kind == "integer":
        return "int" if physical in _SMALL_INTEGERS else "bigint"
    if kind == "number":
        return _decimal(column)
    if kind == "timestamp":
        return "timestamp" if _has_zone(physical) else "timestamp_ntz"
    return kind if kind in {"date", "boolean"} else "string"


def is_approximate(column: Column) -> bool:
    """Binary floats: their text has more digits than their meaning, so they are rounded to the declared scale."""
    return column.physical_type in _SINGLE | _DOUBLE


def _decimal(column: Column) -> str:
    match = _DECIMAL.fullmatch(column.physical_type)
    if match:
        return f"decimal({match[1]},{match[2] or 0})"
    scale = _declared_scale(column)
    if scale is not None:
        return f"decimal({max(18, scale + 12)},{scale})"
    if column.physical_type in _SINGLE:
        return "decimal(18,6)"
    if column.physical_type in _DOUBLE:
        return "decimal(38,12)"
    return "decimal(38,10)"


def _declared_scale(column: Column) -> Optional[int]:
    step = column.options.get("multipleOf")
    if step is None:
        return None
    return max(0, -int(Decimal(str(step)).normalize().as_tuple().exponent))


def _has_zone(physical: str) -> bool:
    return physical.startswith("timestamptz") or physical.endswith("with time zone")
