"""Cases about hubs and links."""

from __future__ import annotations

import hashlib

from project import Code, VaultProject, hours

ZERO = "0" * 32
COLUMNS = ["a", "b"]


def hash_key(values: list) -> str:
    """Hash spec v1 in Python, for texts."""
    text = "".join("~" if value is None else f"{len(value)}:{value}" for value in values)
    return hashlib.md5(text.encode()).hexdigest()


class KeyCase:
    def __init__(self, case: dict):
        self.id = case["id"]
        self.says = case["says"]
        self.name = case["id"].lower()
        self.tables = case["tables"]
        self.case = case
        self.codes = [case["collision_code"]] if "collision_code" in case else []
        self.load_count = max(len(loads) for loads in self.tables.values())

    def append(self, project: VaultProject, load: int) -> None:
        for table, loads in self.tables.items():
            if load < len(loads):
                rows = [(at, False, dict(zip(COLUMNS, values))) for at, *values in loads[load]]
                project.append(f"{self.name}_{table}", f"load-{load}", rows)

    def write_models(self, project: VaultProject, load: int) -> None:
        stages = [self.stage(project, table) for table in self.tables]
        if "hub" in self.case:
            key = self.case["business_key"]
            project.model(
                "raw_vault", f"hub_{self.name}", "vault", "hub",
                key="thing_hk", business_key=key, sources=[{"stage": stage, "columns": key} for stage in stages],
            )
        else:
            project.model(
                "raw_vault", f"lnk_{self.name}", "vault", "link",
                key="thing_lk", members=[f"{role}_hk" for role in self.case["members"]],
                dependent_keys=self.case.get("dependent_keys", []), stages=stages,
            )

    def stage(self, project: VaultProject, table: str) -> Code:
        name = f"stg_{self.name}_{table}"
        project.model(
            "staging", name, "staging_cases", "stage",
            raw=project.table(f"{self.name}_{table}", COLUMNS), record_source=table, columns=COLUMNS, hash_keys=self.hash_keys(),
        )
        return Code(f"ref('{name}')")

    def hash_keys(self) -> dict:
        if "hub" in self.case:
            return {"thing_hk": {"key": typed(self.case["business_key"]) + [[None, code] for code in self.codes]}}
        members = {f"{role}_hk": {"key": typed(columns)} for role, columns in self.case["members"].items()}
        columns = [column for member in self.case["members"].values() for column in member]
        required = [typed(member) for member in self.case["members"].values()] if self.case.get("required", True) else []
        return {**members, "thing_lk": {"key": typed(columns + self.case.get("dependent_keys", [])), "requires": required}}

    def check(self, project: VaultProject) -> None:
        if "hub" in self.case:
            names = ", ".join(self.case["business_key"])
            stored = project.query(f"select ldts, rsrc, thing_hk, {names} from vault.hub_{self.name} where rsrc <> 'ghost'")
            wanted = [(at, source, hash_key(values + self.codes), *values) for at, source, *values in self.case["hub"]]
            ghosts = project.query(f"select thing_hk from vault.hub_{self.name} where rsrc = 'ghost' order by 1")
            assert ghosts == [(ZERO,), ("f" * 32,)]
        else:
            names = ", ".join([f"{role}_hk" for role in self.case["members"]] + self.case.get("dependent_keys", []))
            stored = project.query(f"select ldts, rsrc, {names} from vault.lnk_{self.name} where rsrc <> 'ghost'")
            wanted = [(at, source, *(link_value(value) for value in values)) for at, source, *values in self.case["link"]]
        found = [(hours(at), *rest) for at, *rest in stored]
        assert sorted(found, key=repr) == sorted(wanted, key=repr), self.says


def link_value(value):
    """A member is written as the list of its key values (null: the zero key), a dependent key as its value."""
    if value is None:
        return ZERO
    return hash_key(value) if isinstance(value, list) else value


def typed(columns: list[str]) -> list[list[str]]:
    return [[column, "string"] for column in columns]
