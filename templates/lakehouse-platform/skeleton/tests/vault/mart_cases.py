"""Cases about marts: facts and dimensions when history exists."""

from __future__ import annotations

from typing import Any, Sequence

from project import VaultProject, hours, ref
from rows import Row, row
from satellite_cases import KEY
from snapshot_cases import SnapshotCase
from units import of_case

TABLES = ("fact", "lines", "dimension", "history")


class MartCase(SnapshotCase):
    raw = ("lines", "orders", "customers")
    columns = ("key", "child", "a")

    def __init__(self, case: dict):
        super().__init__({"expect": [], **case})
        self.expected_rows = {table: sorted(case.get(table, [])) for table in TABLES}

    def read(self, written: Any) -> Row:
        plain = row(written)
        key, dot, child = plain.key.partition(".")
        return Row(key, plain.at, plain.deleted, (("child", child if dot else None), *plain.values))

    @classmethod
    def units(cls, cases: Sequence[Any], name: str) -> list[tuple[Any, list[Any]]]:
        return [(cls.merged(cases, name), list(cases))]

    def append(self, project: VaultProject, load: int) -> None:
        for name in self.raw:
            rows = [(r.at, r.deleted, {"key": r.key, **dict(r.values)}) for r in self.loads[load][name]]
            project.append(f"{self.table}_{name}", f"load-{load}", rows)

    def write_models(self, project: VaultProject, load: int) -> None:
        named = lambda name: ref(f"{name}_{self.table}")  # noqa: E731
        order, product, customer = {"key": KEY}, {"key": [["child", "string"]]}, {"key": [["a", "string"]]}
        quantity = [["a", "string"]]
        line = {"key": KEY + product["key"], "requires": []}
        bought = {"key": KEY + customer["key"], "requires": [KEY, customer["key"]]}
        lines = self.stage(project, "lines", {"order_hk": order, "product_hk": product, "line_lk": line}, {"line_hashdiff": quantity, "status_hashdiff": []})
        orders = self.stage(project, "orders", {"order_hk": order, "customer_hk": customer, "bought_lk": bought}, {})
        customers = self.stage(project, "customers", {"customer_hk": {"key": KEY}}, {"customer_hashdiff": quantity})
        vault = lambda name, macro, **given: project.model("raw_vault", f"{name}_{self.table}", "vault", macro, **given)  # noqa: E731
        vault("hub_order", "hub", key="order_hk", business_key=["key"], sources=[{"stage": lines, "columns": ["key"]}, {"stage": orders, "columns": ["key"]}])
        vault("hub_product", "hub", key="product_hk", business_key=["child"], sources=[{"stage": lines, "columns": ["child"]}])
        from_both = [{"stage": customers, "columns": ["key"]}, {"stage": orders, "columns": ["a"]}]
        vault("hub_customer", "hub", key="customer_hk", business_key=["customer_id"], sources=from_both)
        vault("lnk_line", "link", key="line_lk", members=["order_hk", "product_hk"], stages=[lines])
        vault("sat_line", "satellite", stage=lines, parent_key="line_lk", hashdiff="line_hashdiff", columns=["a"])
        vault("sts_line", "status_satellite", stage=lines, key="line_lk", hashdiff="status_hashdiff")
        vault("lnk_bought", "link", key="bought_lk", members=["order_hk", "customer_hk"], stages=[orders])
        vault("eff_bought", "effectivity", stage=orders, driving_key="order_hk", link_key="bought_lk")
        vault("sat_customer", "satellite", stage=customers, parent_key="customer_hk", hashdiff="customer_hashdiff", columns=["a"])
        to_customer = {"effectivity": named("eff_bought"), "driving_key": "order_hk", "link": named("lnk_bought"), "link_key": "bought_lk"}
        to_customer.update({"target_key": "customer_hk", "as": "customer_hk", "hub": named("hub_customer"), "hub_key": "customer_hk"})
        to_customer["columns"] = {"customer_id": "customer_id"}
        link = {"link": named("lnk_line"), "key": "line_lk"}
        members = [
            {"hub": named("hub_order"), "key": "order_hk", "member": "order_hk", "columns": {"key": "order_id"}},
            {"hub": named("hub_product"), "key": "product_hk", "member": "product_hk", "columns": {"child": "product_id"}},
        ]
        mart = lambda name, macro, **given: project.model("marts", f"{name}_{self.table}", "marts", macro, **given)  # noqa: E731
        sold = [{"relation": named("sat_line"), "columns": {"a": "quantity"}}]
        mart("fact", "fact", **link, members=members, satellites=sold, walk=[to_customer])
        mart("lines", "fact", **link, members=members, status=named("sts_line"))
        about = [{"relation": named("sat_customer"), "columns": {"a": "name"}}]
        mart("dimension", "dimension", hub=named("hub_customer"), key="customer_hk", business_key=["customer_id"], satellites=about)
        project.model("business_vault", f"history_{self.table}", "vault", "scd2", satellite=named("sat_customer"), key="customer_hk", columns=["a"])

    def check(self, project: VaultProject, unit: "SnapshotCase") -> None:
        """Products keep their short names, so only orders and customers tell whose a row is."""
        found: dict[str, list[str]] = {table: [] for table in TABLES}

        def own(key: Any) -> Any:
            return of_case(self.id, key)

        for order, product, quantity, customer in project.query(f"select order_id, product_id, quantity, customer_id from {{marts}}.fact_{unit.table}"):
            if own(order):
                found["fact"].append(f"{own(order)}.{product}={quantity} {customer or '-'}")
        for order, product in project.query(f"select order_id, product_id from {{marts}}.lines_{unit.table}"):
            if own(order):
                found["lines"].append(f"{own(order)}.{product}")
        for customer, name in project.query(f"select customer_id, name from {{marts}}.dimension_{unit.table}"):
            if own(customer):
                found["dimension"].append(f"{own(customer)}={name}")
        hub = f"join {{vault}}.hub_customer_{unit.table} hub on hub.customer_hk = history.customer_hk"
        history = f"select hub.customer_id, valid_from, valid_to, is_deleted, is_current, history.a from {{vault}}.history_{unit.table} history {hub}"
        for customer, start, end, deleted, current, name in project.query(history):
            assert current == (end is None)
            if own(customer):
                found["history"].append(f"{own(customer)}@{hours(start)}-{hours(end) if end else ''}={'deleted' if deleted else name}")
        assert {table: sorted(rows) for table, rows in found.items()} == self.expected_rows, self.says


