"""The engines that the macros are tested on: both hold raw tables, run dbt and answer questions in the same way."""

from __future__ import annotations

import os
from contextlib import contextmanager, nullcontext
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, ContextManager, Iterator, Mapping, Optional, Sequence

import duckdb
import pyarrow

LOAD_COLUMNS = {"_op": "text", "_load_id": "text", "_load_time": "time", "_row_number": "number"}
Row = Mapping[str, Any]


class DuckDb:
    """Plain tables in one file."""

    target = "duckdb"
    types = {"text": "varchar", "time": "timestamptz", "number": "bigint", "flag": "boolean"}

    def __init__(self, folder: Path):
        self.database = folder / "cases.duckdb"
        self._open: Optional[duckdb.DuckDBPyConnection] = None

    def connect(self) -> duckdb.DuckDBPyConnection:
        if self._open:
            return self._open.cursor()
        connection = duckdb.connect(str(self.database))
        connection.execute("set timezone = 'UTC'")
        return connection

    @contextmanager
    def together(self) -> Iterator[None]:
        """Many statements, one opening of the file; dbt opens it by itself and must not run in between."""
        with self.connect() as self._open:
            yield
        self._open = None

    def environment(self) -> dict[str, str]:
        return {"LAKEHOUSE_DUCKDB": str(self.database)}

    def execute(self, *statements: str) -> None:
        with self.connect() as connection:
            for statement in statements:
                connection.execute(statement)

    def create_table(self, schema: str, name: str, columns: Mapping[str, str]) -> None:
        """Creates the table, or adds the columns that it lacks."""
        adding = [f'alter table {schema}.{name} add column if not exists "{column}" {self.types[kind]}' for column, kind in columns.items()]
        self.execute(f"create table if not exists {schema}.{name} ({column_list(columns, self.types)})", *adding)

    def append(self, schema: str, name: str, rows: Sequence[Row]) -> None:
        if rows:
            # A table of Arrow has the columns of its first row.
            columns = dict.fromkeys(column for row in rows for column in row)
            table = pyarrow.table({column: [row.get(column) for row in rows] for column in columns})
            with self.connect() as connection:
                connection.register("new_rows", table)
                connection.execute(f"insert into {schema}.{name} by name select * from new_rows")

    def query(self, sql: str) -> list[tuple[Any, ...]]:
        with self.connect() as connection:
            return connection.execute(sql).fetchall()

    def tables(self, schema: str) -> list[str]:
        return [name for (name,) in self.query(f"select table_name from information_schema.tables where table_schema = '{schema}' and table_type = 'BASE TABLE'")]

    def written(self, schema: str, table: str) -> tuple[int, int]:
        """Commits of a table and files they added. Only Iceberg tables tell; what DuckDB writes is seen in the rows alone."""
        return 0, 0


class Spark:
    """Iceberg tables of the session's catalog."""

    types = {"text": "string", "time": "timestamp", "number": "bigint", "flag": "boolean"}

    def __init__(self, session: Any, target: str = "local"):
        self.session = session
        self.target = target

    def environment(self) -> dict[str, str]:
        return {}

    def together(self) -> ContextManager[None]:
        return nullcontext()

    def execute(self, *statements: str) -> None:
        for statement in statements:
            self.session.sql(statement)

    def create_table(self, schema: str, name: str, columns: Mapping[str, str]) -> None:
        self.execute(f"create namespace if not exists {schema}", f"create table if not exists {schema}.{name} ({column_list(columns, self.types, '`')}) using iceberg")
        known = set(self.session.table(f"{schema}.{name}").columns)
        new = {column: kind for column, kind in columns.items() if column not in known}
        if new:
            self.execute(f"alter table {schema}.{name} add columns ({column_list(new, self.types, '`')})")

    def append(self, schema: str, name: str, rows: Sequence[Row]) -> None:
        if rows:
            columns = [field.name for field in self.session.table(f"{schema}.{name}").schema]
            values = ", ".join("(" + ", ".join(spark_literal(row.get(column)) for column in columns) + ")" for row in rows)
            self.execute(f"insert into {schema}.{name} values {values}")

    def query(self, sql: str) -> list[tuple[Any, ...]]:
        # Spark gives times in the time zone of the machine, without saying so.
        return [tuple(v.astimezone(timezone.utc) if isinstance(v, datetime) else v for v in row) for row in self.session.sql(sql).collect()]

    def tables(self, schema: str) -> list[str]:
        return [row.tableName for row in self.session.sql(f"show tables in {schema}").collect() if not row.isTemporary]

    def written(self, schema: str, table: str) -> tuple[int, int]:
        summaries = [row.summary for row in self.session.sql(f"select summary from {schema}.{table}.snapshots").collect()]
        return len(summaries), sum(int(summary.get("added-data-files", 0)) for summary in summaries)


def column_list(columns: Mapping[str, str], types: Mapping[str, str], quote: str = '"') -> str:
    return ", ".join(f"{quote}{name}{quote} {types[kind]}" for name, kind in columns.items())


def spark_literal(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return f"timestamp '{value.astimezone(timezone.utc):%Y-%m-%d %H:%M:%S.%f}'"
    if isinstance(value, (int, float)):
        return str(value)
    return "'" + str(value).replace("\\", "\\\\").replace("'", "\\'") + "'"


def use(environment: Mapping[str, str]) -> None:
    os.environ.update(environment)
