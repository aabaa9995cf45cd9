"""What the source has against what the contract says: which columns are read, and what stops the table.

A column that is gone is read as NULL; one that is new is added (`evolve`), left out (`ignore`) or stops the table (`block`). A column
that was probably renamed stops the table under every policy, for reading it as NULL would take its values from every row. So does the
loss of a key column. A type that grew in a way that Iceberg can follow widens the column under `evolve`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Optional, Sequence

from lakehouse_ingest.column_types import logical_type, spark_type
from lakehouse_ingest.contract import Column, Table
from lakehouse_ingest.errors import TableFailed
from lakehouse_ingest.identifiers import column_name
from lakehouse_ingest.renames import probable_renames
from lakehouse_ingest.sources.base import SourceColumn
from lakehouse_ingest.type_changes import NARROWER, WIDER, type_change

EVOLVE, IGNORE, BLOCK = "evolve", "ignore", "block"


@dataclass(frozen=True)
class Reconciled:
    """`table`: the contract's table with the columns that were found beside it. `absent`: contract columns that the source lacks (NULL).

    `notes`: sentences for a person. `drift`: the same in words for machines, empty when source and contract agree.
    """

    table: Table
    absent: Sequence[str] = ()
    notes: Sequence[str] = ()
    drift: Sequence[str] = ()


@dataclass(frozen=True)
class _Change:
    """`fix`: what to write into the contract, or to do, when the change is to stay."""

    word: str
    note: str
    fix: str
    stops: bool = False


def reconcile(table: Table, offered: Optional[Sequence[SourceColumn]], policy: str) -> Reconciled:
    """Raises TableFailed when the policy (evolve, ignore, block) does not allow what was found; it names every such change."""
    if policy not in {EVOLVE, IGNORE, BLOCK}:
        raise TableFailed(f"{table.name}: lakehouse.schemaPolicy is {policy}: write evolve, ignore or block.")
    if offered is None:
        return Reconciled(table)
    by_name = {column.name: column for column in offered}
    known = {column.source_name for column in table.columns}
    gone = [column for column in table.columns if column.source_name not in by_name]
    new = [column for column in offered if column.name not in known]
    renames = probable_renames(table, offered, gone, new)
    lost = [column for column in gone if all(column is not was for was, _ in renames)]
    added = _added(table, [column for column in new if all(column is not now for _, now in renames)])
    types = [(column, by_name[column.source_name].physical_type) for column in table.columns if column.source_name in by_name]
    retyped = {column.name: change for column, physical in types if (change := _retyped(column, physical, policy))}
    changes = [*_renamed(table, renames), *_lost(table, lost), *_new(added, policy), *retyped.values()]
    _refuse(table, changes, policy)
    widened = {column.name: physical for column, physical in types if column.name in retyped and policy == EVOLVE}
    columns = [replace(c, physical_type=widened[c.name]) if c.name in widened else c for c in table.columns]
    return Reconciled(
        table=replace(table, columns=[*columns, *(added if policy == EVOLVE else [])]),
        absent=[column.name for column in gone],
        notes=[change.note for change in changes],
        drift=[change.word for change in changes],
    )


def _added(table: Table, new: Sequence[SourceColumn]) -> list[Column]:
    """Columns as the importer of contracts would write them, so that raw fits the contract that follows."""
    names = {column.name for column in table.columns}
    columns: list[Column] = []
    for found in new:
        name = column_name(found.name, names)
        names.add(name)
        columns.append(Column(name, found.name, logical_type(found.physical_type), found.physical_type or "text"))
    return columns


def _renamed(table: Table, renames: Sequence[tuple[Column, SourceColumn]]) -> list[_Change]:
    return [
        _Change(
            f"renamed {was.name}",
            f"{was.source_name!r} is gone from the source, and {now.name!r} is there instead.",
            f"If it was renamed, write `physicalName: {now.name}` at property {was.name} of {table.name}; "
            f"if not, remove property {was.name}, or add a property for {now.name!r}.",
            stops=True,
        )
        for was, now in renames
    ]


def _lost(table: Table, gone: Sequence[Column]) -> list[_Change]:
    return [
        _Change(
            f"removed {column.name}",
            f"{column.name} is not in the source any more: it is read as NULL.",
            f"Remove property {column.name} of {table.name}, or bring {column.source_name!r} back"
            + (": it is part of the primary key, without it no row can be told from another." if column.key_position is not None else "."),
            stops=column.key_position is not None,
        )
        for column in gone
    ]


def _new(added: Sequence[Column], policy: str) -> list[_Change]:
    done = "added to the raw table" if policy == EVOLVE else "not loaded"
    return [
        _Change(
            f"added {column.name}",
            f"{column.source_name!r} is new in the source ({column.physical_type}): it is {done} as {column.name}."
            if policy == EVOLVE
            else f"{column.source_name!r} is new in the source ({column.physical_type}): it is {done}.",
            f"Add a property `name: {column.name}`, `physicalName: {column.source_name}`, `physicalType: {column.physical_type}`.",
        )
        for column in added
    ]


def _retyped(column: Column, physical: str, policy: str) -> Optional[_Change]:
    change = type_change(column, physical)
    if change is None:
        return None
    declared = column.physical_type or spark_type(column)
    said = f"{column.name} is {physical} in the source and {declared} in the contract"
    fix = f"Write `physicalType: {physical}` at property {column.name}"
    if change == WIDER:
        note = f"{said}: it is widened." if policy == EVOLVE else f"{said}: values that do not fit are rejected."
        return _Change(f"widened {column.name}", note, f"{fix}.")
    go_on = "or set lakehouse.schemaPolicy to ignore to go on with the type of the contract."
    if change == NARROWER:
        note, more = f"{said}, which holds more.", f", if that is right: the raw table keeps its type; {go_on}"
        return _Change(f"narrowed {column.name}", note, f"{fix}{more}", stops=policy != IGNORE)
    note = f"{said}, and a column cannot go from one to the other."
    more = f" and, if something is loaded already, give it a new `name` with `physicalName: {column.source_name}`; {go_on}"
    return _Change(f"retyped {column.name}", note, f"{fix}{more}", stops=policy != IGNORE)


def _refuse(table: Table, changes: Sequence[_Change], policy: str) -> None:
    stopping = [change for change in changes if change.stops or policy == BLOCK]
    if stopping:
        said = " ".join(f"{change.note} {change.fix}" for change in stopping)
        raise TableFailed(f"The columns of {table.name} are not those of the contract. {said}")
