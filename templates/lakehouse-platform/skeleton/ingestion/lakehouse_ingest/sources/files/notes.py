"""Sentences about files, however many there are."""

from __future__ import annotations

from typing import Mapping, Sequence

_NAMED = 3


def about(paths: Sequence[str], one: str, several: str) -> list[str]:
    """`a.csv <one>`, or `a.csv, b.csv, c.csv and 7 more <several>`; nothing when there are none."""
    if len(paths) < 2:
        return [f"{path} {one}" for path in paths]
    more = f" and {len(paths) - _NAMED} more" if len(paths) > _NAMED else ""
    return [f"{', '.join(paths[:_NAMED])}{more} {several}"]


def about_columns(lacking: Mapping[str, Sequence[str]]) -> list[str]:
    """`lacking`: column -> paths of the files that do not have it, while others do."""
    return [
        note
        for name, paths in lacking.items()
        for note in about(paths, f"has no column {name}: it is NULL in its rows.", f"have no column {name}: it is NULL in their rows.")
    ]
