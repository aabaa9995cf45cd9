"""Cases about hubs and links."""

from __future__ import annotations

import hashlib
from typing import Any, Sequence

from project import Code, VaultProject, hours, ref
from units import grouped

ZERO = "0" * 32
COLUMNS = ["a", "b"]
SAYINGS = ("id", "says", "tables", "hub", "link", "link_keys")


def hash_key(values: list) -> str:
    """Hash spec v1 in Python, for texts."""
    return digest(hash_text(values))


def hash_diff(values: list) -> str:
    """The same for the version of a row that is there; that of a deleted one is `digest("1:1")`."""
    while values and values[-1] is None:
        values = values[:-1]
    return digest("1:0" + hash_text(values))


def hash_text(values: list) -> str:
    return "".join("~" if value is None else f"{len(value)}:{value}" for value in values)


def digest(text: str) -> str:
    return hashlib.md5(text.encode()).hexdigest()


class KeyCase:
    def __init__(self, case: dict):
        self.id, self.says, self.name, self.case = case["id"], case["says"], case["id"].lower(), case
        self.tables = case["tables"]
        self.codes = [case["collision_code"]] if "collision_code" in case else []
        self.load_count = max(len(loads) for loads in self.tables.values())
        self.is_hub = "hub" in case

    @classmethod
    def units(cls, cases: Sequence["KeyCase"], name: str) -> list[tuple["KeyCase", list["KeyCase"]]]:
        """Cases that differ in nothing but their rows share their tables; the names of members do not matter."""
        groups = grouped(cases, lambda case: case.shape())
        return [(cls.merged(group, f"{name}_{number}"), group) for number, group in enumerate(groups)]

    def shape(self) -> str:
        settings = {key: value for key, value in self.case.items() if key not in SAYINGS}
        if "members" in settings:
            settings["members"] = list(settings["members"].values())
        return repr((self.is_hub, sorted(self.tables), settings))

    @classmethod
    def merged(cls, cases: Sequence["KeyCase"], name: str) -> "KeyCase":
        tables: dict[str, list] = {table: [] for table in cases[0].tables}
        for case in cases:
            for table, loads in case.tables.items():
                for number, load in enumerate(loads):
                    tables[table] += [[]] if number == len(tables[table]) else []
                    tables[table][number] += [[at, *(case.own(value) for value in values)] for at, *values in load]
        return cls({**cases[0].case, "id": name, "tables": tables})

    def own(self, value: Any) -> Any:
        """A value as it stands in the shared tables. What is missing or blank cannot be marked; one case of a shape may have it."""
        return f"{self.id}/{value}" if value and value.strip() else value

    def raw_tables(self) -> list[str]:
        return [f"{self.name}_{table}" for table in self.tables]

    def append(self, project: VaultProject, load: int) -> None:
        for table, loads in self.tables.items():
            if load < len(loads):
                rows = [(at, False, dict(zip(COLUMNS, values))) for at, *values in loads[load]]
                project.append(f"{self.name}_{table}", f"load-{load}", rows)

    def write_models(self, project: VaultProject, load: int) -> None:
        stages = [self.stage(project, table) for table in self.tables]
        if self.is_hub:
            self.write_hub(project, f"hub_{self.name}", "thing_hk", self.case["business_key"], stages)
            return
        link = {"key": "thing_lk", "members": self.members, "dependent_keys": self.case.get("dependent_keys", [])}
        if self.case.get("event"):
            project.model("raw_vault", f"lnk_{self.name}", "vault", "non_historised_link", **link, stage=stages[0], columns=self.case.get("columns", []))
        else:
            project.model("raw_vault", f"lnk_{self.name}", "vault", "link", **link, stages=stages)
        if load >= self.case.get("hub_from_load", self.load_count):
            columns = next(iter(self.case["members"].values()))
            self.write_hub(project, f"hub_{self.name}", self.members[0], columns, stages)

    def write_hub(self, project: VaultProject, name: str, key: str, columns: list[str], stages: list[Code]) -> None:
        sources = [{"stage": stage, "columns": columns} for stage in stages]
        project.model("raw_vault", name, "vault", "hub", key=key, business_key=columns, sources=sources)

    def stage(self, project: VaultProject, table: str) -> Code:
        name = f"stg_{self.name}_{table}"
        raw = project.table(f"{self.name}_{table}", COLUMNS)
        project.model("staging", name, "staging_cases", "stage", raw=raw, record_source=table, columns=COLUMNS, hash_keys=self.hash_keys())
        return ref(name)

    @property
    def members(self) -> list[str]:
        return [f"member_{number}_hk" for number, _ in enumerate(self.case["members"])]

    def hash_keys(self) -> dict:
        if self.is_hub:
            return {"thing_hk": {"key": typed(self.case["business_key"]) + [[None, code] for code in self.codes]}}
        of_members = [typed(columns) for columns in self.case["members"].values()]
        made_of = "requires" if self.case.get("required", True) else "optional"
        key = {"key": sum(of_members, []) + typed(self.case.get("dependent_keys", [])), "requires": []}
        return {**{name: {"key": terms} for name, terms in zip(self.members, of_members)}, "thing_lk": {**key, made_of: of_members}}

    def check(self, project: VaultProject, unit: "KeyCase") -> None:
        if self.is_hub:
            self.check_hub(project, unit)
        else:
            self.check_link(project, unit)

    def check_hub(self, project: VaultProject, unit: "KeyCase") -> None:
        names = ", ".join(self.case["business_key"])
        stored = project.query(f"select ldts, rsrc, thing_hk, {names} from {{vault}}.hub_{unit.name} where rsrc <> 'ghost'")
        wanted = [(at, source, [self.own(value) for value in values]) for at, source, *values in self.case["hub"]]
        blank = [row for row in wanted if not any(value.startswith(self.id) for value in row[2])]
        found = [(hours(at), source, values) for at, source, key, *values in stored if self.is_mine(values, bool(blank)) and key == hash_key(values + self.codes)]
        assert sorted(found, key=repr) == sorted(wanted, key=repr), self.says
        ghosts = project.query(f"select thing_hk from {{vault}}.hub_{unit.name} where rsrc = 'ghost' order by 1")
        assert ghosts == [(ZERO,), ("f" * 32,)]

    def is_mine(self, values: list[str], blank: bool) -> bool:
        return any(value.startswith(f"{self.id}/") for value in values) or (blank and not any("/" in value for value in values))

    def check_link(self, project: VaultProject, unit: "KeyCase") -> None:
        rest = self.case.get("dependent_keys", []) + self.case.get("columns", [])
        selected = ", ".join(["ldts", "rsrc", *unit.members, *rest])
        wanted = [(at, source, *(self.link_value(value) for value in values)) for at, source, *values in self.case["link"]]
        # Every relationship of a case has a member that no other case has.
        mine = {value for row in wanted for value in row[2:] if value != ZERO} | {self.link_value([value]) for value in self.all_values()}
        stored = project.query(f"select thing_lk, {selected} from {{vault}}.lnk_{unit.name} where rsrc <> 'ghost'")
        rows = [row for row in stored if mine.intersection(row[3:])]
        assert sorted([(hours(at), *values) for _, at, *values in rows], key=repr) == sorted(wanted, key=repr), self.says
        if "link_keys" in self.case:
            keys = [hash_key([self.own(value) for value in values]) for values in self.case["link_keys"]]
            assert sorted(row[0] for row in rows) == sorted(keys), self.says
        if "hub_from_load" in self.case:
            join = f"select 1 from {{vault}}.hub_{unit.name} hub where hub.{unit.members[0]} = link.{unit.members[0]}"
            assert project.query(f"select 1 from {{vault}}.lnk_{unit.name} link where not exists ({join})") == [], self.says

    def all_values(self) -> set[str]:
        return {value for loads in self.tables.values() for load in loads for _, *values in load for value in values if value}

    def link_value(self, value: Any) -> Any:
        """A member is written as the list of its key values (null: the zero key), a dependent key or payload as its value."""
        if value is None:
            return ZERO
        return hash_key([self.own(part) for part in value]) if isinstance(value, list) else self.own(value)


def typed(columns: list[str]) -> list[list[str]]:
    return [[column, "string"] for column in columns]
