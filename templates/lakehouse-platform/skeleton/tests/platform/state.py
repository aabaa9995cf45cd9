"""What tables say, apart from when and by which load they came to say it. Rows are dicts, from any engine."""

from __future__ import annotations

from typing import Any, Iterable, Mapping

Row = Mapping[str, Any]
#: Columns that tell how a row came, not what it says; with all whose names begin with `_`.
HOW_IT_CAME = {"ldts", "rsrc", "valid_from"}


def content(row: Row, without: Iterable[str] = ()) -> dict[str, Any]:
    left_out = HOW_IT_CAME | set(without)
    return {name: value for name, value in row.items() if name not in left_out and not name.startswith("_")}


def key_of(row: Row) -> Any:
    """The parent's key, which is the first column of a satellite."""
    return next(iter(row.values()))


def newest(rows: Iterable[Row]) -> dict[Any, Row]:
    """The newest version of every key that is there, ghosts aside."""
    versions = {key_of(row): row for row in sorted(rows, key=lambda row: row["ldts"]) if row["rsrc"] != "ghost"}
    return {key: content(row) for key, row in versions.items() if not row["is_deleted"]}


def changes(rows: Iterable[Row]) -> dict[Any, list[tuple]]:
    """When every key changed, and to what: equal neighbours are one version."""
    found: dict[Any, list[tuple]] = {}
    for row in sorted(rows, key=lambda row: row["ldts"]):
        versions = found.setdefault(key_of(row), [])
        if not versions or versions[-1][1] != row["hashdiff"]:
            versions.append((row["ldts"], row["hashdiff"]))
    return found


def table(rows: Iterable[Row], without: Iterable[str] = ()) -> list[tuple]:
    """All rows, in an order that does not depend on the engine."""
    return sorted((tuple(sorted(content(row, without).items())) for row in rows), key=repr)
