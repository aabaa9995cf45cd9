"""The tables in which random histories are loaded, and how they are compared with a brute-force reading."""

from __future__ import annotations

import random
from collections import defaultdict
from pathlib import Path
from typing import Any, Iterable, Optional, Sequence

from multi_active_cases import stored_sets
from project import Code, VaultProject, hours, load_time, ref
from random_histories import MOMENTS, History
from satellite_cases import KEY
from snapshot_cases import CONTROL, FLAGS

RAW = {"thing": ["key", "a"], "member": ["key", "child", "a"]}


class HistoryWorld:
    #: In the order in which dbt runs them -> what each reads.
    models = {
        "reading_marks": [],
        "stg_thing": [],
        "stg_member": [],
        "hub_thing": ["stg_thing"],
        "lnk_owner": ["stg_thing"],
        "sat_thing": ["stg_thing"],
        "sat_thing__newest": ["sat_thing"],
        "eff_owner": ["stg_thing"],
        "sts_thing": ["stg_thing"],
        "hub_member": ["stg_member"],
        "mas_member": ["stg_member"],
        "pit_thing": ["hub_thing", "sat_thing", "eff_owner"],
        "bridge_owner": ["lnk_owner", "eff_owner"],
    }

    def __init__(self, folder: Path, histories: Sequence[History]):
        folder.mkdir()
        self.histories = histories
        self.project = VaultProject(folder)
        self.project.write_model("raw_vault", "reading_marks", "vault", "{{ reading_marks() }}")
        owner = [["a", "string"]]
        link = {"key": KEY + owner, "requires": [KEY, owner]}
        keys = {"thing_hk": {"key": KEY}, "owner_hk": {"key": owner}, "owner_lk": link}
        thing = self._stage("thing", keys, {"thing_hashdiff": owner, "status_hashdiff": []})
        member = self._stage("member", {"thing_hk": {"key": KEY}}, {"member_hashdiff": owner})
        for name, stage in (("thing", thing), ("member", member)):
            self._vault(f"hub_{name}", "hub", key="thing_hk", business_key=["key"], sources=[{"stage": stage, "columns": ["key"]}])
        self._vault("lnk_owner", "link", key="owner_lk", members=["thing_hk", "owner_hk"], stages=[thing])
        self._vault("sat_thing", "satellite", stage=thing, parent_key="thing_hk", hashdiff="thing_hashdiff", columns=["a"])
        self._vault("sat_thing__newest", "newest_versions", satellite=ref("sat_thing"), key="thing_hk")
        self._vault("eff_owner", "effectivity", stage=thing, driving_key="thing_hk", link_key="owner_lk")
        self._vault("sts_thing", "status_satellite", stage=thing, key="thing_hk", hashdiff="status_hashdiff")
        sets = {"stage": member, "parent_key": "thing_hk", "child_keys": ["child"], "hashdiff": "member_hashdiff", "columns": ["a"]}
        self._vault("mas_member", "multi_active_satellite", **sets)
        control = self.project.table("snapshots", CONTROL, load_columns={})
        satellites = [{"relation": ref("sat_thing"), "name": "sat"}, {"relation": ref("eff_owner"), "name": "eff"}]
        self._vault("pit_thing", "pit", "business_vault", hub=ref("hub_thing"), key="thing_hk", satellites=satellites, snapshots=control)
        held = {"link": ref("lnk_owner"), "link_key": "owner_lk", "members": ["thing_hk", "owner_hk"], "status": ref("eff_owner"), "status_key": "thing_hk"}
        self._vault("bridge_owner", "bridge", "business_vault", snapshots=control, **held)
        self.snapshots: set[float] = set()

    def _stage(self, name: str, keys: dict, hashdiffs: dict) -> Code:
        columns = RAW[name]
        hashes = {"hash_keys": keys, "hashdiffs": hashdiffs}
        raw = self.project.table(name, columns)
        self.project.model("staging", f"stg_{name}", "staging_cases", "stage", raw=raw, record_source=name, columns=columns, **hashes)
        return ref(f"stg_{name}")

    def _vault(self, name: str, macro: str, layer: str = "raw_vault", **arguments: Any) -> None:
        self.project.model(layer, name, "vault", macro, **arguments)

    @classmethod
    def some_models(cls, rng: random.Random, built: set[str]) -> tuple[str, ...]:
        """Models that a stopped run came to: either the first few, or any whose tables are there."""
        names = list(cls.models)
        if rng.random() < 0.5:
            return tuple(names[: rng.randrange(len(names))])
        chosen: list[str] = []
        for name in names:
            if rng.random() < 0.6 and built.union(chosen).issuperset(cls.models[name]):
                chosen.append(name)
        return tuple(chosen)

    def load(self, number: int, models: Optional[Sequence[str]], snapshots: Iterable[float]) -> None:
        """Appends one load of all histories, then runs these models (None: all)."""
        for table, columns in RAW.items():
            rows = [
                (row.at, row.deleted, {"key": history.key, "a": row.payload, **({"child": row.child} if row.child else {})})
                for history in self.histories
                for row in history.loads[number]
                if (row.child is None) == ("child" not in columns)
            ]
            self.project.append(table, f"load-{number:03}", rows)
        new = [at for at in snapshots if at not in self.snapshots]
        self.snapshots.update(new)
        control = [{"snapshot_ts": load_time(at), **{flag: flag == "is_daily" for flag in FLAGS}} for at in new]
        self.project.engine.append(self.project.raw, "snapshots", control)
        if models is None or models:
            self.project.run(models)

    def finish(self) -> dict[str, str]:
        """Two whole runs, of which the second may change nothing; then key -> what is wrong with its history."""
        self.project.run()
        before = self.project.written()
        self.project.run()
        wrong = {} if self.project.written() == before else {"(all)": "a run without news wrote rows"}
        checks = [self._satellite, self._effectivity, self._status, self._sets, self._pit, self._bridge, self._companion]
        for check in checks:
            for key, text in check():
                wrong.setdefault(key, text)
        return wrong

    def _states(self, table: str, value: str, join: str = "") -> dict[str, dict[float, Any]]:
        """key -> load time -> state, and no load time twice."""
        hub = "join {vault}.hub_thing hub on hub.thing_hk = sat.thing_hk"
        rows = self.project.query(f"select hub.key, sat.ldts, {value} from {{vault}}.{table} sat {hub} {join} where sat.rsrc <> 'ghost'")
        states: dict[str, dict[float, Any]] = defaultdict(dict)
        for key, moment, state in rows:
            states[key][hours(moment) if hours(moment) not in states[key] else -1] = state
        return states

    def _compare(self, name: str, states: dict[str, dict[float, Any]], wanted: Any) -> Iterable[tuple[str, str]]:
        for history in self.histories:
            versions = states.get(history.key, {})
            if -1 in versions:
                yield history.key, f"{name} has a load time twice"
            for moment in MOMENTS:
                found = versions.get(max((at for at in versions if at <= moment), default=None))
                if found != wanted(history, moment):
                    yield history.key, f"{name} of {history.key} at {moment} is {found!r}, not {wanted(history, moment)!r}"
                    break

    def _satellite(self) -> Iterable[tuple[str, str]]:
        states = self._states("sat_thing", "case when sat.is_deleted then 'deleted' else coalesce(sat.a, 'null') end")
        return self._compare("the satellite", states, payload)

    def _effectivity(self) -> Iterable[tuple[str, str]]:
        owners = "join (select distinct owner_lk, a from {staging_cases}.stg_thing) owners on owners.owner_lk = sat.owner_lk and owners.owner_lk <> repeat('0', 32)"
        states = self._states("eff_owner", "owners.a", owners.replace("join", "left join", 1))
        return self._compare("the effectivity", states, owner)

    def _status(self) -> Iterable[tuple[str, str]]:
        return self._compare("the status", self._states("sts_thing", "not sat.is_deleted"), lambda h, at: (row := h.state(at)) and not row.deleted)

    def _sets(self) -> Iterable[tuple[str, str]]:
        sets: dict[str, dict[float, Any]] = defaultdict(dict)
        for (key, moment), members in stored_sets(self.project, "member").items():
            # A set that is empty and one that was never seen are the same to who asks.
            sets[key][hours(moment)] = members or None
        return self._compare("the set", sets, lambda h, at: h.members(at) or None)

    def _pit(self) -> Iterable[tuple[str, str]]:
        hub = "join {vault}.hub_thing hub on hub.thing_hk = pit.thing_hk"
        joins = "join {vault}.sat_thing sat on sat.thing_hk = pit.sat_key and sat.ldts = pit.sat_ldts join {vault}.eff_owner eff on eff.thing_hk = pit.eff_key and eff.ldts = pit.eff_ldts"
        owners = "left join (select distinct owner_lk, a from {staging_cases}.stg_thing where owner_lk <> repeat('0', 32)) owners on owners.owner_lk = eff.owner_lk"
        shown = "case when sat.is_deleted then 'deleted' else coalesce(sat.a, 'null') end, owners.a"
        rows = self.project.query(f"select hub.key, pit.snapshot_ts, {shown} from {{vault}}.pit_thing pit {hub} {joins} {owners}")
        return self._rows("the point-in-time table", rows, lambda h, at: h.state(at) and (payload(h, at), owner(h, at)))

    def _bridge(self) -> Iterable[tuple[str, str]]:
        hub = "join {vault}.hub_thing hub on hub.thing_hk = bridge.thing_hk"
        owners = "join (select distinct owner_lk, a from {staging_cases}.stg_thing) owners on owners.owner_lk = bridge.owner_lk"
        rows = self.project.query(f"select hub.key, snapshot_ts, owners.a from {{vault}}.bridge_owner bridge {hub} {owners} where not is_deleted")
        return self._rows("the bridge", rows, lambda h, at: owner(h, at) and (owner(h, at),))

    def _rows(self, name: str, rows: list[tuple], wanted: Any) -> Iterable[tuple[str, str]]:
        found: dict[str, list[tuple]] = defaultdict(list)
        for key, moment, *values in rows:
            found[key].append((hours(moment), *values))
        for history in self.histories:
            expected = [(at, *wanted(history, at)) for at in sorted(self.snapshots) if wanted(history, at)]
            if sorted(found[history.key], key=repr) != sorted(expected, key=repr):
                yield history.key, f"{name} of {history.key} has {sorted(found[history.key], key=repr)}, not {expected}"

    def _companion(self) -> Iterable[tuple[str, str]]:
        newest = "select thing_hk, max(ldts) as ldts from {vault}.sat_thing where rsrc <> 'ghost' group by thing_hk"
        rows = self.project.query(f"select thing_hk, ldts from {{vault}}.sat_thing__newest except ({newest}) union all (({newest}) except select thing_hk, ldts from {{vault}}.sat_thing__newest)")
        return [("(all)", f"the companion differs from the satellite in {len(rows)} keys")] if rows else []


def payload(history: History, moment: float) -> Optional[str]:
    row = history.state(moment)
    return row and ("deleted" if row.deleted else row.payload or "null")


def owner(history: History, moment: float) -> Optional[str]:
    row = history.state(moment)
    return row.payload if row and not row.deleted else None
