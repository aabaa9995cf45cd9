"""Cases about what is counted because it is not loaded."""

from __future__ import annotations

from typing import Any, Sequence

from project import VaultProject
from satellite_cases import KEY, VersionedCase


class QualityCase(VersionedCase):
    def __init__(self, case: dict):
        super().__init__(case)
        self.expected = {kind: case[kind] for kind in ("missing_key", "conflict")}

    @classmethod
    def units(cls, cases: Sequence[Any], name: str) -> list[tuple[Any, list[Any]]]:
        return [(case, [case]) for case in cases]

    def write_models(self, project: VaultProject, load: int) -> None:
        stage = self.stage(project, ["a"], hash_keys={"thing_hk": {"key": KEY}}, hashdiffs={"payload_hashdiff": [["a", "string"]]})
        missing = {"kind": "missing_key", "stage": stage, "key": "thing_hk", "name": f"stg_{self.table}"}
        conflict = {"kind": "conflict", "stage": stage, "key": "thing_hk", "hashdiff": "payload_hashdiff", "name": f"sat_{self.table}"}
        project.model("business_vault", f"quality_{self.table}", "vault", "vault_quality", checks=[missing, conflict])

    def check(self, project: VaultProject, unit: "QualityCase") -> None:
        rows = project.query(f"select check_kind, _load_id, rows_checked, rows_found from {{vault}}.quality_{unit.table}")
        found: dict[str, list[int]] = {}
        for kind, load, checked, count in sorted(rows):
            assert checked == len(self.loads[int(load.removeprefix("load-"))])
            found.setdefault(kind, []).append(count)
        assert found == self.expected, self.says
