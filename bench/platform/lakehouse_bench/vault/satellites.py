"""Satellite loads of other generators, re-expressed in plain SQL from what their documentation and users describe.

All read a staging table that holds only the rows of this load, which is what their documentation asks for; ours reads the staging
table with all history. The columns are those of our satellite, so that every shape reads and writes the same table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Mapping, Sequence


@dataclass(frozen=True)
class SatelliteTables:
    """`delta` has the columns `key`, `hashdiff`, `is_deleted`, `ldts`, `rsrc` and the payload; `target` is the satellite."""

    target: str
    delta: str
    key: str
    payload: Sequence[str]

    @property
    def columns(self) -> str:
        return ", ".join([self.key, *self.payload, "hashdiff", "is_deleted", "ldts", "rsrc"])

    def insert(self, select: str) -> str:
        return f"insert into {self.target} ({self.columns}) {select}"


def automate_dv(it: SatelliteTables) -> str:
    """AutomateDV: the first row of a key in the load against the newest stored one of the keys in the load, all further rows against
    the row before them in the load. Duplicates go by UNION."""
    return it.insert(
        f"""
        with latest as (
          select * from (
            select stored.*, rank() over (partition by stored.{it.key} order by stored.ldts desc) as place
            from {it.target} stored
            join (select distinct {it.key} from {it.delta}) touched on touched.{it.key} = stored.{it.key}
          )
          where place = 1
        ),
        incoming as (
          select
            delta.*,
            row_number() over (partition by {it.key} order by ldts) as place,
            lag(hashdiff) over (partition by {it.key} order by ldts) as before
          from {it.delta} delta
          where {it.key} is not null
        ),
        first_rows as (
          select incoming.*
          from incoming
          left join latest on latest.{it.key} = incoming.{it.key} and latest.hashdiff = incoming.hashdiff
          where incoming.place = 1 and latest.hashdiff is null
        )
        select {it.columns} from first_rows
        union
        select {it.columns} from incoming where hashdiff <> before
        """
    )


def datavault4dbt(it: SatelliteTables) -> str:
    """datavault4dbt: rows above the newest load time of the whole satellite; a row that equals the one before it in the load is left out,
    and the first one when it equals the newest stored version, which is found for all keys."""
    return it.insert(
        f"""
        with incoming as (
          select * from {it.delta}
          where ldts > (select coalesce(max(ldts), timestamptz '0001-01-01 00:00:00+00') from {it.target})
        ),
        latest as (
          select {it.key}, hashdiff from {it.target}
          qualify row_number() over (partition by {it.key} order by ldts desc) = 1
        ),
        changed as (
          select incoming.*, row_number() over (partition by {it.key} order by ldts) as place
          from incoming
          qualify lag(hashdiff) over (partition by {it.key} order by ldts) is distinct from hashdiff
        )
        select {it.columns} from changed
        where not exists (
          select 1 from latest
          where latest.{it.key} = changed.{it.key} and latest.hashdiff = changed.hashdiff and changed.place = 1
        )
        """
    )


def reference_b(it: SatelliteTables) -> str:
    """A platform seen in the field: what is new is a hash that no row of the satellite has, whatever its key; then MERGE on key and hash."""
    names = it.columns.split(", ")
    return f"""
        merge into {it.target} stored
        using (
          select {it.columns} from {it.delta} delta
          where hashdiff not in (select hashdiff from {it.target})
        ) incoming
        on stored.{it.key} = incoming.{it.key} and stored.hashdiff = incoming.hashdiff
        when matched then update set {", ".join(f"{name} = incoming.{name}" for name in names)}
        when not matched then insert ({it.columns}) values ({", ".join(f"incoming.{name}" for name in names)})
        """


OTHERS: Mapping[str, Callable[[SatelliteTables], str]] = {
    "AutomateDV": automate_dv,
    "datavault4dbt": datavault4dbt,
    "reference B": reference_b,
}
