"""The dbt project of a bench: the macros of the skeleton around generated rows, and the SQL that dbt emits of them."""

from __future__ import annotations

import copy
import json
import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Mapping

import duckdb
from dbt.cli.main import dbtRunner

from lakehouse_bench.skeleton import import_from_skeleton

import_from_skeleton()

from project import Code, VaultProject  # noqa: E402  the project in which the skeleton tests its macros

__all__ = ["BenchProject", "Code", "Emitted"]

_SETTINGS = "set threads = 2; set memory_limit = '10GB'"


@dataclass(frozen=True)
class Emitted:
    """What dbt sends to load a model that exists: questions that are asked while the SQL is written, and the SELECT of the rows to add."""

    questions: list[str]
    select: str


class BenchProject(VaultProject):
    """The project of the skeleton's tests, with typed raw tables, chosen models and copies of its data."""

    def connect(self) -> duckdb.DuckDBPyConnection:
        connection = super().connect()
        connection.execute(_SETTINGS)
        return connection

    def copy(self, name: str) -> "BenchProject":
        """A project beside this one with the same models and data."""
        folder = self.folder.with_name(re.sub(r"\W+", "_", name))
        shutil.copytree(self.folder, folder)
        project = copy.copy(self)
        project.folder, project.database = folder, folder / self.database.name
        return project

    def raw_table(self, name: str, columns: Mapping[str, str]) -> Any:
        """An empty raw table with typed columns; gives the `source()` that reads it."""
        source = self.table(name, [])
        with self.connect() as connection:
            for column, kind in columns.items():
                connection.execute(f"alter table raw_cases.{name} add column {column} {kind}")
        return source

    def build(self, *models: str) -> None:
        self._dbt("run", models, [])

    def emitted(self, model: str) -> Emitted:
        """The SQL of an incremental load, as dbt writes it now. Nothing is loaded."""
        events: list[Any] = []
        result = self._dbt("compile", [model], events)
        asked = [event.data.sql for event in events if event.info.name == "SQLQuery" and event.data.conn_name.endswith(f".{model}")]
        return Emitted([_plain(sql) for sql in asked if _reads_tables(sql)], result[0].node.compiled_code)

    def _dbt(self, command: str, models: Any, events: list[Any]) -> Any:
        os.environ["LAKEHOUSE_DUCKDB"] = str(self.database)
        folder = str(self.folder)
        arguments = ["--log-level", "none", command, "--target", "duckdb", "--project-dir", folder, "--profiles-dir", folder, "--select", *models]
        done = dbtRunner(callbacks=[events.append]).invoke(arguments)
        if not done.success:
            raise RuntimeError(done.exception or json.dumps([run.message for run in done.result if run.status != "success"]))
        return done.result


def _plain(sql: str) -> str:
    """Without the comment that dbt puts before it."""
    return re.sub(r"^\s*/\*.*?\*/", "", sql, flags=re.DOTALL).strip().rstrip(";")


def _reads_tables(sql: str) -> bool:
    """dbt's own statements (transactions, lists of relations) are the same for every generator."""
    return bool(re.match(r"(select|with)\b", _plain(sql), re.IGNORECASE)) and "information_schema" not in sql
