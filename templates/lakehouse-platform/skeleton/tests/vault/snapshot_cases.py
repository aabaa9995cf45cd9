"""Cases about what snapshots see: point-in-time tables, bridges, and the snapshots themselves."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any, Sequence

from project import Code, VaultProject, hours, load_time, ref
from rows import Row, row
from satellite_cases import KEY
from units import grouped, of_case, placed

FLAGS = ["is_daily", "is_weekly", "is_monthly", "is_yearly"]
CONTROL = {"snapshot_ts": "time", **{flag: "flag" for flag in FLAGS}}


class SnapshotCase:
    """`loads` name raw tables and the snapshots that come and go with them; `expect` rows are written as `key@snapshot=what it shows`."""

    raw: Sequence[str] = ()
    columns: Sequence[str] = ("key", "a")

    def __init__(self, case: dict):
        self.id, self.says, self.table = case["id"], case["says"], case["id"].lower()
        self.loads = [{name: [self.read(r) for r in load.get(name, [])] for name in self.raw} for load in case["loads"]]
        self.snapshots = [(load.get("snapshots", []), load.get("dropped", [])) for load in case["loads"]]
        self.load_count = len(self.loads)
        self.expected = sorted(case["expect"])

    def read(self, written: str) -> Row:
        return row(written)

    @classmethod
    def units(cls, cases: Sequence[Any], name: str) -> list[tuple[Any, list[Any]]]:
        """
        Cases share the snapshots of all and look at their own. Those that are about new or dropped snapshots are a unit of their own, because
        among the others their snapshots might be there already.
        """
        groups = grouped(cases, lambda case: any(come or go for come, go in case.snapshots[1:]))
        return [(cls.merged(group, f"{name}_{number}"), group) for number, group in enumerate(groups)]

    @classmethod
    def merged(cls, cases: Sequence[Any], name: str) -> Any:
        unit = cls({"id": name, "says": "", "loads": [], "expect": []})
        unit.load_count = max(case.load_count for case in cases)
        for load in range(unit.load_count):
            there = [case for case in cases if load < case.load_count]
            unit.loads.append({raw: [r for case in there for r in placed(case.loads[load][raw], case.id, load, False)] for raw in cls.raw})
            unit.snapshots.append(tuple([at for case in there for at in case.snapshots[load][event]] for event in (0, 1)))
        return unit

    def raw_tables(self) -> list[str]:
        return [f"{self.table}_{name}" for name in self.raw]

    def append(self, project: VaultProject, load: int) -> None:
        for name in self.raw:
            rows = [(r.at, r.deleted, {"key": r.key, **dict(r.values)}) for r in self.loads[load][name]]
            project.append(f"{self.table}_{name}", f"load-{load}", rows)
        come, go = self.snapshots[load]
        known = {at for earlier in self.snapshots[:load] for at in earlier[0]}
        control = f"{self.table}_snapshots"
        new = sorted(set(come) - known, key=load_time)
        project.engine.append(project.raw, control, [{"snapshot_ts": load_time(at), **{flag: flag == "is_daily" for flag in FLAGS}} for at in new])
        for at in go:
            project.engine.execute(f"update {project.raw}.{control} set is_daily = false where snapshot_ts = timestamp '{load_time(at):%Y-%m-%d %H:%M:%S}'")

    def stage(self, project: VaultProject, name: str, keys: dict, hashdiffs: dict) -> Code:
        model = f"stg_{self.table}_{name}"
        raw = project.table(f"{self.table}_{name}", self.columns)
        project.model("staging", model, "staging_cases", "stage", raw=raw, record_source=name, columns=list(self.columns), hash_keys=keys, hashdiffs=hashdiffs)
        return ref(model)

    def control(self, project: VaultProject) -> Code:
        return project.table(f"{self.table}_snapshots", CONTROL, load_columns={})

    def check(self, project: VaultProject, unit: "SnapshotCase") -> None:
        own = {load_time(at) for come, _ in self.snapshots for at in come}
        found = []
        for key, moment, shown in unit.shown(project):
            key = of_case(self.id, key)
            if key is not None and moment in own:
                found.append(f"{key}@{hours(moment)}={shown}")
        assert sorted(found) == self.expected, self.says


class PitCase(SnapshotCase):
    raw = ("a", "b")

    def write_models(self, project: VaultProject, load: int) -> None:
        hashes = {"thing_hk": {"key": KEY}}, {"payload_hashdiff": [["a", "string"]]}
        stages = {name: self.stage(project, name, *hashes) for name in self.raw}
        hub = ref(f"hub_{self.table}")
        sources = [{"stage": stage, "columns": ["key"]} for stage in stages.values()]
        project.model("raw_vault", f"hub_{self.table}", "vault", "hub", key="thing_hk", business_key=["key"], sources=sources)
        satellites = []
        for name, stage in stages.items():
            model = f"sat_{self.table}_{name}"
            project.model("raw_vault", model, "vault", "satellite", stage=stage, parent_key="thing_hk", hashdiff="payload_hashdiff", columns=["a"])
            satellites.append({"relation": ref(model), "name": name})
        control = self.control(project)
        project.model("business_vault", f"pit_{self.table}", "vault", "pit", hub=hub, key="thing_hk", satellites=satellites, snapshots=control)
        shown = [{**satellite, "columns": {"a": satellite["name"]}} for satellite in satellites]
        dimension = {"pit": ref(f"pit_{self.table}"), "hub": hub, "key": "thing_hk", "business_key": ["key"], "satellites": shown}
        project.model("marts", f"as_of_{self.table}", "marts", "dimension_as_of", **dimension)

    def shown(self, project: VaultProject) -> list[tuple]:
        joins = " ".join(f"join {{vault}}.sat_{self.table}_{n} {n} on {n}.thing_hk = pit.{n}_key and {n}.ldts = pit.{n}_ldts" for n in self.raw)
        values = ", ".join(f"case when {n}.rsrc = 'ghost' then '-' when {n}.is_deleted then 'deleted' else {n}.a end" for n in self.raw)
        hub = f"join {{vault}}.hub_{self.table} hub on hub.thing_hk = pit.thing_hk"
        rows = project.query(f"select hub.key, pit.snapshot_ts, {values} from {{vault}}.pit_{self.table} pit {hub} {joins}")
        return [(key, moment, f"{a}/{b}") for key, moment, a, b in rows]

    def check(self, project: VaultProject, unit: "SnapshotCase") -> None:
        super().check(project, unit)
        # The dimension shows the same, without keys that satellite a does not have or has as deleted, and with NULL for the ghost.
        found = []
        for key, moment, a, b in project.query(f"select key, snapshot_ts, a, b from {{marts}}.as_of_{unit.table}"):
            if of_case(self.id, key) is not None:
                found.append(f"{of_case(self.id, key)}@{hours(moment)}={a}/{b or '-'}")
        own = {str(at) for come, _ in self.snapshots for at in come}
        wanted = [text for text in self.expected if "=-" not in text and "=deleted" not in text]
        assert sorted(text for text in found if text.split("@")[1].split("=")[0] in own) == wanted


class BridgeCase(SnapshotCase):
    raw = ("lines", "orders")
    columns = ("key", "child", "a")

    def read(self, written: str) -> Row:
        plain = row(written)
        order, dot, product = plain.key.partition(".")
        return Row(order, plain.at, plain.deleted, (("child", product if dot else None), *plain.values))

    def write_models(self, project: VaultProject, load: int) -> None:
        order, product, customer = {"key": KEY}, {"key": [["child", "string"]]}, {"key": [["a", "string"]]}
        line = {"key": KEY + product["key"], "requires": []}
        lines = self.stage(project, "lines", {"order_hk": order, "product_hk": product, "line_lk": line}, {"line_hashdiff": []})
        bought = {"key": KEY + customer["key"], "requires": [KEY, customer["key"]]}
        orders = self.stage(project, "orders", {"order_hk": order, "customer_hk": customer, "order_customer_lk": bought}, {})
        vault = lambda name, macro, **given: project.model("raw_vault", f"{name}_{self.table}", "vault", macro, **given)  # noqa: E731
        vault("hub_order", "hub", key="order_hk", business_key=["key"], sources=[{"stage": lines, "columns": ["key"]}, {"stage": orders, "columns": ["key"]}])
        vault("hub_product", "hub", key="product_hk", business_key=["child"], sources=[{"stage": lines, "columns": ["child"]}])
        vault("hub_customer", "hub", key="customer_hk", business_key=["a"], sources=[{"stage": orders, "columns": ["a"]}])
        vault("lnk_line", "link", key="line_lk", members=["order_hk", "product_hk"], stages=[lines])
        vault("sts_line", "status_satellite", stage=lines, key="line_lk", hashdiff="line_hashdiff")
        vault("lnk_bought", "link", key="order_customer_lk", members=["order_hk", "customer_hk"], stages=[orders])
        vault("eff_bought", "effectivity", stage=orders, driving_key="order_hk", link_key="order_customer_lk")
        step = {"effectivity": ref(f"eff_bought_{self.table}"), "driving_key": "order_hk", "as": "customer_hk"}
        step.update({"link": ref(f"lnk_bought_{self.table}"), "link_key": "order_customer_lk", "target_key": "customer_hk"})
        line = {"link": ref(f"lnk_line_{self.table}"), "link_key": "line_lk", "members": ["order_hk", "product_hk"], "status": ref(f"sts_line_{self.table}")}
        project.model("business_vault", f"bridge_{self.table}", "vault", "bridge", snapshots=self.control(project), **line, walk=[step])

    def shown(self, project: VaultProject) -> list[tuple]:
        hubs = {"order_hk": "hub_order", "product_hk": "hub_product", "customer_hk": "hub_customer"}
        joins = " ".join(f"join {{vault}}.{name}_{self.table} {name} on {name}.{key} = bridge.{key}" for key, name in hubs.items())
        selected = "hub_order.key, hub_product.child, bridge.snapshot_ts, coalesce(hub_customer.a, '-')"
        rows = project.query(f"select {selected} from {{vault}}.bridge_{self.table} bridge {joins} where not bridge.is_deleted")
        return [(f"{order}.{product}", moment, customer) for order, product, moment, customer in rows]


class ControlCase:
    """Days with loads and the snapshots that follow."""

    def __init__(self, case: dict):
        self.id, self.says, self.table, self.case = case["id"], case["says"], case["id"].lower(), case
        self.load_count = len(case["loads"])

    @classmethod
    def units(cls, cases: Sequence[Any], name: str) -> list[tuple[Any, list[Any]]]:
        return [(case, [case]) for case in cases]

    def raw_tables(self) -> list[str]:
        """None that is emptied: the manifest always holds all loads."""
        return []

    def append(self, project: VaultProject, load: int) -> None:
        days = [(day, "loaded") for day in self.case["loads"][load]] + [(day, "failed") for day in self.case.get("failed", []) if not load]
        rows = [{"started_at": midday(day), "status": status} for day, status in days]
        project.engine.append(project.raw, f"{self.table}_loads", rows)

    def write_models(self, project: VaultProject, load: int) -> None:
        loads = project.table(f"{self.table}_loads", {"started_at": "time", "status": "text"}, load_columns={})
        project.model("business_vault", f"control_{self.table}", "vault", "snapshot_control", loads=[loads], keep=self.case["keep"])

    def check(self, project: VaultProject, unit: "ControlCase") -> None:
        rows = project.query(f"select snapshot_ts, {', '.join(FLAGS)} from {{vault}}.control_{self.table}")
        found = {(moment - timedelta(days=1)).date(): "".join(flag[3] for flag, set_ in zip(FLAGS, flags) if set_) for moment, *flags in rows}
        assert all(moment.time() == datetime.min.time() for moment, *_ in rows), "snapshots are at midnight UTC"
        assert found == self.case["expect"], self.says


def midday(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=timezone.utc)
