"""One load of a source at a time where several machines write to one catalog (Glue, REST): a lease on the manifest table.

The lease is a tag `lease-<n>` on `_loads` and a table property with holder, load and expiry. n grows with every holder. A tag that is not there
can be created by one writer only, on every catalog: also on those, like REST, where the server merges changes of properties. A catalog
has no clock, so those of the machines must agree to CLOCK_TOLERANCE. A holder that stood still for longer than its lease stops at its
next step.
"""

from __future__ import annotations

import json
import os
import re
import socket
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any, Iterator, Mapping, Optional, Sequence

from py4j.protocol import Py4JJavaError
from pyspark.sql import SparkSession

from lakehouse_ingest import iceberg
from lakehouse_ingest.checkpoints import Reached
from lakehouse_ingest.errors import AnotherLoad, LeaseLost
from lakehouse_ingest.faults import is_conflict
from lakehouse_ingest.load import CLOCK_TOLERANCE, Load

_TAG = re.compile(r"lease-(\d+)")
_PROPERTY = "lakehouse.lease."
_GENERATION = "lakehouse.lease-generation"
_LOOK_AGAIN = 2.0


@dataclass(frozen=True)
class Lease:
    """`wait`: how long to wait for another load (seconds). `length`: after which a holder that says nothing more has lost it."""

    wait: float = 0
    length: timedelta = timedelta(minutes=10)

    @contextmanager
    def held(self, spark: SparkSession, table: str, load: Load) -> Iterator[Reached]:
        """Holds the lease of a source while the block runs; `table` is its manifest. Yields the check that belongs to every step.

        Raises AnotherLoad when another load has it, and LeaseLost from the check when this one has lost it.
        """
        held = _Held(spark, table, _acquire(self, spark, table, load), load, self.length)
        held.start()
        try:
            yield held.check
        finally:
            held.end()


class _Held:
    def __init__(self, spark: SparkSession, table: str, generation: int, load: Load, length: timedelta) -> None:
        self._spark, self._table, self._generation, self._load, self._length = spark, table, generation, load, length
        self._done, self._confirmed, self._lost = threading.Event(), time.monotonic(), False
        self._thread = threading.Thread(target=self._renew, name="lease", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def check(self, step: str) -> None:
        # By this machine's own count of seconds: the process may have been frozen, and the lease have passed on meanwhile.
        if self._lost or time.monotonic() - self._confirmed > self._length.total_seconds():
            raise LeaseLost(f"This load has lost its lease on {self._table} {step}: another load may have taken over. What was published stays; start the load again.")

    def end(self) -> None:
        self._done.set()
        self._thread.join()
        try:
            _change(self._spark, self._table, remove_tags=[_tag(self._generation)], remove_properties=[_PROPERTY + str(self._generation)])
        except Py4JJavaError:
            # It runs out by itself; what was loaded is loaded.
            return

    def _renew(self) -> None:
        while not self._done.wait(self._length.total_seconds() / 4):
            try:
                said = {_PROPERTY + str(self._generation): _said(self._load, self._length)}
                self._lost = _Seen(self._spark, self._table).generation != self._generation
                if not self._lost and _change(self._spark, self._table, properties=said):
                    self._confirmed = time.monotonic()
            except Py4JJavaError:
                # The catalog does not answer: asked again at the next turn, until the lease has run out.
                continue


class _Seen:
    """The lease as the catalog has it. `generation`: of the holder, None when nobody holds it; `last`: the largest there was."""

    def __init__(self, spark: SparkSession, table: str) -> None:
        handle = iceberg.handle(spark, table)
        self.operations = handle.operations()
        self.base = self.operations.current()
        self.properties = dict(self.base.properties())
        tags = [int(match[1]) for name in handle.refs() if (match := _TAG.fullmatch(name))]
        self.tags = [_tag(number) for number in tags]
        self.generation = max(tags, default=None)
        self.last = max([*tags, int(self.properties.get(_GENERATION, "0"))])

    @property
    def said(self) -> Mapping[str, str]:
        return json.loads(self.properties.get(f"{_PROPERTY}{self.generation}", "{}"))

    def is_taken(self, now: datetime) -> bool:
        return self.generation is not None and now < datetime.fromisoformat(self.said.get("until", "1970-01-01T00:00:00+00:00")) + CLOCK_TOLERANCE


def _acquire(lease: Lease, spark: SparkSession, table: str, load: Load) -> int:
    until = time.monotonic() + lease.wait
    while True:
        seen = _Seen(spark, table)
        if not seen.is_taken(datetime.now(timezone.utc)):
            if seen.base.currentSnapshot() is None:
                # A tag needs a snapshot to stand at.
                iceberg.handle(spark, table).newFastAppend().commit()
                continue
            if _take(seen, spark, load, lease.length):
                return seen.last + 1
            continue
        if time.monotonic() >= until:
            said = seen.said
            raise AnotherLoad(
                f"Load {said.get('load')} of {load.source} is running on {said.get('holder')}; its lease ends at {said.get('until')} unless it is renewed. "
                "Load again when it has ended, or wait for it with --wait."
            )
        time.sleep(min(_LOOK_AGAIN, max(0.1, until - time.monotonic())))


def _take(seen: _Seen, spark: SparkSession, load: Load, length: timedelta) -> bool:
    generation = seen.last + 1
    said = {_GENERATION: str(generation), f"{_PROPERTY}{generation}": _said(load, length)}
    stale = [name for name in seen.properties if name.startswith(_PROPERTY)]
    return _commit(spark, seen, add_tag=_tag(generation), remove_tags=seen.tags, properties=said, remove_properties=stale)


def _change(spark: SparkSession, table: str, **changes: Any) -> bool:
    """Commits changes to the newest state; again when another commit came in between."""
    return any(_commit(spark, _Seen(spark, table), **changes) for _ in range(5))


def _commit(
    spark: SparkSession,
    seen: _Seen,
    *,
    add_tag: Optional[str] = None,
    remove_tags: Sequence[str] = (),
    properties: Mapping[str, str] = {},
    remove_properties: Sequence[str] = (),
) -> bool:
    """One commit against the state that was seen, without the retries of Iceberg, which would look away; False when it is not the newest."""
    jvm: Any = spark._jvm
    metadata = jvm.org.apache.iceberg.TableMetadata.buildFrom(seen.base)
    for tag in remove_tags:
        metadata = metadata.removeRef(tag)
    if add_tag:
        metadata = metadata.setRef(add_tag, jvm.org.apache.iceberg.SnapshotRef.tagBuilder(seen.base.currentSnapshot().snapshotId()).build())
    if properties:
        metadata = metadata.setProperties(jvm.java.util.HashMap(dict(properties)))
    if remove_properties:
        metadata = metadata.removeProperties(jvm.java.util.HashSet(list(remove_properties)))
    try:
        seen.operations.commit(seen.base, metadata.build())
        return True
    except Py4JJavaError as error:
        if is_conflict(error):
            return False
        raise


def _said(load: Load, length: timedelta) -> str:
    until = datetime.now(timezone.utc) + length
    return json.dumps({"holder": f"{socket.gethostname()}, process {os.getpid()}", "load": load.id, "until": until.isoformat(timespec="seconds")})


def _tag(generation: int) -> str:
    return f"lease-{generation}"

