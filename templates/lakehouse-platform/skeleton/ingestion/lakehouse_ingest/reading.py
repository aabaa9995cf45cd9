"""Reads a table: rows of the source, cast, checked, counted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Optional, Sequence

from py4j.protocol import Py4JJavaError
from pyspark.errors import PySparkException
from pyspark.sql import Column as SparkColumn
from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from lakehouse_ingest.casting import KEY_READABLE, REASON, CastRows, cast_rows, typed_key
from lakehouse_ingest.contract import Table
from lakehouse_ingest.drift import Reconciled
from lakehouse_ingest.errors import TableFailed
from lakehouse_ingest.identifiers import quoted
from lakehouse_ingest.modes import mode_name
from lakehouse_ingest.modes.cdc import operation_of
from lakehouse_ingest.modes.plan import Incoming, Plan
from lakehouse_ingest.quality.rows import Checked, Lookups, check_rows
from lakehouse_ingest.sources.base import SOURCE_FILE, Source
from lakehouse_ingest.steps import Steps

_NAMED_FILES = 20


@dataclass(frozen=True)
class Read:
    """What came from the source. `rows`: all of them; `files`: names of the files with rows; `notes`: of the source, for a person."""

    table: Table
    cast: CastRows
    checked: Checked
    rows: int
    cast_rejected: int
    rule_rejected: int
    unreadable_keys: int
    files: Sequence[str] = ()
    notes: Sequence[str] = ()

    @property
    def rejected_rows(self) -> int:
        return self.cast_rejected + self.rule_rejected

    @property
    def rejected(self) -> list[DataFrame]:
        """Frames of rows that go to the reject list."""
        frames = [(self.cast.rejected, self.cast_rejected), (self.checked.rejected, self.rule_rejected)]
        return [frame for frame, count in frames if frame is not None and count]

    @property
    def source_files(self) -> Optional[str]:
        """For the manifest; all of them are in the file ledger, where the mode keeps one."""
        if len(self.files) <= _NAMED_FILES:
            return ", ".join(self.files) or None
        return f"{', '.join(self.files[:_NAMED_FILES])} and {len(self.files) - _NAMED_FILES} more"

    def incoming(self) -> Incoming:
        good = self.rows - self.rejected_rows
        keys = self._rejected_keys() if self.rejected_rows and self.table.key else None
        return Incoming(self.checked.good, good, self.rejected_rows, keys, self.unreadable_keys)

    def _rejected_keys(self) -> DataFrame:
        keys = typed_key(self.cast.rejected, self.table)
        return keys if self.checked.rejected is None else keys.unionByName(self.checked.rejected.select(*map(quoted, self.table.key)))


def read(source: Source, reconciled: Reconciled, plan: Plan, lookups: Lookups, steps: Steps) -> Read:
    """Raises TableFailed when the source cannot be read as a whole."""
    table = reconciled.table
    with steps("read"):
        cast = cast_rows(source.read(_asked(table, plan), absent=reconciled.absent, since=plan.window), table)
        # The rows are computed by the pass that counts them.
        try:
            rows, bad, unreadable, files = _count(cast)
        except (Py4JJavaError, PySparkException) as error:
            if said := source.explain(table, error):
                raise TableFailed(said) from error
            raise
        notes = source.confirm(table, cast.texts)
    with steps("check"):
        checked = check_rows(cast.good, table, lookups, _deleted(table))
    return Read(table, cast, checked, rows, bad, checked.rejected_rows, unreadable, sorted(files), notes)


def _deleted(table: Table) -> Optional[SparkColumn]:
    """True for the rows of a change feed that delete."""
    return operation_of(table) == "D" if mode_name(table, None) == "cdc" else None


def _asked(table: Table, plan: Plan) -> Table:
    """Sources know the column of a window as `lakehouse.cursor`; in a change feed it is the sequence."""
    return table if plan.cursor is None else replace(table, settings={**table.settings, "cursor": plan.cursor})


def _count(cast: CastRows) -> tuple[int, int, int, list[str]]:
    """All rows, rejected rows, rejected rows without a readable key, and the files they come from."""
    bad = F.col(REASON) != ""
    counted = cast.texts.agg(
        F.count("*"), F.count(F.when(bad, 1)), F.count(F.when(bad & ~F.col(KEY_READABLE), 1)), F.collect_set(SOURCE_FILE)
    )
    rows, rejected, unreadable, files = counted.first()
    return rows, rejected, unreadable, files
