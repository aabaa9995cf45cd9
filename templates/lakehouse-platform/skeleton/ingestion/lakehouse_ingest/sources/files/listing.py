"""The files of one table: in order, finished, and unchanged while they are read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any, Optional, Sequence

from lakehouse_ingest.contract import Table
from lakehouse_ingest.durations import parse_iso_duration
from lakehouse_ingest.errors import TableFailed
from lakehouse_ingest.sources.files.names import EXTENSIONS, sort_out
from lakehouse_ingest.sources.files.notes import about
from lakehouse_ingest.sources.files.store import FileStore, StoredFile

#: In these modes a file that is left out today is found again by the next load.
_BY_LEDGER = {"append", "cdc"}


@dataclass(frozen=True)
class Listing:
    """`files` by name. `notes`: which files were left out, and why."""

    format: str
    files: Sequence[StoredFile]
    notes: Sequence[str]


def waits_for_files(table: Table) -> bool:
    """Whether the table's mode takes a file in a later load when it is not ready yet."""
    return (table.settings.get("loadMode") or "full") in _BY_LEDGER


def list_table(store: FileStore, table: Table, fmt: Optional[str], now: Optional[datetime] = None) -> Listing:
    """`fmt` None: the format that the table's files have. Raises TableFailed when there are no files, or files of several formats."""
    stored = store.list(table.source_name)
    found = {name: sort_out([file.path for file in stored], table.source_name, name) for name in ([fmt] if fmt else EXTENSIONS)}
    formats = [name for name, paths in found.items() if paths.data]
    if len(formats) > 1:
        raise TableFailed(f"{store.folder} has files of several formats for {table.source_name} ({', '.join(formats)}): leave those of one.")
    chosen = formats[0] if formats else fmt or "csv"
    notes = about(found[chosen].unfinished, "is left out: its name says that it is not finished.", "are left out: their names say that they are not finished.")
    if not formats:
        raise TableFailed(_nothing(store.folder, table, chosen, notes))
    by_path = {file.path: file for file in stored}
    files = [by_path[path] for path in found[chosen].data]
    old, young = _by_age(files, table, now or datetime.now(timezone.utc))
    return Listing(chosen, _old_enough(old, young, table), [*notes, *about([file.path for file in young], "is left out: it is too young.", "are left out: they are too young.")])


def refuse_changed(store: FileStore, files: Sequence[StoredFile]) -> None:
    """Raises TableFailed when a file is not what it was when it was listed: then a part of it may have been read."""
    for file, now in zip(files, store.each(files, store.again)):
        if now is None:
            raise TableFailed(f"{file.path} was removed while it was read: nothing is loaded. Load again.")
        if now.version != file.version:
            raise TableFailed(
                f"{file.path} was written while it was read ({file.version.size} bytes, then {now.version.size}): nothing is loaded. "
                "Load again when it is finished, or set lakehouse.minimumFileAge in the contract."
            )


def _by_age(files: Sequence[StoredFile], table: Table, now: datetime) -> tuple[list[StoredFile], list[StoredFile]]:
    minimum = _minimum_age(table.settings.get("minimumFileAge"))
    young = [file for file in files if minimum and now - file.modified < minimum]
    return [file for file in files if file not in young], young


def _old_enough(old: Sequence[StoredFile], young: Sequence[StoredFile], table: Table) -> Sequence[StoredFile]:
    if young and not waits_for_files(table):
        raise TableFailed(
            f"{young[0].path} may still be written: it was changed at {young[0].version.modified}, less than "
            f"{table.settings['minimumFileAge']} ago (lakehouse.minimumFileAge). Load again later."
        )
    return old


def _minimum_age(setting: Any) -> Optional[timedelta]:
    if setting is None:
        return None
    age = parse_iso_duration(setting)
    if age is None:
        raise TableFailed(f"lakehouse.minimumFileAge is {setting}: write a duration such as PT5M.")
    return age


def _nothing(folder: str, table: Table, fmt: str, notes: Sequence[str]) -> str:
    name = f"{table.source_name}{EXTENSIONS[fmt][0]}"
    kind = {"csv": "CSV", "json": "JSON", "parquet": "Parquet"}[fmt]
    return " ".join([f"{folder} has no {name} and no folder {table.source_name} with {kind} files: put the file there, or load without this table.", *notes])

