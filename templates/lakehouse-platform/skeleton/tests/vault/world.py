"""All cases on one engine, load by load."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Mapping, Optional, Sequence

from engines import Spark
from project import VaultProject

MARKS = "{{ reading_marks() }}"


class World:
    """`delta`: raw tables hold only the rows of one run, as where each run is handed its new rows and nothing else."""

    def __init__(self, folder: Path, session: Optional[Any], kinds: Mapping[str, Sequence[Any]], delta: bool):
        engine = Spark(session) if session else None
        self.project = VaultProject(folder, engine, prefix="" if engine is None else "delta_" if delta else "cases_")
        self.delta = delta
        self.cases: dict[str, tuple[Any, Any]] = {}
        self.units: list[Any] = []
        self.kinds: dict[str, list[Any]] = {}
        for kind, cases in kinds.items():
            for unit, members in type(cases[0]).units(cases, kind):
                self.units.append(unit)
                self.kinds.setdefault(kind, []).append(unit)
                self.cases.update({case.id: (case, unit) for case in members})
        self.project.write_model("raw_vault", "reading_marks", "vault", MARKS)
        self._load()

    def _load(self) -> None:
        for load in range(max(unit.load_count for unit in self.units)):
            models = [] if load else ["reading_marks"]
            with self.project.engine.together():
                for unit in self.units:
                    if load < unit.load_count:
                        models += self._models_of(unit, load)
                        if self.delta:
                            for table in unit.raw_tables():
                                self.project.clear(table)
                        unit.append(self.project, load)
            self.project.run(models)
        self.before = self.project.written()
        self.project.run(self._one_of_each_kind())
        self.after = self.project.written()

    def _one_of_each_kind(self) -> list[str]:
        """All models of the first unit of every kind."""
        return [model for kind in self.kinds.values() for unit in kind[:1] for model in self._models_of(unit, unit.load_count)]

    def _models_of(self, unit: Any, load: int) -> list[str]:
        written: list[str] = []
        write = self.project.write_model

        def noting(layer: str, name: str, schema: str, body: str) -> None:
            written.append(name)
            write(layer, name, schema, body)

        self.project.write_model = noting  # type: ignore[method-assign]
        try:
            unit.write_models(self.project, load)
        finally:
            self.project.write_model = write  # type: ignore[method-assign]
        return written

    def check(self, case_id: str) -> None:
        case, unit = self.cases[case_id]
        case.check(self.project, unit)
