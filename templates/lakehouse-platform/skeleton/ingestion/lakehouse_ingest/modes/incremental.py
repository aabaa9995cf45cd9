"""Load mode `incremental`: the rows from the last cursor value on are read and put in place of the state in raw. Deletions are not seen."""

from __future__ import annotations

from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from lakehouse_ingest.errors import TableFailed
from lakehouse_ingest.identifiers import quoted
from lakehouse_ingest.modes.by_cursor import cursor_plan, inside, read_up_to
from lakehouse_ingest.modes.compare import OP, changed_keys, counted, refuse_duplicate_keys, with_operation
from lakehouse_ingest.modes.cursor import cursor_of
from lakehouse_ingest.modes.hashed import hashed_state, with_hash
from lakehouse_ingest.modes.plan import Found, Incoming, Plan, Request
from lakehouse_ingest.raw_table import RawTable

# Up to here the keys that came are sent to every worker, so that only their rows of raw are moved and not all.
_FEW = 200_000


def plan(request: Request) -> Plan:
    if not request.table.key:
        raise TableFailed(f"The load mode incremental needs a primary key, and {request.table.name} has none: name its key in the contract, or load it with append or full.")
    return cursor_plan(request, cursor_of(request.table, "cursor"), request.table.settings.get("overlap"))


def find(request: Request, plan: Plan, incoming: Incoming, raw: RawTable) -> Found:
    cursor, table = cursor_of(request.table, "cursor"), raw.table
    read = read_up_to(plan, incoming.good, request, cursor)
    good = inside(incoming.good, read.window, cursor)
    rows = with_hash(good, table)
    if not raw.has_rows():
        refuse_duplicate_keys(good, table)
        count = good.count() if read.window else incoming.rows
        return Found(with_operation(rows, table, F.lit("I")), {"I": count} if count else {}, read.cursor_to, read.warnings)
    operations = changed_keys(rows, hashed_state(raw, keys_of(good, table.key, incoming.rows)), table.key)
    counts = counted(operations, table.key)
    return Found(with_operation(rows.join(operations, table.key), table, F.col(OP)), counts, read.cursor_to, read.warnings)


def keys_of(rows: DataFrame, key: list[str], count: int) -> DataFrame:
    """The keys of some rows, to look up what raw has of them."""
    keys = rows.select(*map(quoted, key)).distinct()
    return F.broadcast(keys) if count <= _FEW else keys
