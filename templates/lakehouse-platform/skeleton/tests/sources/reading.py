"""What a source delivers of one table, cast and confirmed, without writing anything."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Optional, Sequence


@dataclass
class Reading:
    """`rows`: good rows as tuples, instants as texts in UTC. `rejected`: (file, record, reason). Both in the order of the load."""

    rows: list[tuple]
    rejected: list[tuple]
    notes: list[str]
    names: list[str]
    files: list[tuple] = field(default_factory=list)


def contract_of(small: Any, servers: Sequence[dict] = (), table: str = "items", **settings: Any):
    """The contract of a small source with servers and settings; `table`: what its table is called in the source."""
    from lakehouse_ingest.contract import _server

    contract = small.contract()
    tables = [replace(contract.tables[0], source_name=table)]
    return replace(contract, tables=tables, servers=[_server(server) for server in servers], settings=settings)


def read_table(small: Any, contract: Any = None, opened: Any = None, policy: str = "evolve", since: Any = None) -> Reading:
    """Reads the one table of a small source: its folder, or what `opened` is."""
    from pyspark.sql import functions as F

    from lakehouse_ingest.casting import REASON, cast_rows
    from lakehouse_ingest.column_types import spark_type
    from lakehouse_ingest.drift import reconcile
    from lakehouse_ingest.identifiers import quoted
    from lakehouse_ingest.sources import open_source
    from lakehouse_ingest.sources.base import ROW_NUMBER, SOURCE_FILE, record_number

    contract = contract or small.contract()
    opened = opened or open_source(small.spark, contract, data=str(small.folder))
    table = contract.tables[0]
    found = reconcile(table, opened.describe(table, since.files if since else None), policy)
    cast = cast_rows(opened.read(found.table, absent=found.absent, since=since), found.table)
    # Python would show an instant in the zone of this machine.
    instants = {c.name for c in found.table.columns if spark_type(c) == "timestamp"}
    columns = [F.col(quoted(c.name)).cast("string") if c.name in instants else F.col(quoted(c.name)) for c in found.table.columns]
    place = [SOURCE_FILE, record_number(F.col(ROW_NUMBER))]
    rows = cast.good.orderBy(ROW_NUMBER)
    good = [tuple(row) for row in rows.select(*columns).collect()]
    rejected = [tuple(row) for row in cast.rejected.orderBy(ROW_NUMBER).select(*place, REASON).collect()]
    notes = [*found.notes, *opened.confirm(found.table, cast.texts)]
    return Reading(good, rejected, notes, [c.name for c in found.table.columns], [tuple(row) for row in rows.select(*place).collect()])


def failure(small: Any, *arguments: Any, **named: Any) -> str:
    """The sentence of a table that cannot be read."""
    import pytest

    from lakehouse_ingest.errors import TableFailed

    with pytest.raises(TableFailed) as failed:
        read_table(small, *arguments, **named)
    return str(failed.value)


def settings(**values: Any) -> list[dict[str, Any]]:
    """Custom properties of a table."""
    return [{"property": f"lakehouse.{name}", "value": value} for name, value in values.items()]


def window(files: Optional[Sequence[Any]] = None, lower: Optional[str] = None, upper: Optional[str] = None):
    from lakehouse_ingest.sources.base import Window

    return Window(lower, upper, files)


def load_from(small: Any, server: dict[str, Any], *more: str, **settings: Any) -> dict[str, Any]:
    """Loads `items` from a server, and the tables named in `more`, which have the same columns. Results by table."""
    from lakehouse_ingest.load import new_load
    from lakehouse_ingest.load_source import load_source
    from lakehouse_ingest.sources import open_source

    contract = contract_of(small, [server], **settings)
    tables = [*contract.tables, *(replace(contract.tables[0], name=name, source_name=name) for name in more)]
    contract = replace(contract, tables=tables)
    result = load_source(small.spark, contract, open_source(small.spark, contract), new_load(small.name, "1", "test"))
    return {table.table: table for table in result.tables}
