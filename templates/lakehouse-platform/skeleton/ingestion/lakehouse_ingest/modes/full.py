"""Load mode `full`: everything is read and compared with the state in raw; what is missing in the source is deleted.

On a table that is loaded by a cursor otherwise (`--mode full`) the next incremental load goes on from what this one has read.
"""

from __future__ import annotations

from typing import Optional

from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from lakehouse_ingest.errors import TableFailed
from lakehouse_ingest.modes.by_cursor import read_up_to
from lakehouse_ingest.modes.compare import OP, changed_keys, counted, refuse_duplicate_keys, with_operation
from lakehouse_ingest.modes.cursor import Cursor, cursor_of
from lakehouse_ingest.modes.hashed import hashed_state, with_hash
from lakehouse_ingest.modes.keyless import counted_rows, keyless_changes
from lakehouse_ingest.modes.plan import Found, Incoming, Plan, Request
from lakehouse_ingest.raw_table import RawTable
from lakehouse_ingest.sources.base import ROW_NUMBER, SOURCE_FILE


def plan(request: Request) -> Plan:
    return Plan()


def find(request: Request, plan: Plan, incoming: Incoming, raw: RawTable) -> Found:
    has_rows = raw.has_rows()
    if has_rows:
        _refuse_empty(request, incoming)
    rows, table = with_hash(incoming.good, raw.table), raw.table
    cursor = _cursor(request)
    cursor_to = read_up_to(plan, incoming.good, request, cursor).cursor_to if cursor else None
    warnings = []
    if incoming.unreadable:
        warnings.append(f"Deletions are held back: the key of {incoming.unreadable} rejected rows cannot be read.")
    if not has_rows:
        refuse_duplicate_keys(incoming.good, table)
        return Found(with_operation(rows, table, F.lit("I")), {"I": incoming.rows} if incoming.rows else {}, cursor_to)
    if not table.key:
        found = keyless_changes(rows, raw.current(), table, deletes=incoming.rejected == 0)
        return Found(found, counted_rows(found), cursor_to, warnings)
    operations = changed_keys(rows, hashed_state(raw), table.key)
    counts = counted(operations, table.key)
    deleted = _deleted(operations, incoming) if counts.pop("D", 0) else None
    gone = deleted.count() if deleted is not None else 0
    changed = with_operation(rows.join(operations.where("_op <> 'D'"), table.key), table, F.col(OP))
    if deleted is None or not gone:
        return Found(changed, counts, cursor_to, warnings)
    return Found(changed.unionByName(_last_values(deleted, raw)), {**counts, "D": gone}, cursor_to, warnings)


def _deleted(operations: DataFrame, incoming: Incoming) -> Optional[DataFrame]:
    """Keys that the source has no more. A rejected row is in the source, so its key is none of them; nor is any, when one cannot be read."""
    if incoming.unreadable:
        return None
    gone = operations.where("_op = 'D'").drop(OP)
    return gone if incoming.keys is None else gone.join(incoming.keys, gone.columns, "left_anti")


def _last_values(keys: DataFrame, raw: RawTable) -> DataFrame:
    """Deleted rows with the values they had."""
    names = [column.name for column in raw.table.columns if column.name not in raw.table.key and column.name in raw.columns()]
    last = raw.newest([*names, ROW_NUMBER], keys).withColumn(SOURCE_FILE, F.lit(None).cast("string"))
    return with_operation(with_hash(raw.with_missing(last), raw.table), raw.table, F.lit("D"))


def _cursor(request: Request) -> Optional[Cursor]:
    return cursor_of(request.table, "cursor") if request.table.settings.get("loadMode") == "incremental" else None


def _refuse_empty(request: Request, incoming: Incoming) -> None:
    """A source that is suddenly empty is more often a fault than the end of all rows; one that never had rows deletes nothing."""
    if incoming.rows + incoming.rejected == 0 and not request.allow_empty:
        raise TableFailed(
            "The source has no rows, and a full load would take every row as deleted. "
            "If that is right, set lakehouse.allowEmpty on the table in the contract, or load with --allow-empty."
        )
