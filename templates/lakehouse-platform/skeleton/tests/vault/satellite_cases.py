"""Cases about tables with versions: satellites and effectivity."""

from __future__ import annotations

import random
from typing import Any

from project import Code, VaultProject, hours
from rows import Row, row

KEY = [["key", "string"]]


class VersionedCase:
    """A raw table `<id>` with `key` and payload columns, loaded load by load."""

    def __init__(self, id: str, says: str, loads: list[list[Row]]):
        self.id = id
        self.says = says
        self.table = id.lower()
        self.loads = loads
        self.load_count = len(loads)

    def append(self, project: VaultProject, load: int) -> None:
        if load < len(self.loads):
            rows = [(r.at, r.deleted, {"key": r.key, **dict(r.values)}) for r in self.loads[load]]
            project.append(self.table, f"load-{load}", rows)

    def stage(self, project: VaultProject, columns: list[str], **hashes: Any) -> Code:
        name = f"stg_{self.table}"
        project.model(
            "staging",
            name,
            "staging_cases",
            "stage",
            raw=project.table(self.table, ["key", *columns]),
            record_source=f"cases.{self.table}",
            columns=["key", *columns],
            **hashes,
        )
        return Code(f"ref('{name}')")


class SatelliteCase(VersionedCase):
    def __init__(self, case: dict):
        super().__init__(case["id"], case["says"], [[row(r) for r in load] for load in case["loads"]])
        self.columns = case.get("columns")
        self.expected = [row(r) for r in case["expect"]]

    def columns_at(self, load: int) -> list[str]:
        """The columns of the contract when a load arrives: given, or all that the case uses."""
        if self.columns:
            return self.columns[min(load, len(self.columns) - 1)]
        return sorted({name for rows in self.loads for r in rows for name, _ in r.values})

    def write_models(self, project: VaultProject, load: int) -> None:
        columns = self.columns_at(load)
        stage = self.stage(
            project,
            columns,
            hash_keys={"thing_hk": {"key": KEY}},
            hashdiffs={"payload_hashdiff": [[name, "string"] for name in columns]},
        )
        project.model(
            "raw_vault",
            f"sat_{self.table}",
            "vault",
            "satellite",
            stage=stage,
            parent_key="thing_hk",
            hashdiff="payload_hashdiff",
            columns=["key", *columns],
        )

    def check(self, project: VaultProject) -> None:
        columns = self.columns_at(self.load_count)
        names = ", ".join(f'"{name}"' for name in columns)
        stored = project.query(
            f"select key, ldts, is_deleted, {names} from vault.sat_{self.table} where rsrc <> 'ghost'"
        )
        found = [(key, hours(at), deleted, *([None] * len(values) if deleted else values)) for key, at, deleted, *values in stored]
        wanted = [(r.key, r.at, r.deleted, *(dict(r.values).get(name) for name in columns)) for r in self.expected]
        assert sorted(found, key=repr) == sorted(wanted, key=repr), self.says


class EffectivityCase(VersionedCase):
    def __init__(self, case: dict):
        super().__init__(case["id"], case["says"], [[row(r) for r in load] for load in case["loads"]])
        self.expected = [tuple(r) for r in case["expect"]]

    def write_models(self, project: VaultProject, load: int) -> None:
        customer = [["a", "string"]]
        stage = self.stage(
            project,
            ["a"],
            hash_keys={
                "order_hk": {"key": KEY},
                "customer_hk": {"key": customer},
                "order_customer_lk": {"key": KEY + customer, "requires": [KEY, customer]},
            },
        )
        project.model("raw_vault", f"lnk_{self.table}", "vault", "link", key="order_customer_lk", members=["order_hk", "customer_hk"], stages=[stage])
        project.model("raw_vault", f"eff_{self.table}", "vault", "effectivity", stage=stage, driving_key="order_hk", link_key="order_customer_lk")
        project.model(
            "marts", f"ranges_{self.table}", "marts", "ranges_with_customer",
            ranges=Code(f"version_ranges(ref('eff_{self.table}'), 'order_hk')"),
            link=Code(f"ref('lnk_{self.table}')"),
            stage=stage,
        )
        macro = project.folder / "macros" / "ranges_with_customer.sql"
        macro.write_text(
            "{% macro ranges_with_customer(ranges, link, stage) %}\n"
            "select distinct staged.a, ranges.valid_from, ranges.valid_to from {{ ranges }} ranges\n"
            "join {{ link }} link on link.order_customer_lk = ranges.order_customer_lk and link.rsrc <> 'ghost'\n"
            "join {{ stage }} staged on staged.customer_hk = link.customer_hk\n"
            "{% endmacro %}\n"
        )

    def check(self, project: VaultProject) -> None:
        stored = project.query(f"select * from marts.ranges_{self.table}")
        found = [(customer, hours(start), end and hours(end)) for customer, start, end in stored]
        assert sorted(found, key=repr) == sorted(self.expected, key=repr), self.says


class RandomHistory(SatelliteCase):
    """Many keys with random histories; the state at any time has to be what a brute-force reading of all rows says."""

    def __init__(self, name: str, shuffled: bool):
        rng = random.Random(20261122)
        rows = [
            Row(f"k{key}", at, rng.random() < 0.1, (("a", rng.choice("ABC")),))
            for key in range(150)
            for at in sorted(rng.sample(range(1, 13), rng.randint(1, 8)))
        ]
        rows.sort(key=lambda r: r.at)
        if shuffled:
            rng.shuffle(rows)
        size = len(rows) // 4 + 1
        loads = [rows[start : start + size] for start in range(0, len(rows), size)]
        if shuffled:
            loads[-1] = loads[-1] + loads[0][:40]
        super().__init__({"id": f"random_{name}", "says": "the state at any time is what the rows say", "loads": [], "expect": []})
        self.loads, self.load_count, self.rows = loads, len(loads), rows

    def check(self, project: VaultProject) -> None:
        stored = project.query(f"select key, ldts, is_deleted, a from vault.sat_{self.table} where rsrc <> 'ghost'")
        versions = [(key, hours(at), "deleted" if deleted else a) for key, at, deleted, a in stored]
        assert len({v[:2] for v in versions}) == len(versions), "one version per key and load time"
        observed = [(r.key, r.at, "deleted" if r.deleted else dict(r.values)["a"]) for r in self.rows]
        for moment in range(14):
            assert as_of(versions, moment) == as_of(observed, moment), f"at {moment}"


def as_of(rows: list[tuple], moment: float) -> dict:
    state = {}
    for key, at, payload in sorted(rows, key=lambda r: r[1]):
        if at <= moment:
            state[key] = payload
    return state
