"""The engines that the vectors run on. Each takes a table of texts, gives typed values in its own way, and runs a query."""

from __future__ import annotations

import re
from typing import Any, Iterable, Optional, Protocol, Sequence

Row = Sequence[Optional[str]]
#: Types of the vectors that an engine calls otherwise.
_NAMES = {
    "duckdb": {},
    "spark": {"varchar": "string", "timestamp": "timestamp_ntz", "timestamptz": "timestamp"},
    "postgres": {},
    "athena": {"timestamp": "timestamp(6)", "timestamptz": "timestamp(6) with time zone"},
}
_FROM_HEX = {"duckdb": "unhex({})", "spark": "unhex({})", "postgres": "decode({}, 'hex')", "athena": "from_hex({})"}


class Engine(Protocol):
    #: dbt adapter whose macros the engine runs.
    adapter: str

    def load(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        """Makes a table of texts."""

    def rows(self, sql: str) -> Iterable[Sequence[Any]]: ...


def typed(adapter: str, column: str, kind: str) -> str:
    """SQL that makes a value of `kind` from a column of texts."""
    if kind == "binary":
        return _FROM_HEX[adapter].format(column)
    return f"cast({column} as {_NAMES[adapter].get(kind, kind)})"


class DuckDB:
    adapter = "duckdb"

    def __init__(self) -> None:
        import duckdb

        self._connection = duckdb.connect()
        self._connection.execute("set timezone = 'UTC'")

    def load(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        import pyarrow

        texts = pyarrow.table({name: pyarrow.array([row[i] for row in rows], pyarrow.string()) for i, name in enumerate(columns)})
        self._connection.register(table, texts)

    def rows(self, sql: str) -> Iterable[Sequence[Any]]:
        return self._connection.execute(sql).fetchall()


class Spark:
    adapter = "spark"

    def __init__(self, session: Any):
        self._session = session

    def load(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        schema = ", ".join(f"{name} string" for name in columns)
        self._session.createDataFrame([tuple(row) for row in rows], schema).createOrReplaceTempView(table)

    def rows(self, sql: str) -> Iterable[Sequence[Any]]:
        return self._session.sql(sql).collect()


class Postgres:
    """A real server; what is made there is temporary."""

    adapter = "postgres"

    def __init__(self, address: str):
        import psycopg2

        self._connection = psycopg2.connect(address)
        self._connection.autocommit = True

    def load(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        from psycopg2.extras import execute_values

        with self._connection.cursor() as cursor:
            cursor.execute(f"create temporary table {table} ({', '.join(f'{name} text' for name in columns)})")
            execute_values(cursor, f"insert into {table} values %s", [[_with_era(value) for value in row] for row in rows])

    def rows(self, sql: str) -> Iterable[Sequence[Any]]:
        with self._connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchall()


class Trino:
    """Trino's own engine, on which Athena's SQL is built."""

    adapter = "athena"

    def __init__(self, trino: Any):
        self._trino = trino

    def load(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        values = ", ".join("(" + ", ".join(self._literal(value) for value in row) + ")" for row in rows)
        self._trino.rows(f"create table {table} as select * from (values {values}) texts ({', '.join(columns)})")

    def rows(self, sql: str) -> Iterable[Sequence[Any]]:
        return self._trino.rows(sql)

    @staticmethod
    def _literal(value: Optional[str]) -> str:
        if value is None:
            return "cast(null as varchar)"
        escaped = "".join(c if " " <= c <= "~" and c not in "'\\" else f"\\+{ord(c):06x}" for c in value)
        return f"cast(U&'{escaped}' as varchar)"


def _with_era(value: Optional[str]) -> Optional[str]:
    """PostgreSQL reads years before 1 only as `0044-03-15 BC`."""
    match = re.fullmatch(r"(-\d{4}|0000)(-\d\d-\d\d)", value or "")
    return f"{1 - int(match[1]):04}{match[2]} BC" if match else value
