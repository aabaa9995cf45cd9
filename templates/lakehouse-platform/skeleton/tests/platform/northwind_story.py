"""
Ten states of Northwind's database, loaded in one, two and ten loads.

Raw is always loaded by Spark into Iceberg. The two loads, of the eight tables that sales are made of, are modelled by dbt on Spark; the
others, of all 14 tables, on DuckDB, which takes a fraction of the time. That their keys and hashes are equal shows that the engines agree.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, Callable, Optional, Sequence

import northwind_company as northwind
import state
from lake import Lake
from northwind_company import Company
from postgres import connect
from repository import Repository, contract_of
from twin import Twin

Rows = Callable[[str], list[dict]]

_SALES = "categories customers employees suppliers products shippers orders order_details".split()
_VAULT = """
sat_category sat_customer sat_customer_pii sat_employee sat_employee_pii sat_order sat_order_pii sat_order_detail sat_product sat_shipper
sat_supplier sat_supplier_pii eff_employee_reports_to eff_order_customer eff_order_employee eff_order_ship_via eff_product_category
eff_product_supplier sts_order_detail
"""
_OTHER = "sat_region sat_territory sat_us_state eff_territory_region sts_employee_territory"
_MARTS = """
fct_order_lines fct_orders customer_sales sales_by_employee sales_by_product sales_by_category sales_by_shipper
dim_customer dim_employee dim_product dim_category dim_shipper dim_date
"""
#: Everything with versions that sales are made of, everything else with versions, and everything that people read.
VAULT = tuple(f"vault.{name}" for name in _VAULT.split())
OTHER_VAULT = tuple(f"vault.{name}" for name in _OTHER.split())
MARTS = tuple(f"marts.{name}" for name in _MARTS.split())


#: dbt takes up one to four of the ten loads at a time.
BUILT_AFTER = (0, 1, 5, 9)
#: Without what only helps to read the vault; and with it and all tests, which hold every identity between the layers.
VAULT_AND_MARTS = ("run", "--exclude", "path:models/business_vault")
EVERYTHING = ("build",)


@dataclass
class Story:
    """What the loads left behind."""

    company: Company
    ten: Lake
    ten_models: Twin
    two: Lake
    #: Results of the ten loads.
    loads: list[Any] = field(default_factory=list)
    #: By number of the load: the revenue of the database and that of raw, vault and mart; the lines of the database and of the mart.
    revenues: dict[int, tuple[Decimal, ...]] = field(default_factory=dict)
    lines: dict[int, tuple[list[dict], list[dict]]] = field(default_factory=dict)
    #: As-of states once the orders of 1998 are in: in two loads that were split there, and in one.
    split: Any = None
    unsplit: Any = None
    #: Of one more load on Spark with nothing new: its result, the snapshots before and after.
    nothing_new: Any = None

    def tell(self) -> Story:
        for number, step in enumerate(northwind.STEPS):
            self.company.go(step)
            if number == northwind.NEW_COLUMN:
                self._learn()
            self._next_load(number, step)
            if number == 1:
                self.two.build(self.two.load("northwind"))
                self.split, self.unsplit = as_of(of_twin(self.ten_models)), as_of(self.two.repository.rows)
        self.two.build(self.two.load("northwind"))
        before = self.two.repository.snapshots()
        loaded = self.two.load("northwind")
        self.two.build(loaded)
        self.nothing_new = loaded, before, self.two.repository.snapshots()
        return self

    def _learn(self) -> None:
        for lake, tables in ((self.ten, None), (self.two, _SALES)):
            lake.repository.write_contract("northwind", contract(self.company, learned=True, tables=tables))
            lake.repository.generate()

    def _next_load(self, number: int, step: northwind.Step) -> None:
        self.loads.append(self.ten.load("northwind", tables=step.tables or None))
        self.ten_models.take(self.ten.repository.catalog(), "northwind", {self.loads[-1].load_id})
        if number in BUILT_AFTER:
            self.ten_models.dbt(*(EVERYTHING if number == max(BUILT_AFTER) else VAULT_AND_MARTS))
            rows = of_twin(self.ten_models)
            self.revenues[number] = (self.company.revenue(), *revenues(rows))
            self.lines[number] = (self.company.lines(), lines(rows))


def story_of(spark: Any, folder: Path) -> Story:
    company = Company(connect(spark), folder)
    ten = Lake(spark, _stamped(folder, "ten", contract(company, learned=False)))
    two = Lake(spark, _stamped(folder, "two", contract(company, learned=False, tables=_SALES)))
    return Story(company, ten, Twin(ten.repository.root / "dbt", folder / "ten.duckdb"), two).tell()


def in_one_load(spark: Any, folder: Path, company: Company) -> Twin:
    """The database as it is now, loaded at once into an empty lakehouse."""
    lake = Lake(spark, _stamped(folder, "one", contract(company, learned=True)))
    lake.load("northwind")
    twin = Twin(lake.repository.root / "dbt", folder / "one.duckdb")
    twin.take(lake.repository.catalog(), "northwind")
    twin.dbt(*VAULT_AND_MARTS)
    return twin


def contract(company: Company, learned: bool, tables: Optional[Sequence[str]] = None) -> dict[str, Any]:
    """Northwind's contract, on the database; `learned`: with the new column of customers. `tables`: only these."""
    document = contract_of("northwind")
    document["servers"] = [company.database.server(northwind.SCHEMA)]
    document["schema"] = [table for table in document["schema"] if tables is None or table["name"] in tables]
    if learned:
        customers = next(table for table in document["schema"] if table["name"] == "customers")
        customers["properties"].append({"name": "loyalty", "logicalType": "string", "physicalType": "text", "description": "Standing of the customer."})
    return document


def _stamped(folder: Path, name: str, document: dict[str, Any]) -> Repository:
    repository = Repository(folder / name, name)
    repository.stamp("northwind", document)
    return repository


def of_twin(twin: Twin) -> Rows:
    return lambda name: twin.rows(f"select * from {name}")


def as_of(rows: Rows, versions: Sequence[str] = VAULT) -> dict[str, Any]:
    """What holds now in tables with versions, and all that the marts say."""
    return {**{name: state.newest(rows(name)) for name in versions}, **{name: state.table(rows(name)) for name in MARTS}}


def lines(rows: Rows) -> list[dict[str, Any]]:
    """The lines of the mart as the database gives them."""
    columns = ["order_id", "product_id", "customer_id", "employee_id", "shipper_id", "order_date", "quantity", "unit_price", "discount"]
    found = [{name: row[name] for name in columns} for row in rows("marts.fct_order_lines")]
    for line in found:
        line["order_date"] = line["order_date"] and str(line["order_date"])
    return sorted(found, key=lambda line: (line["order_id"], line["product_id"]))


def revenues(rows: Rows) -> tuple[Decimal, Decimal, Decimal]:
    """Of raw, vault and mart."""
    raw = {(row["order_id"], row["product_id"]): row for row in sorted(rows("raw_northwind.order_details"), key=lambda row: row["_load_time"])}
    standing = [row for row in raw.values() if row["_op"] != "D"]
    vault = state.newest(rows("vault.sat_order_detail")).values()
    return _revenue(standing), _revenue(vault), _revenue(rows("marts.fct_order_lines"))


def _revenue(rows: Any) -> Decimal:
    return sum((row["unit_price"] * row["quantity"] * (1 - row["discount"]) for row in rows), Decimal(0))
