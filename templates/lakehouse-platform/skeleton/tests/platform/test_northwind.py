"""
Northwind from a real PostgreSQL: loaded in one, two and ten loads with changes, deletions and new columns in between, and in shuffled
order, it ends in the same state; no order line is lost; sums of raw, vault and marts agree with sums taken in the database.
"""

from __future__ import annotations

import pytest

import northwind_company as northwind
import state
from northwind_story import BUILT_AFTER, EVERYTHING, MARTS, OTHER_VAULT, VAULT, VAULT_AND_MARTS, Story, as_of, in_one_load, of_twin, story_of
from repository import LOGS, needs_examples
from twin import Twin

pytestmark = needs_examples

#: The ten loads in the order and groups in which they arrive when arrival is shuffled.
SHUFFLED = ((4, 9, 2), (0, 7, 1, 3, 8, 5, 6))


@pytest.fixture(scope="module")
def story(spark, tmp_path_factory) -> Story:
    return story_of(spark, tmp_path_factory.mktemp("northwind"))


@pytest.fixture(scope="module")
def one(story, spark, tmp_path_factory) -> Twin:
    return in_one_load(spark, tmp_path_factory.mktemp("one"), story.company)


@pytest.fixture(scope="module")
def shuffled(story, tmp_path_factory) -> Twin:
    """The rows of the ten loads once more, arriving out of order; after each arrival dbt runs, and in the end once more."""
    twin = Twin(story.ten_models.project, tmp_path_factory.mktemp("shuffled") / "shuffled.duckdb")
    for group in SHUFFLED:
        twin.take(story.ten.repository.catalog(), "northwind", {story.loads[number].load_id for number in group})
        twin.dbt(*VAULT_AND_MARTS)
    twin.dbt(*EVERYTHING)
    return twin


def sales(rows: list[dict], mart: str) -> dict[tuple, tuple]:
    keys = northwind.SALES[mart]
    return {
        tuple(None if row[name] is None else str(row[name]) for name in keys): (row["order_lines"], row["quantity"], row["revenue"])
        for row in rows
        if row["order_lines"]
    }


@pytest.mark.parametrize("number", BUILT_AFTER, ids=[northwind.STEPS[number].what.replace(" ", "-") for number in BUILT_AFTER])
def test_after_every_load_raw_vault_and_mart_agree_with_the_database(story, number):
    database, *platform = story.revenues[number]
    assert set(platform) == {database}
    in_database, in_mart = story.lines[number]
    assert in_mart == in_database


def test_orders_split_over_two_loads_are_those_of_one(story):
    assert story.split == story.unsplit


def test_one_two_and_ten_loads_end_in_the_same_state(story, one):
    ten = of_twin(story.ten_models)
    assert as_of(of_twin(one), [*VAULT, *OTHER_VAULT]) == as_of(ten, [*VAULT, *OTHER_VAULT])
    assert as_of(story.two.repository.rows) == as_of(ten)


def test_shuffled_arrival_and_reruns_change_nothing(story, shuffled):
    in_order, any_order = of_twin(story.ten_models), of_twin(shuffled)
    assert as_of(any_order) == as_of(in_order)
    for name in [*VAULT, *OTHER_VAULT]:
        assert state.changes(any_order(name)) == state.changes(in_order(name)), name
    keys = [name for name in shuffled.tables("vault") if name.startswith(("hub_", "lnk_"))]
    assert len(keys) > 15
    for name in keys:
        assert {state.key_of(row) for row in any_order(f"vault.{name}")} == {state.key_of(row) for row in in_order(f"vault.{name}")}, name


@pytest.mark.parametrize("mart", northwind.SALES)
def test_a_sales_mart_says_what_the_database_says(story, mart):
    assert sales(story.ten_models.rows(f"select * from marts.{mart}"), mart) == story.company.sales(mart)


