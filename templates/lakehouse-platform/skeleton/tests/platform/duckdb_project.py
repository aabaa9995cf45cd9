"""A stamped repository whose raw tables lie in a DuckDB file: what the generator prints is built and tested by a real dbt within seconds."""

from __future__ import annotations

import subprocess
from datetime import datetime
from pathlib import Path
from typing import Any, Mapping, Sequence

from needs import lakehouse_cli
from repository import Repository
from twin import Twin

_LOAD_COLUMNS = "_op varchar, _load_id varchar, _load_time timestamptz, _row_number bigint, _row_hash varchar"
_TYPES = {"integer": "bigint", "number": "decimal(18, 2)", "date": "date", "timestamp": "timestamp", "boolean": "boolean"}


class DuckDbProject(Twin):
    def __init__(self, root: Path):
        self.repository = Repository(root)
        super().__init__(root / "dbt", root / "lake.duckdb")

    def generate(self, *arguments: str) -> tuple[int, str]:
        """`lakehouse generate`: its exit code and what it said about problems."""
        command = [lakehouse_cli(), "generate", "--repo", ".", *arguments]
        done = subprocess.run(command, cwd=self.repository.root, capture_output=True, text=True, check=False)
        return done.returncode, done.stderr

    def run(self, sql: str, *values: Any) -> list[tuple]:
        with self.connect() as connection:
            return connection.execute(sql, values).fetchall()

    def create_raw(self, contract: Mapping[str, Any]) -> None:
        """The raw tables that ingestion would make of a contract, and its load manifest."""
        schema = f"raw_{contract['name']}"
        self.run(f"create schema {schema}")
        self.run(f"create table {schema}._loads (table_name varchar, started_at timestamptz, status varchar)")
        for table in contract["schema"]:
            columns = ", ".join(f'"{c["name"]}" {_TYPES.get(c["logicalType"], "varchar")}' for c in table["properties"])
            self.run(f'create table {schema}."{table["name"]}" ({columns}, {_LOAD_COLUMNS})')

    def append(self, source: str, table: str, load: str, at: datetime, rows: Sequence[Mapping[str, Any]], op: str = "I") -> None:
        """Rows of one load, and its entry in the manifest."""
        for number, row in enumerate(rows):
            raw = {**row, "_op": op, "_load_id": load, "_load_time": at, "_row_number": number, "_row_hash": repr(sorted(row.items()))}
            names = ", ".join(f'"{name}"' for name in raw)
            self.run(f'insert into raw_{source}."{table}" ({names}) values ({", ".join("?" for _ in raw)})', *raw.values())
        self.run(f"insert into raw_{source}._loads values (?, ?, 'loaded')", table, at)
