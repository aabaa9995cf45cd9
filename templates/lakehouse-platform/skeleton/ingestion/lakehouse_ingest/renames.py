"""Which new column is probably an old one under a new name."""

from __future__ import annotations

from dataclasses import replace
from difflib import SequenceMatcher
from typing import Sequence

from lakehouse_ingest.column_types import logical_type, spark_type
from lakehouse_ingest.contract import Column, Table
from lakehouse_ingest.sources.base import SourceColumn

#: Part of the letters that two names share, from which on they look alike: `label` and `lable` do, `label` and `notes` do not.
_ALIKE = 0.6


def probable_renames(
    table: Table, offered: Sequence[SourceColumn], gone: Sequence[Column], new: Sequence[SourceColumn]
) -> list[tuple[Column, SourceColumn]]:
    """Pairs of a column that is gone and one that is new, each at most once, the most alike first.

    A pair has the same type, as far as the source has types, and names that look alike; or, when there are as many columns as before,
    the same place among them.
    """
    same_number = len(offered) == len(table.columns)
    places = {column.name: place for place, column in enumerate(offered)}
    pairs = [
        (-likeness, place, was, now)
        for place, was in enumerate(table.columns)
        if was in gone
        for now in new
        if _same_type(was, now)
        for likeness in [_likeness(was.source_name, now.name)]
        if likeness >= _ALIKE or (same_number and places[now.name] == place)
    ]
    found: list[tuple[Column, SourceColumn]] = []
    for _, _, was, now in sorted(pairs, key=lambda pair: (pair[0], pair[1], places[pair[3].name])):
        if all(was is not other and now is not another for other, another in found):
            found.append((was, now))
    return found


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.lower(), other.lower()).ratio()


def _same_type(was: Column, now: SourceColumn) -> bool:
    if not now.physical_type:
        return True
    return spark_type(was) == spark_type(replace(was, physical_type=now.physical_type, logical_type=logical_type(now.physical_type)))
