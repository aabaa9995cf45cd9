"""A dbt project of its own around the macros under test: one source table and a few models per case."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any, Iterable, Mapping, Optional, Sequence

from dbt.cli.main import dbtRunner

from engines import LOAD_COLUMNS, DuckDb, use
from rows import hours, load_time

__all__ = ["Code", "VaultProject", "hours", "load_time"]

DBT = Path(__file__).resolve().parents[2] / "dbt"


class VaultProject:
    """Raw tables, models and runs in one folder; `run` is one `dbt run`. Schemas are `<prefix>raw_cases`, `<prefix>vault`, …"""

    def __init__(self, folder: Path, engine: Any = None, prefix: str = ""):
        self.folder = folder
        self.engine = engine or DuckDb(folder)
        self.prefix = prefix
        for name in ("macros", "tests"):
            shutil.copytree(DBT / name, folder / name)
        for name in ("dbt_project.yml", "profiles.yml"):
            shutil.copy(DBT / name, folder / name)
        self.sources: dict[str, set[str]] = {}
        self.schemas: set[str] = set()
        self.engine.execute(f"create schema if not exists {self.raw}")

    @property
    def raw(self) -> str:
        return f"{self.prefix}raw_cases"

    @property
    def database(self) -> Path:
        return self.engine.database

    def connect(self) -> Any:
        return self.engine.connect()

    def model(self, layer: str, name: str, schema: str, macro: str, **arguments: Any) -> None:
        """Writes a model that is one macro call; `Code` arguments are Jinja, all others are data."""
        given = ", ".join(f"{key}={jinja(value)}" for key, value in arguments.items())
        self.write_model(layer, name, schema, f"{{{{ {macro}({given}) }}}}")

    def write_model(self, layer: str, name: str, schema: str, body: str) -> None:
        self.schemas.add(f"{self.prefix}{schema}")
        path = self.folder / "models" / layer / f"{name}.sql"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{{{{ config(schema='{self.prefix}{schema}') }}}}\n{body}\n")

    def table(self, name: str, columns: Iterable[str] | Mapping[str, str], load_columns: Mapping[str, str] = LOAD_COLUMNS) -> "Code":
        """Makes sure a raw table with these columns (texts, unless a type is given) exists; gives the `source()` that reads it."""
        typed = columns if isinstance(columns, Mapping) else {column: "text" for column in columns}
        if typed.keys() - self.sources.get(name, set()) or name not in self.sources:
            self.engine.create_table(self.raw, name, {**load_columns, **typed})
        if name not in self.sources:
            tables = [{"name": table} for table in sorted({*self.sources, name})]
            document = {"sources": [{"name": "raw_cases", "schema": self.raw, "tables": tables}]}
            (self.folder / "models").mkdir(exist_ok=True)
            (self.folder / "models" / "sources.yml").write_text(json.dumps(document))
        self.sources[name] = self.sources.get(name, set()) | typed.keys()
        return Code(f"source('raw_cases', '{name}')")

    def append(self, table: str, load: str, rows: Sequence[tuple[Any, bool, dict[str, Any]]]) -> None:
        """Appends one load to a raw table: (load time, deleted, values) per row."""
        written = [
            {"_op": "D" if deleted else "I", "_load_id": load, "_load_time": load_time(at), "_row_number": number, **values}
            for number, (at, deleted, values) in enumerate(rows)
        ]
        self.engine.append(self.raw, table, written)

    def clear(self, table: str) -> None:
        """Forgets the rows of a raw table, as when only the rows of a run are handed over."""
        self.engine.execute(f"delete from {self.raw}.{table}")

    def run(self, select: Optional[Sequence[str]] = None, command: str = "run", full_refresh: bool = False) -> Any:
        """One `dbt run` of all models or of those named; gives dbt's results."""
        use(self.engine.environment())
        folder = str(self.folder)
        arguments = ["--quiet", command, "--target", self.engine.target, "--project-dir", folder, "--profiles-dir", folder]
        chosen = (["--select", *select] if select else []) + (["--full-refresh"] if full_refresh else [])
        result = dbtRunner().invoke([*arguments, *chosen])
        if command == "run":
            assert result.success, result.exception or [f"{r.node.name}: {r.message}" for r in result.result if r.status != "success"]
        return result.result

    def query(self, sql: str) -> list[tuple]:
        """The answer to a question about `{vault}`, `{staging_cases}`, `{marts}`: schemas in braces get the prefix."""
        names = {schema[len(self.prefix) :]: schema for schema in self.schemas | {self.raw}}
        return self.engine.query(sql.format(**names))

    def written(self) -> dict[str, tuple[int, int, int]]:
        """Of every table that dbt makes: rows, commits, files."""
        counts = {}
        for schema in sorted(self.schemas):
            for table in self.engine.tables(schema):
                ((rows,),) = self.engine.query(f"select count(*) from {schema}.{table}")
                counts[f"{schema}.{table}"] = (rows, *self.engine.written(schema, table))
        return counts


class Code(str):
    """Jinja code, as opposed to a string."""


def ref(model: str) -> Code:
    return Code(f"ref('{model}')")


def jinja(value: Any) -> str:
    """A Jinja literal of Python data."""
    if isinstance(value, Code):
        return str(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{jinja(k)}: {jinja(v)}" for k, v in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(jinja(item) for item in value) + "]"
    return "none" if value is None else json.dumps(value)
