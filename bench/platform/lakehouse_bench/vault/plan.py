"""What a statement read, taken from the plan that DuckDB reports after running it (EXPLAIN ANALYZE, JSON)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Iterator

import duckdb


@dataclass(frozen=True)
class Reads:
    """Rows that statements read, before any filter but after the row groups that zone maps rule out.

    `full_scans` (of all its rows) and `target_rows` are about one table, `all_rows` about all of them.
    """

    full_scans: int = 0
    target_rows: int = 0
    all_rows: int = 0

    def __add__(self, other: "Reads") -> "Reads":
        return Reads(self.full_scans + other.full_scans, self.target_rows + other.target_rows, self.all_rows + other.all_rows)


def reads(connection: duckdb.DuckDBPyConnection, statement: str, target: str, rows: int) -> Reads:
    """Runs a statement and counts its reads; `target` is `schema.table`, which has so many `rows`."""
    scans = [node for node in _plan(connection, statement) if node.get("operator_type") == "TABLE_SCAN"]
    of_target = [_rows(node) for node in scans if _table(node) == target]
    return Reads(sum(read >= rows for read in of_target), sum(of_target), sum(_rows(node) for node in scans))


@dataclass(frozen=True)
class Steps:
    """Rows that the tables gave, and rows that the largest step gave to the next one: joins can make many out of few."""

    read: int = 0
    largest: int = 0

    def __add__(self, other: "Steps") -> "Steps":
        return Steps(self.read + other.read, max(self.largest, other.largest))


def steps(connection: duckdb.DuckDBPyConnection, statement: str) -> Steps:
    """Runs a statement and looks at all its steps."""
    nodes = list(_plan(connection, statement))
    read = sum(_rows(node) for node in nodes if node.get("operator_type") == "TABLE_SCAN")
    return Steps(read, max(int(node.get("operator_cardinality") or 0) for node in nodes))


def _plan(connection: duckdb.DuckDBPyConnection, statement: str) -> Iterator[dict[str, Any]]:
    ((_, plan),) = connection.execute(f"explain (analyze, format json) {statement}").fetchall()
    return _nodes(json.loads(plan))


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for child in node.get("children", []):
        yield from _nodes(child)


def _table(scan: dict[str, Any]) -> str:
    """`schema.table` of a scan; DuckDB puts the database before it."""
    return ".".join(str(scan.get("extra_info", {}).get("Table", "")).split(".")[-2:])


def _rows(scan: dict[str, Any]) -> int:
    return int(scan.get("operator_rows_scanned") or 0)
