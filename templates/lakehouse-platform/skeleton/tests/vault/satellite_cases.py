"""Cases about tables with versions: satellites, status and reference tables."""

from __future__ import annotations

from typing import Any, Sequence

from project import Code, VaultProject, hours, ref
from rows import Row, row
from units import earlier, grouped, in_order, of_case, placed

KEY = [["key", "string"]]


class VersionedCase:
    """A raw table `<id>` with `key` and payload columns, loaded load by load."""

    def __init__(self, case: dict):
        self.id = case["id"]
        self.says = case["says"]
        self.table = case["id"].lower()
        self.loads = [[row(r) for r in load] for load in case["loads"]]
        self.load_count = len(self.loads)
        self.ordered = in_order(self.loads)

    def append(self, project: VaultProject, load: int) -> None:
        if load < len(self.loads):
            rows = [(r.at, r.deleted, {"key": r.key, **dict(r.values)}) for r in self.loads[load]]
            project.append(self.table, f"load-{load}", rows)

    def raw_tables(self) -> list[str]:
        return [self.table]

    def stage(self, project: VaultProject, columns: list[str], **hashes: Any) -> Code:
        name = f"stg_{self.table}"
        raw = project.table(self.table, ["key", *columns])
        project.model("staging", name, "staging_cases", "stage", raw=raw, record_source=f"cases.{self.table}", columns=["key", *columns], **hashes)
        return Code(f"ref('{name}')")

    @classmethod
    def merged(cls, cases: Sequence[Any], name: str) -> Any:
        """One unit of several cases; `check` is then told which of them is meant."""
        unit = cls({"id": name, "says": "", "loads": [], "expect": []})
        unit.load_count = max(case.load_count for case in cases)
        unit.ordered = cases[0].ordered
        unit.loads = [
            [r for case in cases if load < case.load_count for r in placed(case.loads[load], case.id, load, unit.ordered)] for load in range(unit.load_count)
        ]
        return unit

    @classmethod
    def units(cls, cases: Sequence[Any], name: str) -> list[tuple[Any, list[Any]]]:
        """(unit, the cases in it)."""
        groups = grouped(cases, lambda case: case.shape())
        return [(cls.merged(group, f"{name}_{number}"), group) for number, group in enumerate(groups)]

    def shape(self) -> Any:
        return self.ordered

    def own(self, unit: Any, key: str | None, at: Any) -> tuple[str | None, Any]:
        """Key and time of a row of `unit` as this case writes them; no key when the row is of another case."""
        if unit is self:
            return key, at
        return of_case(self.id, key), earlier(at) if unit.ordered else at


class SatelliteCase(VersionedCase):
    """`columns`: those of the contract at each load; without them all that the case uses."""

    def __init__(self, case: dict):
        super().__init__(case)
        self.columns = case.get("columns")
        self.macro = case.get("macro", "satellite")
        self.companion = False
        self.expected = [row(r) for r in case["expect"]]

    def shape(self) -> Any:
        return self.ordered, repr(self.columns), self.macro

    @classmethod
    def merged(cls, cases: Sequence["SatelliteCase"], name: str) -> "SatelliteCase":
        unit = super().merged(cases, name)
        used = sorted({column for case in cases for column in case.columns_at(case.load_count)})
        unit.columns, unit.macro, unit.companion = cases[0].columns or [used], cases[0].macro, cases[0].companion
        return unit

    def columns_at(self, load: int) -> list[str]:
        """The columns of the contract when a load arrives."""
        if self.columns:
            return self.columns[min(load, len(self.columns) - 1)]
        return sorted({name for rows in self.loads for r in rows for name, _ in r.values})

    def write_models(self, project: VaultProject, load: int) -> None:
        columns = self.columns_at(load)
        status = self.macro == "status_satellite"
        payload = [] if status else [[name, "string"] for name in columns]
        stage = self.stage(project, columns, hash_keys={"thing_hk": {"key": KEY}}, hashdiffs={"payload_hashdiff": payload})
        parent = {"parent_key": "thing_hk"} if self.macro == "satellite" else {"key": "thing_hk"}
        shown = {} if status else {"columns": ["key", *columns]}
        project.model("raw_vault", f"sat_{self.table}", "vault", self.macro, stage=stage, hashdiff="payload_hashdiff", **parent, **shown)
        if self.companion:
            newest = {"satellite": ref(f"sat_{self.table}"), "key": "thing_hk"}
            project.model("raw_vault", f"sat_{self.table}__newest", "vault", "newest_versions", **newest)
        if status:
            project.model("raw_vault", f"hub_{self.table}", "vault", "hub", key="thing_hk", business_key=["key"], sources=[{"stage": stage, "columns": ["key"]}])

    def stored(self, project: VaultProject, columns: list[str]) -> list[tuple]:
        if self.macro != "status_satellite":
            names = ", ".join(["key", "ldts", "is_deleted", *columns])
            return project.query(f"select {names} from {{vault}}.sat_{self.table} where rsrc <> 'ghost'")
        join = f"{{vault}}.sat_{self.table} sat join {{vault}}.hub_{self.table} hub on hub.thing_hk = sat.thing_hk"
        return project.query(f"select hub.key, sat.ldts, sat.is_deleted, cast(null as varchar(1)) from {join} where sat.rsrc <> 'ghost'")

    def check(self, project: VaultProject, unit: "SatelliteCase") -> None:
        columns = self.columns_at(self.load_count)
        found = []
        for key, moment, deleted, *values in unit.stored(project, columns):
            key, at = self.own(unit, key, hours(moment))
            if key is not None:
                found.append((key, at, deleted, *([None] * len(values) if deleted else values)))
        wanted = [(r.key, r.at, r.deleted, *(dict(r.values).get(name) for name in columns)) for r in self.expected]
        assert sorted(found, key=repr) == sorted(wanted, key=repr), self.says


class LargeSatelliteCase(SatelliteCase):
    """A satellite with its companion `__newest`: the same versions, and the companion has the newest of each key."""

    def __init__(self, case: dict):
        super().__init__(case)
        self.id = f"{self.id}n"
        self.companion = True

    def check(self, project: VaultProject, unit: "SatelliteCase") -> None:
        super().check(project, unit)
        table = f"{{vault}}.sat_{unit.table}"
        newest = f"select thing_hk, max(ldts) as ldts from {table} where rsrc <> 'ghost' group by thing_hk"
        stored = f"select sat.thing_hk, sat.ldts, sat.hashdiff from {table} sat join ({newest}) n on n.thing_hk = sat.thing_hk and n.ldts = sat.ldts"
        assert sorted(project.query(f"select thing_hk, ldts, hashdiff from {table}__newest")) == sorted(project.query(stored))
