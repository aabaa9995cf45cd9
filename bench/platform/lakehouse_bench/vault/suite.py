"""How many of the skeleton's satellite cases a shape gets right: speed without them is meaningless."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Mapping

import yaml

from lakehouse_bench.skeleton import SKELETON
from lakehouse_bench.vault.project import BenchProject
from lakehouse_bench.vault.satellites import SatelliteTables

from project import hours  # noqa: E402  the notation of the cases
from satellite_cases import SatelliteCase  # noqa: E402

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
    folder.mkdir(parents=True)
    project = BenchProject(folder)
    failed: dict[str, list[str]] = {name: [] for name in (OURS, *shapes)}
    for load in range(max(case.load_count for case in cases)):
        for case in cases:
            case.write_models(project, load)
            case.append(project, load)
        project.run()
    with project.connect() as connection:
        for case in cases:
            if _stored(connection, f"vault.sat_{case.table}") != _expected(case):
                failed[OURS].append(case.id)
            for number, (name, shape) in enumerate(shapes.items()):
                target = f"vault.other_{number}_{case.table}"
                connection.execute(f"create table {target} as from vault.sat_{case.table} where rsrc = 'ghost'")
                for load in range(case.load_count):
                    _load(connection, case, load, target, shape)
                if _stored(connection, target) != _expected(case):
                    failed[name].append(case.id)
    return {name: Score(len(cases), ids) for name, ids in failed.items()}


def _cases() -> list[SatelliteCase]:
    written = yaml.safe_load((SKELETON / "tests" / "vault" / "cases" / "satellites.yaml").read_text(encoding="utf-8"))
    return [SatelliteCase(case) for case in written if case["id"] in LOADING]


def _load(connection: Any, case: SatelliteCase, load: int, target: str, shape: Shape) -> None:
    payload = ["key", *case.columns_at(load)]
    connection.execute(
        f"""
        create or replace temp table delta as
        select nullif(thing_hk, repeat('0', 32)) as thing_hk, {", ".join(payload)}, payload_hashdiff as hashdiff, is_deleted, _load_time as ldts, rsrc
        from staging_cases.stg_{case.table} where _load_id = 'load-{load}' order by _row_number
        """
    )
    connection.execute(shape(SatelliteTables(target, "delta", "thing_hk", payload)))


def _stored(connection: Any, table: str) -> list[tuple[Any, ...]]:
    rows = connection.execute(f"select key, ldts, is_deleted, a from {table} where rsrc <> 'ghost'").fetchall()
    return sorted(((key, hours(at), deleted, None if deleted else a) for key, at, deleted, a in rows), key=repr)


def _expected(case: SatelliteCase) -> list[tuple[Any, ...]]:
    return sorted(((row.key, row.at, row.deleted, dict(row.values).get("a")) for row in case.expected), key=repr)
