"""Cases about sets of several valid rows per parent."""

from __future__ import annotations

import re
from typing import Any

from project import VaultProject, hours
from rows import Row
from satellite_cases import KEY, VersionedCase

SET = re.compile(r"(?P<key>[^@]+)@(?P<at>[\d.]+): ?(?P<members>.*)")


class MultiActiveCase(VersionedCase):
    """Rows are members, written `parent.child@time=payload`; sets are expected as `parent@time: child=payload …`."""

    def __init__(self, case: dict):
        super().__init__(case)
        self.loads = [[member(r) for r in load] for load in self.loads]
        self.expected = [read_set(text) for text in case["expect"]]

    def write_models(self, project: VaultProject, load: int) -> None:
        stage = self.stage(project, ["child", "a"], hash_keys={"thing_hk": {"key": KEY}}, hashdiffs={"payload_hashdiff": [["a", "string"]]})
        hub = {"key": "thing_hk", "business_key": ["key"], "sources": [{"stage": stage, "columns": ["key"]}]}
        project.model("raw_vault", f"hub_{self.table}", "vault", "hub", **hub)
        sets = {"stage": stage, "parent_key": "thing_hk", "child_keys": ["child"], "hashdiff": "payload_hashdiff", "columns": ["a"]}
        project.model("raw_vault", f"mas_{self.table}", "vault", "multi_active_satellite", **sets)
        hashes = f"ref('mas_{self.table}'), 'thing_hk'"
        project.write_model("marts", f"sets_{self.table}", "marts", f"select thing_hk, child, a, valid_from, valid_to from {{{{ set_ranges({hashes}) }}}} ranges")
        project.write_model("marts", f"now_{self.table}", "marts", f"select thing_hk, child, a from {{{{ current_sets({hashes}) }}}} held")

    def check(self, project: VaultProject, unit: "MultiActiveCase") -> None:
        stored = stored_sets(project, unit.table)
        found = {}
        for (key, moment), members in stored.items():
            key, at = self.own(unit, key, hours(moment))
            if key is not None:
                found[key, at] = members
        assert found == dict(self.expected), self.says
        self.check_views(project, unit, stored)

    def check_views(self, project: VaultProject, unit: "MultiActiveCase", stored: dict) -> None:
        """The newest set of a parent is what holds now, and every range begins with its set."""
        hub = f"join {{vault}}.hub_{unit.table} hub on hub.thing_hk = held.thing_hk"
        now: dict[str, dict] = {}
        for key, child, a in project.query(f"select hub.key, child, a from {{marts}}.now_{unit.table} held {hub}"):
            now.setdefault(key, {})[child] = a
        newest = {key: stored[key, moment] for key, moment in sorted(stored)}
        assert now == {key: members for key, members in newest.items() if members}
        ranges: dict[tuple, dict] = {}
        for key, child, a, start in project.query(f"select hub.key, child, a, valid_from from {{marts}}.sets_{unit.table} held {hub}"):
            ranges.setdefault((key, start), {})[child] = a
        assert ranges == {moment: members for moment, members in stored.items() if members}


def stored_sets(project: VaultProject, table: str) -> dict[tuple[str, Any], dict[str, str]]:
    """The sets of a multi-active satellite: of each (parent, load time) the rows of the newest batch."""
    join = f"{{vault}}.mas_{table} sat join {{vault}}.hub_{table} hub on hub.thing_hk = sat.thing_hk"
    rows = project.query(f"select hub.key, sat.ldts, sat._batch, sat.is_deleted, sat.child, sat.a from {join} where sat.rsrc <> 'ghost'")
    newest: dict[tuple, int] = {}
    for key, moment, batch, *_ in rows:
        newest[key, moment] = max(batch, newest.get((key, moment), 0))
    sets: dict[tuple, dict] = {moment: {} for moment in newest}
    for key, moment, batch, deleted, child, a in rows:
        if batch == newest[key, moment] and not deleted:
            assert child not in sets[key, moment], f"{child} is twice in the set {key}@{moment}"
            sets[key, moment][child] = a
    return sets


def member(written: Row) -> Row:
    parent, child = written.key.split(".")
    return Row(parent, written.at, written.deleted, (("child", child), *written.values))


def read_set(text: str) -> tuple[tuple[str, float], dict[str, str]]:
    match = SET.fullmatch(text)
    if not match:
        raise ValueError(f"Write a set as parent@time: child=payload …, not {text!r}")
    members = dict(part.split("=") for part in match["members"].split())
    return (match["key"], float(match["at"])), members


