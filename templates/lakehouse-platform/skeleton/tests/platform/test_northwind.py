"""
The whole platform on Northwind: what PostgreSQL has, raw, vault and marts have, after the first load, after changes and after a look at
nothing new. Day 0 are the public rows where they are at hand; day 1 is what our own generator says after one day.
"""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from needs import REPOSITORY, call, lakehouse_cli, missing
from postgres import Postgres, connect
from repository import Repository

PROJECT = REPOSITORY.parents[2]
EXAMPLE = PROJECT / "examples" / "northwind"
PUBLIC_ROWS = PROJECT.parent / "shared" / "data" / "northwind"
LINES = """
SELECT l.order_id, l.product_id, o.customer_id, o.employee_id, o.ship_via AS shipper_id, o.order_date::text, l.quantity,
       l.unit_price::text, l.discount::text
FROM order_details l JOIN orders o USING (order_id)
"""
REVENUE = "SELECT sum(unit_price::text::numeric * quantity * (1 - discount::text::numeric)) FROM order_details"

pytestmark = pytest.mark.skipif(not EXAMPLE.is_dir(), reason="the example lies beside the template, not in a stamped repository")


def fill(database: Postgres, data: Path) -> None:
    """Replaces all rows of all tables."""
    files = sorted(data.glob("[a-z]*.csv"))
    database.run(f"TRUNCATE {', '.join(file.stem for file in files)}")
    for file in files:
        database.insert_csv("northwind_e2e", file)


def day(number: int, folder: Path) -> Path:
    """The rows of the generator after so many days."""
    if not shutil.which("node"):
        missing("node is missing: install Node.js 22")
    target = folder / f"day-{number}"
    call("node", str(EXAMPLE / "generate.mjs"), "--out", str(target), "--day", str(number), cwd=folder)
    return target


@pytest.fixture(scope="module")
def database(spark) -> Postgres:
    postgres = connect(spark)
    postgres.run("DROP SCHEMA IF EXISTS northwind_e2e CASCADE; CREATE SCHEMA northwind_e2e; SET search_path TO northwind_e2e")
    postgres.run((EXAMPLE / "northwind.sql").read_text())
    # Rows may come in any order of tables.
    postgres.run("SET session_replication_role = replica")
    return postgres


@pytest.fixture(scope="module")
def repository(tmp_path_factory, database) -> Repository:
    """Stamped with Northwind, whose contract points to the database."""
    repository = Repository(tmp_path_factory.mktemp("platform") / "repository")
    contract = yaml.safe_load((EXAMPLE / "northwind.odcs.yaml").read_text())
    contract["servers"] = [database.server("northwind_e2e")]
    (repository.root / "contracts" / "northwind.odcs.yaml").write_text(yaml.safe_dump(contract, sort_keys=False))
    shutil.copytree(EXAMPLE / "marts", repository.root / "dbt" / "models" / "marts" / "northwind")
    call(lakehouse_cli(), "generate", "--repo", ".", cwd=repository.root)
    return repository


@pytest.fixture(scope="module")
def first_load(repository, database, tmp_path_factory) -> str:
    fill(database, PUBLIC_ROWS if PUBLIC_ROWS.is_dir() else day(0, tmp_path_factory.mktemp("rows")))
    return repository.make_local("SOURCE=northwind", "TESTS=no")


@pytest.fixture(scope="module")
def second_load(first_load, repository, database, tmp_path_factory) -> str:
    """After a day of business, an order that went to another customer and one that lost its lines; with the tests of dbt."""
    fill(database, day(1, tmp_path_factory.mktemp("rows")))
    moved, emptied = first_orders(database)
    database.run(f"UPDATE orders SET customer_id = (SELECT min(customer_id) FROM customers WHERE customer_id <> orders.customer_id) WHERE order_id = {moved}")
    database.run(f"UPDATE order_details SET quantity = quantity + 1 WHERE order_id = {moved}")
    database.run(f"DELETE FROM order_details WHERE order_id = {emptied}")
    return repository.make_local("SOURCE=northwind")


@pytest.fixture(scope="module")
def third_load(second_load, repository) -> tuple[str, dict, dict]:
    """Nothing has changed: what was printed, the snapshots before and after."""
    before = repository.snapshots()
    return repository.make_local("SOURCE=northwind", "TESTS=no"), before, repository.snapshots()


def first_orders(database: Postgres) -> list[int]:
    return [row["order_id"] for row in database.rows("SELECT order_id FROM orders ORDER BY order_id LIMIT 2")]


