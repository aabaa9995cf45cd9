"""The golden vectors in one table of texts, and one query for each group of vectors with the same columns."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path
from typing import Any, Callable, Iterator, Sequence

from hash_engines import Engine, typed

VECTORS: list[dict[str, Any]] = json.loads((Path(__file__).parent / "cases" / "vectors.json").read_text(encoding="ascii"))
_WIDTH = max(len(vector["columns"]) for vector in VECTORS)

Columns = Sequence[Sequence[str]]  # pairs of SQL type and type of the hash spec
Terms = list[list[str]]  # what the macros take: pairs of name and type of the hash spec


def groups() -> Iterator[tuple[int, Columns, list[dict[str, Any]]]]:
    """Number, columns and vectors of each group."""
    ordered = sorted(VECTORS, key=lambda vector: vector["columns"])
    for number, (columns, members) in enumerate(groupby(ordered, key=lambda vector: vector["columns"])):
        yield number, columns, list(members)


def load(engine: Engine, table: str = "vectors") -> None:
    """All vectors as texts: group, id, whether deleted, and the values in `c0`, `c1`, …"""
    rows = []
    for number, _, members in groups():
        for vector in members:
            values = vector["values"] + [None] * (_WIDTH - len(vector["values"]))
            rows.append([str(number), vector["id"], str(vector.get("deleted", False)).lower(), *values])
    engine.load(table, ["grp", "id", "deleted", *(f"c{i}" for i in range(_WIDTH))], rows)


def run(engine: Engine, expressions: Callable[[Terms], Sequence[str]], kinds: Sequence[str] = ()) -> dict[str, list[Any]]:
    """What the SQL of `expressions` gives for every vector, by its id. `kinds`: only groups whose columns are all of these types."""
    found = {}
    for number, columns, _ in groups():
        if not kinds or {kind for _, kind in columns} <= set(kinds):
            sql = _query(engine.adapter, number, columns, expressions)
            found.update({row[0]: list(row[1:]) for row in engine.rows(sql)})
    return found


def _query(adapter: str, number: int, columns: Columns, expressions: Callable[[Terms], Sequence[str]]) -> str:
    terms = [[f"c{i}", kind] for i, (_, kind) in enumerate(columns)]
    values = ", ".join(f"{typed(adapter, f'c{i}', sql)} as c{i}" for i, (sql, _) in enumerate(columns))
    given = f"select id, deleted = 'true' as deleted, {values} from vectors where grp = '{number}'"
    return f"select id, {', '.join(expressions(terms))} from ({given}) given"
