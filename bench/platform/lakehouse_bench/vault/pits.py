"""Point-in-time tables of other generators, and the best other form, re-expressed in plain SQL from what their documentation and users describe.

All give one row per hub key and snapshot, and per satellite the key and load time of the version that holds then (ghosts when there is none).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Mapping, Sequence

_GHOST_TIME = "timestamptz '1900-01-01 00:00:00+00'"
_GHOST_KEY = "repeat('0', 32)"


@dataclass(frozen=True)
class PitTables:
    """`snapshots` has the column `snapshot_ts`; satellites are named as in `names`, in the schema of the hub."""

    hub: str
    key: str
    satellites: Sequence[str]
    snapshots: str

    @property
    def grid(self) -> str:
        """Every hub key at every snapshot."""
        return f"(select hub.{self.key}, snapshots.snapshot_ts from {self.hub} hub cross join {self.snapshots} snapshots where hub.rsrc <> 'ghost')"


def join_and_max(it: PitTables) -> str:
    """AutomateDV: all versions up to the snapshot are joined, satellite after satellite, and MAX picks the newest: the versions of the satellites
    multiply before they are grouped."""
    columns, joins = [], []
    for name in it.satellites:
        columns.append(f"coalesce(max({name}.{it.key}), {_GHOST_KEY}) as {name}_key, coalesce(max({name}.ldts), {_GHOST_TIME}) as {name}_ldts")
        joins.append(f"left join vault.{name} {name} on {name}.{it.key} = grid.{it.key} and {name}.ldts <= grid.snapshot_ts")
    return f"select distinct grid.{it.key}, grid.snapshot_ts, {', '.join(columns)} from {it.grid} grid {' '.join(joins)} group by grid.{it.key}, grid.snapshot_ts"


def ends_inclusive(it: PitTables) -> str:
    """datavault4dbt: each version ends one microsecond before the next; the snapshot lies BETWEEN; DISTINCT, a hash of key and snapshot, and an order."""
    columns, joins = [], []
    for name in it.satellites:
        columns.append(f"coalesce({name}.{it.key}, {_GHOST_KEY}) as {name}_key, coalesce({name}.ldts, {_GHOST_TIME}) as {name}_ldts")
        ends = (
            f"select {it.key}, ldts, coalesce(lead(ldts - interval 1 microsecond) over (partition by {it.key} order by ldts), "
            f"timestamptz '8888-12-31 23:59:59+00') as ends from vault.{name}"
        )
        joins.append(f"left join ({ends}) {name} on {name}.{it.key} = grid.{it.key} and grid.snapshot_ts between {name}.ldts and {name}.ends")
    dimension = f"md5(grid.{it.key} || '||' || cast(grid.snapshot_ts as varchar)) as dimension_key"
    return f"select distinct {dimension}, grid.{it.key}, grid.snapshot_ts, {', '.join(columns)} from {it.grid} grid {' '.join(joins)} order by grid.snapshot_ts"


def as_of_join(it: PitTables) -> str:
    """No generator's: the ASOF join that DuckDB and Snowflake have."""
    columns, joins = [], []
    for name in it.satellites:
        columns.append(f"coalesce({name}.{it.key}, {_GHOST_KEY}) as {name}_key, coalesce({name}.ldts, {_GHOST_TIME}) as {name}_ldts")
        joins.append(f"asof left join vault.{name} {name} on {name}.{it.key} = grid.{it.key} and {name}.ldts <= grid.snapshot_ts")
    return f"select grid.{it.key}, grid.snapshot_ts, {', '.join(columns)} from {it.grid} grid {' '.join(joins)}"


OTHERS: Mapping[str, Callable[[PitTables], str]] = {
    "AutomateDV": join_and_max,
    "datavault4dbt": ends_inclusive,
    "ASOF join": as_of_join,
}


def truth(it: PitTables) -> str:
    """The same answer, satellite by satellite, in the plainest way: what every shape is checked against."""
    parts = [
        f"(select grid.{it.key}, grid.snapshot_ts, max(stored.ldts) as ldts from {it.grid} grid "
        f"left join vault.{name} stored on stored.{it.key} = grid.{it.key} and stored.ldts <= grid.snapshot_ts group by all) {name}"
        for name in it.satellites
    ]
    columns = ", ".join(f"coalesce({name}.ldts, {_GHOST_TIME}) as {name}_ldts" for name in it.satellites)
    joined = " join ".join([parts[0], *(f"{part} using ({it.key}, snapshot_ts)" for part in parts[1:])])
    return f"select {it.key}, snapshot_ts, {columns} from {joined}"
