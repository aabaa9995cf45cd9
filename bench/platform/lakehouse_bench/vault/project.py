"""The dbt project of a bench: the macros of the skeleton around generated rows, and the SQL that dbt emits of them."""

from __future__ import annotations

import copy
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Mapping

import duckdb
from dbt.cli.main import dbtRunner

from lakehouse_bench.skeleton import import_from_skeleton

import_from_skeleton()

from engines import DuckDb, use  # noqa: E402
from project import Code, VaultProject, ref  # noqa: E402  the project in which the skeleton tests its macros

__all__ = ["BenchProject", "Emitted", "ref"]

#: What DuckDB may take, here and in dbt; the rest is left to the machine. What does not fit goes to disk.
_MEMORY = "8GB"


@dataclass(frozen=True)
class Emitted:
    """What dbt sends to load a model that exists: questions that are asked while the SQL is written, and the SELECT of the rows to add."""

    questions: list[str]
    select: str


class BenchProject(VaultProject):
    """The project of the skeleton's tests, with typed raw tables, the SQL of models, and copies of its data."""

    def __init__(self, folder: Path):
        folder.mkdir(parents=True)
        super().__init__(folder)
        profiles, setting = folder / "profiles.yml", "TimeZone: UTC"
        profiles.write_text(profiles.read_text().replace(setting, f"{setting}\n        memory_limit: {_MEMORY}"))

    def connect(self) -> duckdb.DuckDBPyConnection:
        connection = super().connect()
        connection.execute(f"set threads = 2; set memory_limit = '{_MEMORY}'")
        return connection

    def copy(self, name: str) -> "BenchProject":
        """A project beside this one with the same models and data."""
        folder = self.folder.with_name(re.sub(r"\W+", "_", name))
        shutil.copytree(self.folder, folder)
        project = copy.copy(self)
        project.folder, project.engine = folder, DuckDb(folder)
        return project

    def raw_table(self, name: str, columns: Mapping[str, str]) -> Code:
        """An empty raw table with columns of DuckDB's types; gives the `source()` that reads it."""
        source = self.table(name, [])
        self.engine.execute(*(f"alter table {self.raw}.{name} add column {column} {kind}" for column, kind in columns.items()))
        return source

    def emitted(self, model: str) -> Emitted:
        """The SQL of the next load, as dbt writes it now. Nothing is loaded."""
        use(self.engine.environment())
        events: list[Any] = []
        folder = str(self.folder)
        arguments = ["--log-level", "none", "compile", "--target", self.engine.target, "--project-dir", folder, "--profiles-dir", folder]
        done = dbtRunner(callbacks=[events.append]).invoke([*arguments, "--select", model])
        if not done.success:
            raise RuntimeError(f"dbt cannot compile {model}: {done.exception or [run.message for run in done.result]}")
        asked = [event.data.sql for event in events if event.info.name == "SQLQuery" and event.data.conn_name.endswith(f".{model}")]
        return Emitted([_plain(sql) for sql in asked if _reads_tables(sql)], done.result[0].node.compiled_code)


def _plain(sql: str) -> str:
    """Without the comment that dbt puts before it."""
    return re.sub(r"^\s*/\*.*?\*/", "", sql, flags=re.DOTALL).strip().rstrip(";")


def _reads_tables(sql: str) -> bool:
    """dbt's own statements (transactions, lists of relations) are the same for every generator."""
    return bool(re.match(r"(select|with)\b", _plain(sql), re.IGNORECASE)) and "information_schema" not in sql
