"""
The models of a stamped repository on DuckDB, over raw rows that another engine has loaded. A dbt run takes seconds there, so that many
orders of arrival can be tried; keys and hashes are the same in both engines.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Collection, Optional

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
from dbt.cli.main import dbtRunner
from pyiceberg.catalog import Catalog


class Twin:
    """`project` is the dbt folder of the repository, `database` the file that this twin lives in."""

    def __init__(self, project: Path, database: Path):
        self.project = project
        self.database = database

    def connect(self) -> duckdb.DuckDBPyConnection:
        connection = duckdb.connect(str(self.database))
        connection.execute("set timezone = 'UTC'")
        return connection

    def rows(self, query: str) -> list[dict[str, Any]]:
        with self.connect() as connection:
            found = connection.execute(query)
            names = [column[0] for column in found.description]
            return [dict(zip(names, row)) for row in found.fetchall()]

    def tables(self, schema: str) -> list[str]:
        with self.connect() as connection:
            found = connection.execute("select table_name from information_schema.tables where table_schema = ? order by 1", [schema]).fetchall()
        return [name for (name,) in found]

    def take(self, catalog: Catalog, source: str, loads: Optional[Collection[str]] = None) -> None:
        """Appends the rows of these loads (default: all) to the raw tables, as if they had just arrived."""
        namespace = f"raw_{source}"
        with self.connect() as connection:
            connection.execute(f"create schema if not exists {namespace}")
            for _, name in catalog.list_tables(namespace):
                rows = catalog.load_table(f"{namespace}.{name}").scan().to_arrow()
                column = "_load_id" if "_load_id" in rows.column_names else "load_id"
                if loads is not None and column in rows.column_names:
                    rows = rows.filter(pc.is_in(rows[column], pa.array(list(loads), rows[column].type)))
                _append(connection, f'{namespace}."{name}"', rows)

    def dbt(self, *arguments: str) -> None:
        """One dbt command, which must succeed."""
        os.environ["LAKEHOUSE_DUCKDB"] = str(self.database)
        folder = str(self.project)
        done = dbtRunner().invoke(["--quiet", *arguments, "--target", "duckdb", "--project-dir", folder, "--profiles-dir", folder])
        if not done.success:
            raise AssertionError(done.exception or [f"{r.node.name}: {r.message}" for r in done.result if r.status in ("error", "fail")])


def _append(connection: duckdb.DuckDBPyConnection, table: str, rows: pa.Table) -> None:
    """Rows of an older shape than the table have NULL in the columns that came later."""
    connection.register("arrived", rows)
    connection.execute(f"create table if not exists {table} as select * from arrived limit 0")
    known = {column for column, *_ in connection.execute(f"describe {table}").fetchall()}
    for column, kind, *_ in connection.execute("describe select * from arrived").fetchall():
        if column not in known:
            connection.execute(f'alter table {table} add column "{column}" {kind}')
    connection.execute(f"insert into {table} by name select * from arrived")
    connection.unregister("arrived")
