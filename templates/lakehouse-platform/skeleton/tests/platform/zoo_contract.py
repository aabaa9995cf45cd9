"""Contracts in a few words, for tests: a column is its name, a type other than string, `pk`, `unique`, `-> table.column`."""

from __future__ import annotations

import re
from typing import Any, Mapping, Optional, Sequence

_TYPES = ("integer", "number", "date", "timestamp", "boolean")


def contract(name: str, tables: Mapping[str, Sequence[str]], settings: Optional[Mapping[str, Mapping[str, Any]]] = None) -> dict[str, Any]:
    """`settings`: custom properties by table, without their prefix."""
    return {
        "apiVersion": "v3.1.0",
        "kind": "DataContract",
        "id": name,
        "name": name,
        "version": "1.0.0",
        "status": "active",
        "team": {"name": "data"},
        "schema": [_table(table, lines, (settings or {}).get(table, {})) for table, lines in tables.items()],
    }


def _table(name: str, lines: Sequence[str], settings: Mapping[str, Any]) -> dict[str, Any]:
    columns = [_column(line) for line in lines]
    for position, column in enumerate([c for c in columns if c.get("primaryKey")], start=1):
        column["primaryKeyPosition"] = position
    return {
        "name": name,
        "properties": columns,
        "customProperties": [{"property": f"lakehouse.{key}", "value": value} for key, value in settings.items()],
    }


def _column(line: str) -> dict[str, Any]:
    name, *words = line.split(" -> ")[0].split()
    column: dict[str, Any] = {"name": name, "logicalType": next((word for word in words if word in _TYPES), "string")}
    if column["logicalType"] == "number":
        column["physicalType"] = "numeric(18,2)"
    if "pk" in words:
        column["primaryKey"] = True
    if "unique" in words:
        column.update(unique=True, required=True)
    reference = re.search(r"-> (\S+)", line)
    if reference:
        column["relationships"] = [{"type": "foreignKey", "to": reference[1]}]
    return column
