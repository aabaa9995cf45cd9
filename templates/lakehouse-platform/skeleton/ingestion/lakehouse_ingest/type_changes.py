"""How the type that a source has now relates to the type of the contract."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Optional

from lakehouse_ingest.column_types import is_unbounded_number, logical_type, spark_type
from lakehouse_ingest.contract import Column

#: The raw column can follow: Iceberg widens it without rewriting a file.
WIDER = "wider"
#: The contract says more than the source holds now.
NARROWER = "narrower"
#: Neither holds all values of the other, or Iceberg has no way from one to the other.
OTHER = "other"

_PROMOTIONS = {("int", "bigint"), ("float", "double")}
_NUMBERS = ("decimal", "int", "bigint")
_DECIMAL = re.compile(r"decimal\((\d+),(\d+)\)")


def is_promotion(now: str, wanted: str) -> bool:
    """Whether Iceberg can turn a column of the Spark type `now` into `wanted`: int to bigint, float to double, more digits of a decimal."""
    a, b = _DECIMAL.fullmatch(now), _DECIMAL.fullmatch(wanted)
    return (now, wanted) in _PROMOTIONS or bool(a and b and a[2] == b[2] and int(b[1]) > int(a[1]))


def type_change(column: Column, physical: str) -> Optional[str]:
    """WIDER, NARROWER or OTHER; None when the types agree, or when the contract's holds all that the source has.

    `physical`: the source's type, lower case; empty when the source has none.
    """
    wanted = spark_type(column)
    if not physical or physical == column.physical_type or wanted == "string":
        return None
    found = spark_type(replace(column, physical_type=physical, logical_type=logical_type(physical)))
    if found == wanted or _contract_decides(column, physical, found, wanted):
        return None
    if is_promotion(wanted, found):
        return WIDER
    return NARROWER if is_promotion(found, wanted) else OTHER


def _contract_decides(column: Column, physical: str, found: str, wanted: str) -> bool:
    """The source's type says little, and the contract more: a column of a table without precision, flags and numbers as integers."""
    if is_unbounded_number(physical) or not column.physical_type:
        return wanted.startswith(_NUMBERS) and (found.startswith("decimal") or found == "int")
    if wanted.startswith("decimal"):
        return found in {"int", "bigint"} or physical == "money"
    return wanted == "boolean" and physical.startswith(("tinyint", "bit"))
