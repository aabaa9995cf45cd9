"""A dbt project of its own around the macros under test: one source table and one model per case, on DuckDB."""

from __future__ import annotations

import json
import os
import shutil
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Iterable

import duckdb
from dbt.cli.main import dbtRunner

DBT = Path(__file__).resolve().parents[2] / "dbt"
EPOCH = datetime(2026, 1, 1, tzinfo=timezone.utc)
LOAD_COLUMNS = "_op varchar, _load_id varchar, _load_time timestamptz, _row_number bigint"


def load_time(at: float) -> datetime:
    """The load time that the cases call `at`: hours since the beginning of 2026."""
    return EPOCH + timedelta(hours=at)


def hours(moment: datetime) -> float:
    """The reverse of load_time."""
    value = (moment - EPOCH).total_seconds() / 3600
    return int(value) if value == int(value) else value


class VaultProject:
    """Raw tables, models and runs in one folder; `run` is one `dbt run` over everything."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.database = folder / "cases.duckdb"
        for name in ("macros", "tests"):
            shutil.copytree(DBT / name, folder / name)
        for name in ("dbt_project.yml", "profiles.yml"):
            shutil.copy(DBT / name, folder / name)
        self.sources: dict[str, set[str]] = {}
        with self.connect() as connection:
            connection.execute("create schema raw_cases")

    def connect(self) -> duckdb.DuckDBPyConnection:
        connection = duckdb.connect(str(self.database))
        connection.execute("set timezone = 'UTC'")
        return connection

    def model(self, layer: str, name: str, schema: str, macro: str, **arguments: Any) -> None:
        """Writes a model that is one macro call; `Code` arguments are Jinja, all others are data."""
        path = self.folder / "models" / layer / f"{name}.sql"
        path.parent.mkdir(parents=True, exist_ok=True)
        given = ", ".join(f"{key}={jinja(value)}" for key, value in arguments.items())
        path.write_text(f"{{{{ config(schema='{schema}') }}}}\n{{{{ {macro}({given}) }}}}\n")

    def table(self, name: str, columns: Iterable[str]) -> "Code":
        """Makes sure a raw table with these text columns exists; gives the `source()` that reads it."""
        with self.connect() as connection:
            connection.execute(f"create table if not exists raw_cases.{name} ({LOAD_COLUMNS})")
            for column in columns:
                connection.execute(f'alter table raw_cases.{name} add column if not exists "{column}" varchar')
        if name not in self.sources:
            self.sources[name] = set()
            tables = [{"name": table} for table in sorted(self.sources)]
            document = {"sources": [{"name": "raw_cases", "schema": "raw_cases", "tables": tables}]}
            (self.folder / "models").mkdir(exist_ok=True)
            (self.folder / "models" / "sources.yml").write_text(json.dumps(document))
        return Code(f"source('raw_cases', '{name}')")

    def append(self, table: str, load: str, rows: list[tuple[float, bool, dict[str, Any]]]) -> None:
        """Appends one load to a raw table: (load time, deleted, values) per row."""
        with self.connect() as connection:
            for number, (at, deleted, values) in enumerate(rows):
                names = ", ".join(f'"{name}"' for name in values)
                marks = ", ".join("?" for _ in values)
                connection.execute(
                    f"insert into raw_cases.{table} (_op, _load_id, _load_time, _row_number, {names}) values (?, ?, ?, ?, {marks})",
                    ["D" if deleted else "I", load, load_time(at), number, *values.values()],
                )

    def run(self) -> None:
        os.environ["LAKEHOUSE_DUCKDB"] = str(self.database)
        folder = str(self.folder)
        result = dbtRunner().invoke(
            ["--quiet", "run", "--target", "duckdb", "--project-dir", folder, "--profiles-dir", folder]
        )
        assert result.success, result.exception or [r.message for r in result.result if r.status != "success"]

    def query(self, sql: str) -> list[tuple]:
        with self.connect() as connection:
            return connection.execute(sql).fetchall()


class Code(str):
    """Jinja code, as opposed to a string."""


def jinja(value: Any) -> str:
    """A Jinja literal of Python data."""
    if isinstance(value, Code):
        return str(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{jinja(k)}: {jinja(v)}" for k, v in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(jinja(item) for item in value) + "]"
    return "none" if value is None else json.dumps(value)
