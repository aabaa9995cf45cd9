"""Cases about which relationship held when."""

from __future__ import annotations

from project import VaultProject, hours
from satellite_cases import KEY, VersionedCase

RANGES = """
select orders.key, customers.a, ranges.valid_from, ranges.valid_to
from {{{{ version_ranges(ref('eff_{table}'), 'order_hk') }}}} ranges
join {{{{ ref('lnk_{table}') }}}} link on link.order_customer_lk = ranges.order_customer_lk and link.rsrc <> 'ghost'
join (select distinct order_hk, key from {{{{ ref('stg_{table}') }}}}) orders on orders.order_hk = link.order_hk
join (select distinct customer_hk, a from {{{{ ref('stg_{table}') }}}}) customers on customers.customer_hk = link.customer_hk
"""


class EffectivityCase(VersionedCase):
    """Orders (`key`) drive the relationship to a customer (`a`)."""

    def __init__(self, case: dict):
        super().__init__(case)
        self.expected = [tuple(r) for r in case["expect"]]

    def write_models(self, project: VaultProject, load: int) -> None:
        customer = [["a", "string"]]
        keys = {
            "order_hk": {"key": KEY},
            "customer_hk": {"key": customer},
            "order_customer_lk": {"key": KEY + customer, "requires": [KEY, customer]},
        }
        stage = self.stage(project, ["a"], hash_keys=keys)
        project.model("raw_vault", f"lnk_{self.table}", "vault", "link", key="order_customer_lk", members=["order_hk", "customer_hk"], stages=[stage])
        project.model("raw_vault", f"eff_{self.table}", "vault", "effectivity", stage=stage, driving_key="order_hk", link_key="order_customer_lk")
        project.write_model("marts", f"ranges_{self.table}", "marts", RANGES.format(table=self.table))

    def check(self, project: VaultProject, unit: "EffectivityCase") -> None:
        found = []
        for key, customer, start, end in project.query(f"select key, a, valid_from, valid_to from {{marts}}.ranges_{unit.table}"):
            key, begin = self.own(unit, key, hours(start))
            if key is not None:
                found.append((customer, begin, end and self.own(unit, None, hours(end))[1]))
        assert sorted(found, key=repr) == sorted(self.expected, key=repr), self.says
