"""Generated raw rows of one table: customers that are seen in every load and change in every second one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Sequence

TABLE = "customer"
RAW = f"raw_cases.{TABLE}"
COLUMNS = {
    "customer_id": "bigint",
    "name": "varchar",
    "city": "varchar",
    "segment": "varchar",
    "credit": "decimal(12, 2)",
    "visits": "integer",
    "since": "date",
}
_HASH_TYPES = {"customer_id": "integer", "credit": "decimal(2)", "visits": "integer", "since": "date"}
PAYLOAD = [name for name in COLUMNS if name != "customer_id"]

#: Loads that the history has seen; every second one changed every row.
OBSERVATIONS = 20
VERSIONS = OBSERVATIONS // 2


@dataclass(frozen=True)
class Batch:
    """A load after the history. Of the keys that are known every `every`-th comes, half of them changed.

    new_share   new keys, as a share of the known ones
    late_every  every n-th of the keys that come is late: its row belongs between two loads that saw the same version. 0: none
    """

    name: str
    every: int
    new_share: float
    late_every: int = 0


def typed(columns: Sequence[str]) -> list[list[str]]:
    """Columns with their types in hash spec v1, as `stage` wants them."""
    return [[name, _HASH_TYPES.get(name, "string")] for name in columns]


def history(keys: int) -> str:
    """INSERT of all observations, in the order in which they were loaded."""
    return _insert(f"range({OBSERVATIONS}) loads(load), range({keys}) known(id)", "id", "load // 2", "load", "'load-' || load")


def batch(it: Batch, keys: int) -> str:
    """INSERT of the load after the history."""
    come = f"(select * from range(0, {keys}, {it.every}) known(id) union all select * from range({keys}, {keys + int(keys * it.new_share)}) new(id))"
    late = f"id < {keys} and (id // {it.every}) % {it.late_every} = 0" if it.late_every else "false"
    changed = f"id >= {keys} or (id // {it.every}) % 2 = 0"
    version = f"case when {late} then {VERSIONS + 1} when {changed} then {VERSIONS} else {VERSIONS - 1} end"
    return _insert(f"{come} come", "id", version, f"case when {late} then {OBSERVATIONS - 5.5} else {OBSERVATIONS} end", "'batch'")


def _insert(rows: str, id: str, version: str, hour: str, load: str) -> str:
    """`hour`: hours since the beginning of 2026. Names are unique; cities, segments and credits are not."""
    return f"""
        insert into {RAW} by name
        select
          'I' as _op,
          {load} as _load_id,
          timestamptz '2026-01-01 00:00:00+00' + to_microseconds(cast(({hour}) * 3600000000 as bigint)) as _load_time,
          {id} as _row_number,
          {id} as customer_id,
          'Customer number ' || {id} as name,
          'City ' || ({id} * 7 + {version}) % 500 as city,
          'Segment ' || {id} % 4 as segment,
          ({id} * 13 + {version} * 31) % 100000 / 100 as credit,
          {version} as visits,
          date '2020-01-01' + cast({id} % 2000 as integer) as since
        from {rows}
        """