def lines_of_mart(repository: Repository) -> list[dict]:
    columns = ["order_id", "product_id", "customer_id", "employee_id", "shipper_id", "order_date", "quantity", "unit_price", "discount"]
    lines = [{name: row[name] for name in columns} for row in repository.rows("marts.fct_order_lines")]
    return sorted(({**line, "order_date": str(line["order_date"])} for line in lines), key=key)


def lines_of_database(database: Postgres) -> list[dict]:
    lines = [{**row, "unit_price": Decimal(row["unit_price"]), "discount": Decimal(row["discount"])} for row in database.rows(LINES)]
    return sorted(lines, key=key)


def key(line: dict) -> tuple:
    return line["order_id"], line["product_id"]


def newest(rows: list[dict], identity: list[str], time: str) -> dict[tuple, dict]:
    return {tuple(row[name] for name in identity): row for row in sorted(rows, key=lambda row: row[time])}


def revenue(rows: list[dict]) -> Decimal:
    return sum((row["unit_price"] * row["quantity"] * (1 - row["discount"]) for row in rows), Decimal(0))


def revenues(repository: Repository) -> dict[str, Decimal]:
    raw = newest(repository.rows("raw_northwind.order_details"), ["order_id", "product_id"], "_load_time")
    versions = [row for row in repository.rows("vault.sat_order_detail") if row["rsrc"] != "ghost"]
    vault = newest(versions, ["order_detail_lk"], "ldts")
    return {
        "raw": revenue([row for row in raw.values() if row["_op"] != "D"]),
        "vault": revenue([row for row in vault.values() if not row["is_deleted"]]),
        "mart": revenue(repository.rows("marts.fct_order_lines")),
    }


def agrees(repository: Repository, database: Postgres) -> None:
    assert set(revenues(repository).values()) == {Decimal(database.scalar(REVENUE))}
    assert lines_of_mart(repository) == lines_of_database(database)


def test_the_first_load_agrees_with_the_source(first_load, repository, database):
    assert "14 loaded, 0 failed" in first_load and "0 changed, 0 deleted, 0 rejected" in first_load
    agrees(repository, database)


def test_changes_arrive_everywhere(second_load, repository, database):
    assert " pass\n" in second_load and "fail" not in second_load.replace("0 failed", "")
    agrees(repository, database)
    ops = {row["_op"] for row in repository.rows("raw_northwind.orders") + repository.rows("raw_northwind.order_details")}
    assert ops == {"I", "U", "D"}


def test_history_stays(second_load, repository, database):
    moved, emptied = first_orders(database)
    order = next(row["order_hk"] for row in repository.rows("vault.hub_order") if row["order_id"] == moved)
    customers = [row for row in repository.rows("vault.eff_order_customer") if row["order_hk"] == order]
    assert len({row["order_customer_lk"] for row in customers}) == 2 and len({row["ldts"] for row in customers}) == 2
    links = {row["order_hk"]: row["order_detail_lk"] for row in repository.rows("vault.lnk_order_detail")}
    versions = repository.rows("vault.sat_order_detail")
    assert len([row for row in versions if row["order_detail_lk"] == links[order]]) == 2
    gone = next(row["order_hk"] for row in repository.rows("vault.hub_order") if row["order_id"] == emptied)
    assert newest([row for row in versions if row["order_detail_lk"] == links[gone]], ["order_detail_lk"], "ldts").popitem()[1]["is_deleted"]


def test_nothing_new_writes_nothing(third_load, repository, database):
    said, before, after = third_load
    assert " 0 new, 0 changed, 0 deleted, 0 rejected" in said
    for table, snapshots in after.items():
        added = snapshots[len(before[table]) :]
        assert len(added) <= 1, table
        # Marts are built anew, and the manifest of loads notes that it was looked.
        if not table.startswith("marts.") and not table.endswith("._loads"):
            written = {name: snapshot.summary.additional_properties.get(name, "0") for snapshot in added for name in ("added-data-files", "added-records")}
            assert set(written.values()) <= {"0"}, table
    agrees(repository, database)


def test_every_table_says_which_load_it_has_seen(third_load, repository):
    orders = repository.catalog().load_table("raw_northwind.orders").properties
    assert orders["lakehouse.last-load-time"].endswith("Z")
    _, _, after = third_load
    for name in ("raw_northwind.orders", "staging_northwind.orders", "vault.hub_order", "marts.dim_customer"):
        assert {snapshot.summary.additional_properties.get("lakehouse.source") for snapshot in after[name]} == {"northwind"}, name
