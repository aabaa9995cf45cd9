"""How many of the skeleton's satellite cases a shape gets right: speed without them is meaningless."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Mapping

import duckdb
import yaml

from lakehouse_bench.skeleton import SKELETON
from lakehouse_bench.vault.project import BenchProject
from lakehouse_bench.vault.satellites import SatelliteTables

from satellite_cases import SatelliteCase  # noqa: E402  importable since the project was imported

OURS = "ours"
#: Cases that are about loading: A-B-A, late rows, reruns, equal payloads of two keys. Those about hashes and new columns are left out,
#: because here every shape is given our hashes.
LOADING = ["S01", "S02", "S03", "S04", "S05", "S06", "S07", "S07b", "S08", "S09", "S09b", "S10", "S10b", "S10c", "S11", "S12", "S13", "S17", "S18", "S19", "S20"]

Shape = Callable[[SatelliteTables], str]


@dataclass(frozen=True)
class Score:
    """How many cases there are, and which ones a shape gets wrong."""

    cases: int
    wrong: list[str]

    def __str__(self) -> str:
        return f"{self.cases - len(self.wrong)}/{self.cases}"


def scores(folder: Path, shapes: Mapping[str, Shape]) -> dict[str, Score]:
    """The score of ours and of every other shape. Ours runs through dbt; the others get each load as it is staged there, with our load times."""
    cases = _cases()
    project = BenchProject(folder)
    for load in range(max(case.load_count for case in cases)):
        for case in cases:
            case.write_models(project, load)
            case.append(project, load)
        project.run()
    wrong = {OURS: [case.id for case in cases if not _right(case, project)]}
    with project.connect() as connection:
        for number, (name, shape) in enumerate(shapes.items()):
            other = _Other(connection, f"other_{number}", shape)
            for case in cases:
                other.load(case)
            wrong[name] = [case.id for case in cases if not _right(case, other)]
    return {name: Score(len(cases), ids) for name, ids in wrong.items()}


def _cases() -> list[SatelliteCase]:
    written = yaml.safe_load((SKELETON / "tests" / "vault" / "cases" / "satellites.yaml").read_text(encoding="utf-8"))
    return [SatelliteCase(case) for case in written if case["id"] in LOADING]


def _right(case: SatelliteCase, project: Any) -> bool:
    try:
        case.check(project, case)
    except AssertionError:
        return False
    return True


class _Other:
    """Satellites of another shape, in a schema of its own; to a case it looks like the project that it checks."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, schema: str, shape: Shape):
        self.connection, self.schema, self.shape = connection, schema, shape
        connection.execute(f"create schema {schema}")

    def load(self, case: SatelliteCase) -> None:
        target = f"{self.schema}.sat_{case.table}"
        self.connection.execute(f"create table {target} as from vault.sat_{case.table} where rsrc = 'ghost'")
        for load in range(case.load_count):
            payload = ["key", *case.columns_at(load)]
            self.connection.execute(
                f"""
                create or replace temp table delta as
                select nullif(thing_hk, repeat('0', 32)) as thing_hk, {", ".join(payload)}, payload_hashdiff as hashdiff, is_deleted,
                  _load_time as ldts, rsrc
                from staging_cases.stg_{case.table} where _load_id = 'load-{load}' order by _row_number
                """
            )
            self.connection.execute(self.shape(SatelliteTables(target, "delta", "thing_hk", payload)))

    def query(self, sql: str) -> list[tuple[Any, ...]]:
        return self.connection.execute(sql.format(vault=self.schema)).fetchall()
