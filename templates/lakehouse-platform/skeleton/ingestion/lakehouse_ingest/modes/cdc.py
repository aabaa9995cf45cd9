"""Load mode `cdc`: the source delivers changes, each with an operation and a sequence that puts the changes of a row in order.

All changes are kept, in the order of their sequence, as versions of their own. A change whose sequence is not above the newest one in raw
of its row is not taken: either it is there already (an overlapping or repeated batch), or it came late and would undo a newer one; late
ones are counted. Changes of one sequence value (a transaction) are told apart by operation and content.

Rows without a sequence are those of an initial copy: they count only for rows that raw does not know.
"""

from __future__ import annotations


from pyspark.sql import Column as SparkColumn
from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from lakehouse_ingest.contract import Table
from lakehouse_ingest.errors import TableFailed
from lakehouse_ingest.frames import computed_once
from lakehouse_ingest.identifiers import quoted
from lakehouse_ingest.modes.by_cursor import cursor_plan, inside, read_up_to
from lakehouse_ingest.modes.by_files import file_plan
from lakehouse_ingest.modes.compare import OP, with_operation
from lakehouse_ingest.modes.cursor import cursor_of
from lakehouse_ingest.modes.hashed import HASH, with_hash
from lakehouse_ingest.modes.in_order import found, with_offset
from lakehouse_ingest.modes.incremental import keys_of
from lakehouse_ingest.modes.plan import OFFSET, Found, Incoming, Plan, Request
from lakehouse_ingest.raw_table import RawTable
from lakehouse_ingest.sources.base import ROW_NUMBER
from lakehouse_ingest.suggestions import did_you_mean

#: What the words of the source mean, unless `lakehouse.operations` says otherwise.
OPERATIONS = {"insert": ["I", "c", "r"], "update": ["U", "u"], "delete": ["D", "d"]}
_LETTERS = {"insert": "I", "update": "U", "delete": "D"}
_SEQUENCE, _HIGHEST, _STATE = "_sequence", "_highest", "_state"


def plan(request: Request) -> Plan:
    table = request.table
    if not table.key:
        raise TableFailed(f"The load mode cdc needs a primary key, and {table.name} has none: name in the contract what tells its rows apart.")
    for setting in ("operationColumn", "sequenceColumn"):
        _column(table, setting)
    by_files = file_plan(request)
    return by_files if by_files is not None else cursor_plan(request, cursor_of(table, "sequenceColumn"))


def find(request: Request, plan: Plan, incoming: Incoming, raw: RawTable) -> Found:
    table, key = raw.table, raw.table.key
    cursor_to, warnings, good = None, list(plan.warnings), incoming.good
    if plan.files is None:
        cursor = cursor_of(table, "sequenceColumn")
        read = read_up_to(plan, good, request, cursor)
        cursor_to, warnings, good = read.cursor_to, list(read.warnings), inside(good, read.window, cursor)
    rows = _changes(good, table)
    if raw.has_rows():
        judged = computed_once(_judged(rows, raw, keys_of(good, key, incoming.rows)))
        if late := judged.where(F.col(_STATE) == "late").count():
            warnings.append(f"{late} changes came after newer ones of their rows were loaded ({table.settings['sequenceColumn']} is lower): they are left out.")
        rows = judged.where(F.col(_STATE) == "new")
    ordered = with_offset(rows, key, [F.col(_SEQUENCE).asc_nulls_first(), F.col(ROW_NUMBER)])
    return found(with_operation(ordered, table, F.col(OP), OFFSET), cursor_to, warnings)


def operation_of(table: Table) -> SparkColumn:
    """I, U or D of a row; NULL when its word means nothing."""
    words = {**OPERATIONS, **(table.settings.get("operations") or {})}
    pairs = [(str(word), _LETTERS[name]) for name, known in words.items() if name in _LETTERS for word in known]
    value, result = F.col(quoted(_column(table, "operationColumn"))).cast("string"), F.lit(None).cast("string")
    for word, letter in pairs:
        result = F.when(value == word, letter).otherwise(result)
    return result


def _changes(good: DataFrame, table: Table) -> DataFrame:
    """Rows with operation, sequence and hash; a change that comes twice in one load is one."""
    rows = with_hash(good, table).withColumns({OP: operation_of(table), _SEQUENCE: F.col(quoted(_column(table, "sequenceColumn")))})
    unknown = rows.where(F.col(OP).isNull()).select(_column(table, "operationColumn")).limit(1).collect()
    if unknown:
        raise TableFailed(
            f"{table.settings['operationColumn']} is {unknown[0][0]!r}, which is no operation: say in lakehouse.operations which words mean insert, update and delete."
        )
    return rows.dropDuplicates([*table.key, _SEQUENCE, OP, HASH])


def _judged(rows: DataFrame, raw: RawTable, keys: DataFrame) -> DataFrame:
    """Adds _STATE: new, late, or seen."""
    key = raw.table.key
    there = _there(raw, keys)
    highest = there.groupBy(*map(quoted, key)).agg(F.max(_SEQUENCE).alias(_HIGHEST), F.lit(True).alias("_known"))
    seen = there.select(*map(quoted, key), _SEQUENCE, OP, HASH).distinct().withColumn("_seen", F.lit(True))
    new, old = rows.alias("new"), seen.alias("old")
    same: SparkColumn = F.col(f"new.{_SEQUENCE}").eqNullSafe(F.col(f"old.{_SEQUENCE}"))
    for name in [*map(quoted, key), OP, HASH]:
        same = same & (F.col(f"new.{name}") == F.col(f"old.{name}"))
    compared = new.join(old, same, "left").select("new.*", "old._seen").join(highest, key, "left")
    state = (
        F.when(F.col("_seen"), "seen")
        .when(F.col("_known").isNull(), "new")
        .when(F.col(_SEQUENCE).isNull(), "seen")
        .when(F.col(_HIGHEST).isNull() | (F.col(_SEQUENCE) >= F.col(_HIGHEST)), "new")
        .otherwise("late")
    )
    return compared.withColumn(_STATE, state)


def _there(raw: RawTable, keys: DataFrame) -> DataFrame:
    """Key, sequence, operation and hash of the changes that raw has of some keys."""
    rows = raw.with_missing(raw.rows().join(keys, raw.table.key, "left_semi"))
    hashed = rows if raw.stored_hashes_hold() else with_hash(rows, raw.table)
    sequence = F.col(quoted(_column(raw.table, "sequenceColumn"))).alias(_SEQUENCE)
    return hashed.select(*map(quoted, raw.table.key), sequence, OP, HASH)


def _column(table: Table, setting: str) -> str:
    name = table.settings.get(setting)
    names = [column.name for column in table.columns]
    if not name:
        raise TableFailed(f"The load mode cdc needs lakehouse.{setting} in the contract of {table.name}.")
    if name not in names:
        raise TableFailed(f"lakehouse.{setting} of {table.name} names no column: {name}. {did_you_mean(str(name), names)}")
    return str(name)
