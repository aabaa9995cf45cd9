"""Load mode `append`: events and files. Rows are inserted; nothing is updated or deleted because of what the source has no more.

From files: every row of a file that no load has read is inserted. A file that comes again under its name with other content is read
again: with a primary key as new versions of its rows (rows that are still the same are left out), without one as further rows.

From a database: rows that raw does not have. With `lakehouse.cursor` only those from the last value on are read, else all.
"""

from __future__ import annotations

from typing import Sequence

from pyspark.sql import DataFrame, Window
from pyspark.sql import functions as F

from lakehouse_ingest.identifiers import quoted
from lakehouse_ingest.modes.by_cursor import cursor_plan, inside, read_up_to
from lakehouse_ingest.modes.by_files import file_plan
from lakehouse_ingest.modes.compare import OP, changed_keys, counted, refuse_duplicate_keys, with_operation
from lakehouse_ingest.modes.cursor import cursor_of
from lakehouse_ingest.modes.hashed import HASH, hashed_state, with_hash
from lakehouse_ingest.modes.in_order import found, with_offset
from lakehouse_ingest.modes.incremental import keys_of
from lakehouse_ingest.modes.keyless import counted_rows, keyless_changes
from lakehouse_ingest.modes.plan import OFFSET, Found, Incoming, Plan, Request
from lakehouse_ingest.raw_table import RawTable
from lakehouse_ingest.sources.base import ROW_NUMBER, SOURCE_FILE

_OLD = "_old_hash"


def plan(request: Request) -> Plan:
    by_files = file_plan(request)
    if by_files is not None:
        return by_files
    return cursor_plan(request, cursor_of(request.table, "cursor")) if request.table.settings.get("cursor") else Plan()


def find(request: Request, plan: Plan, incoming: Incoming, raw: RawTable) -> Found:
    rows = with_hash(incoming.good, raw.table)
    if plan.files is None:
        return _from_database(request, plan, incoming, rows, raw)
    if not raw.table.key:
        count = incoming.rows
        return Found(with_operation(rows, raw.table, F.lit("I")), {"I": count} if count else {})
    versions = rows.withColumn(OP, F.lit("I"))
    if plan.corrected and raw.has_rows():
        again = F.coalesce(F.col(SOURCE_FILE).isin(*plan.corrected), F.lit(False))
        state = hashed_state(raw, keys_of(incoming.good.where(again), raw.table.key, incoming.rows))
        versions = versions.where(~again).unionByName(_new_versions(rows.where(again), state, raw.table.key))
    ordered = with_offset(versions, raw.table.key, [F.col(ROW_NUMBER)])
    return found(with_operation(ordered, raw.table, F.col(OP), OFFSET))


def _new_versions(rows: DataFrame, state: DataFrame, key: Sequence[str]) -> DataFrame:
    """The rows that differ from the one before them: in the same files, or else in raw."""
    before = F.lag(HASH).over(Window.partitionBy(*map(quoted, key)).orderBy(ROW_NUMBER))
    joined = rows.join(state.withColumnRenamed(HASH, _OLD), list(key), "left")
    compared = joined.withColumn(_OLD, F.coalesce(before, F.col(_OLD)))
    versions = compared.where(F.col(_OLD).isNull() | (F.col(_OLD) != F.col(HASH)))
    return versions.withColumn(OP, F.when(F.col(_OLD).isNull(), "I").otherwise("U")).drop(_OLD)


def _from_database(request: Request, plan: Plan, incoming: Incoming, rows: DataFrame, raw: RawTable) -> Found:
    cursor_to, warnings, window, cursor = None, list(plan.warnings), None, None
    if request.table.settings.get("cursor"):
        cursor = cursor_of(request.table, "cursor")
        read = read_up_to(plan, incoming.good, request, cursor)
        cursor_to, warnings, window = read.cursor_to, list(read.warnings), read.window
        rows = inside(rows, window, cursor)
    table = raw.table
    if not raw.has_rows():
        refuse_duplicate_keys(rows, table)
        return found(with_operation(rows, table, F.lit("I")), cursor_to, warnings)
    if not table.key:
        state = raw.current() if cursor is None else inside(raw.current(), window, cursor)
        new = keyless_changes(rows, state, table, deletes=False)
        return Found(new, counted_rows(new), cursor_to, warnings)
    operations = changed_keys(rows, hashed_state(raw, keys_of(rows, table.key, incoming.rows)), table.key)
    counts = counted(operations, table.key)
    if changed := counts.pop("U", 0):
        warnings.append(f"{changed} rows have changed since they were loaded, which append does not take up: set lakehouse.loadMode to incremental if they should.")
    inserted = with_operation(rows.join(operations.where("_op = 'I'"), table.key), table, F.col(OP))
    return Found(inserted, {"I": counts["I"]} if "I" in counts else {}, cursor_to, warnings)
