"""Which snapshots of a table may go. Pure: no engine.

Snapshots are more than time travel. Freshness is read from them (docs/freshness.md of the portal), and Snowflake follows a table only along
snapshots that descend from the one it has. So what stays is: everything younger than `max_age`; the newest `min_snapshots`; what a branch or
tag points at; and on every branch the unbroken line down to its newest snapshot that changed rows and its newest one that names a load.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Iterator, Mapping, Optional, Sequence

from lakehouse_ingest.load import LOAD_TIME

#: Below these neither freshness nor Snowflake can rely on the history.
LEAST_AGE = timedelta(days=3)
LEAST_SNAPSHOTS = 10

_CHANGED = ("records", "data-files", "delete-files", "position-deletes", "equality-deletes", "dvs")
_CHANGES = [f"{done}-{what}" for what in _CHANGED for done in ("added", "deleted", "removed")]
_COUNTERS = [*_CHANGES, "changed-partition-count", "total-records", "total-data-files", "total-delete-files", "total-files-size"]


@dataclass(frozen=True)
class Snapshot:
    id: int
    parent: Optional[int]
    committed: datetime
    operation: str
    summary: Mapping[str, str]


@dataclass(frozen=True)
class Ref:
    name: str
    is_branch: bool
    snapshot: int


@dataclass(frozen=True)
class Retention:
    max_age: timedelta = timedelta(days=5)
    min_snapshots: int = LEAST_SNAPSHOTS

    def with_properties(self, properties: Mapping[str, str]) -> Retention:
        """What the table itself asks to keep, when that is more."""
        age = timedelta(milliseconds=int(properties.get("history.expire.max-snapshot-age-ms", 0)))
        return Retention(max(self.max_age, age), max(self.min_snapshots, int(properties.get("history.expire.min-snapshots-to-keep", 0))))


def changed_rows(snapshot: Snapshot) -> bool:
    """As the portal's freshness says: a compaction never, an empty commit neither; a snapshot without any counter is taken as a change."""
    if snapshot.operation == "replace":
        return False
    counted = [name for name in _COUNTERS if name in snapshot.summary]
    return not counted or any(snapshot.summary.get(name, "0") != "0" for name in _CHANGES)


def to_expire(snapshots: Sequence[Snapshot], refs: Sequence[Ref], retention: Retention, now: datetime) -> list[int]:
    """Ids of the snapshots that may go, oldest first."""
    newest_first = sorted(snapshots, key=lambda s: s.committed, reverse=True)
    keep = {s.id for s in newest_first[: retention.min_snapshots]}
    keep |= {s.id for s in newest_first if now - s.committed <= retention.max_age}
    by_id = {s.id: s for s in snapshots}
    for ref in refs:
        if ref.is_branch:
            keep |= _unbroken_line(list(_ancestors(ref.snapshot, by_id)), keep, retention.min_snapshots)
    keep |= {ref.snapshot for ref in refs}
    return [s.id for s in reversed(newest_first) if s.id not in keep]


def abandoned(branches: Sequence[str], snapshots: Sequence[Snapshot], refs: Sequence[Ref], retention: Retention, now: datetime) -> list[str]:
    """Which branches of loads that were stopped before they were published are old: nobody will finish them."""
    committed = {s.id: s.committed for s in snapshots}
    return [ref.name for ref in refs if ref.name in branches and now - committed[ref.snapshot] > retention.max_age]


def _ancestors(head: int, by_id: Mapping[int, Snapshot]) -> Iterator[Snapshot]:
    snapshot = by_id.get(head)
    while snapshot is not None:
        yield snapshot
        snapshot = by_id.get(snapshot.parent) if snapshot.parent is not None else None


def _unbroken_line(line: Sequence[Snapshot], keep: set[int], least: int) -> set[int]:
    """From the head down to the deepest snapshot that is needed, with all between."""
    needed = [index for index, snapshot in enumerate(line) if snapshot.id in keep or index < least]
    for wanted in (changed_rows, lambda snapshot: LOAD_TIME in snapshot.summary):
        needed += [index for index, snapshot in enumerate(line) if wanted(snapshot)][:1]
    return {snapshot.id for snapshot in line[: max(needed, default=-1) + 1]}
