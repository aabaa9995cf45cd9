"""Which files of a folder belong to a table, by their names alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterable, Optional, Sequence

#: Format -> what its files end in; `.gz` may follow, but not on Parquet, which compresses inside.
EXTENSIONS = {
    "csv": (".csv", ".csv.gz"),
    "json": (".json", ".jsonl", ".ndjson", ".json.gz", ".jsonl.gz", ".ndjson.gz"),
    "parquet": (".parquet",),
}
_UNFINISHED_PREFIXES = ("_", ".", "~")
_UNFINISHED_SUFFIXES = (".tmp", ".temp", ".part", ".partial", ".crdownload", ".filepart", ".writing", "~")


@dataclass(frozen=True)
class Sorted:
    """`data`: paths to read. `unfinished`: paths that would be data, but whose names say that a program is still writing them."""

    data: Sequence[str]
    unfinished: Sequence[str]


def format_of(path: str) -> Optional[str]:
    """The format that the end of a name says, or None."""
    low = path.lower()
    return next((name for name, endings in EXTENSIONS.items() if low.endswith(endings)), None)


def sort_out(paths: Iterable[str], table: str, fmt: str) -> Sorted:
    """Paths relative to the folder of the source, of the files `<table>.<extension>` and of all files below the folder `<table>/`.

    Names that begin with `_`, `.` or `~`, or end in `.tmp`, `.part`, `~` and the like, are unfinished, and so is all below such a folder.
    """
    data, unfinished = [], []
    for path in sorted(paths):
        parts = path.split("/")
        bare = [_bare(part) for part in parts]
        if format_of(bare[-1]) != fmt or not _belongs(bare, table):
            continue
        (data if bare == parts else unfinished).append(path)
    return Sorted(data, unfinished)


def _belongs(parts: Sequence[str], table: str) -> bool:
    if len(parts) > 1:
        return parts[0] == table
    return parts[0].startswith(table) and any(parts[0][len(table) :].lower() == ending for endings in EXTENSIONS.values() for ending in endings)


def _bare(part: str) -> str:
    """The name as it will be when it is finished."""
    part = part.lstrip("".join(_UNFINISHED_PREFIXES)) if part.startswith(_UNFINISHED_PREFIXES) else part
    while part.lower().endswith(_UNFINISHED_SUFFIXES):
        part = part[: max(len(part) - len(s) for s in _UNFINISHED_SUFFIXES if part.lower().endswith(s))]
    return part