def test_freight_is_counted_once_per_order(story):
    rows = story.ten_models.rows("select * from marts.sales_by_shipper")
    found = {(row["shipper_id"] and str(row["shipper_id"]), str(row["order_month"])): (row["orders"], row["freight"]) for row in rows}
    assert found == story.company.shipping()


def test_customers_without_orders_are_there(story):
    rows = story.ten_models.rows("select * from marts.customer_sales")
    customers = int(story.company.database.scalar("SELECT count(*) FROM customers"))
    assert len([row for row in rows if row["customer_id"]]) == customers
    assert [row["orders"] for row in rows if row["revenue"] == 0].count(0) >= 2


def test_a_column_that_the_contract_does_not_know_is_kept_in_raw_and_said(story):
    said = next(table for table in story.loads[2].tables if table.table == "orders")
    assert northwind.UNKNOWN_COLUMN in str(said)
    assert northwind.UNKNOWN_COLUMN in story.ten.repository.rows("raw_northwind.orders")[0]


def test_a_column_that_the_contract_learns_reaches_the_vault(story):
    loyalty = {row["customer_id"]: row["loyalty"] for row in story.company.database.rows("SELECT customer_id, loyalty FROM customers")}
    hub = {row["customer_hk"]: row["customer_id"] for row in story.ten_models.rows("select * from vault.hub_customer")}
    versions = state.newest(story.ten_models.rows("select * from vault.sat_customer"))
    assert {hub[key]: row["loyalty"] for key, row in versions.items()} == loyalty
    assert "gold" in loyalty.values() and None in loyalty.values()


def test_history_stays(story):
    """The order that moved to another customer and came back has three stays, and was never at two customers at once."""
    moved = int(story.company.database.scalar("SELECT order_id FROM moved"))
    order = next(row["order_hk"] for row in story.ten_models.rows("select * from vault.hub_order") if row["order_id"] == moved)
    stays = state.changes(story.ten_models.rows("select * from vault.eff_order_customer"))[order]
    assert len(stays) >= 3 and stays[0][1] == stays[2][1] != stays[1][1]


def test_nothing_new_writes_nothing(story):
    result, before, after = story.nothing_new
    assert {(table.inserted, table.updated, table.deleted, table.rejected) for table in result.tables} == {(0, 0, 0, 0)}
    for table, snapshots in after.items():
        added = snapshots[len(before[table]) :]
        assert len(added) <= 1, table
        # Marts are built anew, and the logs note that it was looked.
        if not table.startswith("marts.") and not table.endswith(LOGS):
            written = {name: snapshot.summary.additional_properties.get(name, "0") for snapshot in added for name in ("added-data-files", "added-records")}
            assert set(written.values()) <= {"0"}, table


def test_every_table_says_which_load_it_has_seen(story):
    orders = story.two.repository.catalog().load_table("raw_northwind.orders").properties
    assert orders["lakehouse.last-load-time"].endswith("Z")
    _, _, after = story.nothing_new
    for name in ("raw_northwind.orders", "staging_northwind.orders", "vault.hub_order", "marts.dim_customer"):
        assert {snapshot.summary.additional_properties.get("lakehouse.source") for snapshot in after[name]} == {"northwind"}, name


def test_the_story_has_every_kind_of_change(story):
    """What the other tests claim to survive really happened."""
    raw = [row for table in ("orders", "order_details", "employee_territories") for row in story.ten.repository.rows(f"raw_northwind.{table}")]
    assert {row["_op"] for row in raw} == {"I", "U", "D"}
    products = story.ten_models.rows("select * from marts.dim_product")
    assert None in {row["category_id"] for row in products}
    months = {str(row["order_month"]) for row in story.ten_models.rows("select * from marts.fct_order_lines")}
    assert "1900-01-01" in months
    assert all(story.ten_models.rows(f"select 1 from {mart} limit 1") for mart in MARTS)
    assert len({revenue for revenue, *_ in story.revenues.values()}) == len(BUILT_AFTER)
