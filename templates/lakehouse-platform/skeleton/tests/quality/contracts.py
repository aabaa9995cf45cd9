"""Contracts of the quality tests, as short as the rule that they are about."""

from __future__ import annotations

from typing import Any

from lakehouse_ingest.contract import Contract, _contract
from lakehouse_ingest.quality.rules import Rule
from lakehouse_ingest.quality.start import read_rules


def column(name: str, logical: str = "string", physical: str = "text", **more: Any) -> dict[str, Any]:
    return {"name": name, "logicalType": logical, "physicalType": physical, **more}


def key(name: str = "id") -> dict[str, Any]:
    return column(name, "integer", "integer", primaryKey=True, primaryKeyPosition=1)


def metric(name: str, **more: Any) -> dict[str, Any]:
    """A library rule that allows no row, unless told otherwise."""
    return {"metric": name, **({} if any(word.startswith("must") for word in more) else {"mustBe": 0}), **more}


def custom(**settings: Any) -> list[dict[str, Any]]:
    return [{"property": f"lakehouse.{name}", "value": value} for name, value in settings.items()]


def table(*columns: dict[str, Any], name: str = "items", settings: dict[str, Any] = {}, **more: Any) -> dict[str, Any]:  # noqa: B006
    return {"name": name, "properties": list(columns), "customProperties": custom(**settings), **more}


def contract(*tables: dict[str, Any], **more: Any) -> Contract:
    """With its rules read."""
    return read_rules(_contract({"name": "shop", "version": "1.0.0", "schema": list(tables), "servers": [], **more}))


def rules(*columns: dict[str, Any], **more: Any) -> dict[str, Rule]:
    """Rules of one table of these columns, by id."""
    return {rule.id: rule for rule in contract(table(*columns, **more)).tables[0].rules}
