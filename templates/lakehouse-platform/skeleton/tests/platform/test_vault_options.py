"""
What people choose about the vault, as a real dbt on DuckDB builds and tests it: a point-in-time table that names one satellite, a bridge over chosen
links, kept snapshots, a computed satellite and same-as links by a rule and by a table. The models of people are the ones that the portal writes.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
import yaml

from duckdb_project import DuckDbProject

FIRST = datetime(2024, 3, 1, 8, tzinfo=timezone.utc)
MODELS = Path(__file__).with_name("vault_options")
SETTINGS = """vault:
  pointInTime:
    hub_customer: { satellites: [sat_customer] }
    hub_order: { off: true }
    hub_product: {}
  bridges:
    bridge_sales:
      links: [lnk_line, lnk_order_customer, lnk_customer_region]
  snapshots: { daily: 2 }
"""


def shop() -> dict:
    return yaml.safe_load((MODELS / "shop.odcs.yaml").read_text())


def customer(number: int, name: str, city: str | None, email: str, region: int) -> dict:
    return {"customer_id": number, "name": name, "city": city, "email": email, "region_id": region}


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> DuckDbProject:
    """Three days of loads: Ann moves and goes to another region on the second, and changes her mail address alone on the third."""
    project = DuckDbProject(tmp_path_factory.mktemp("options") / "repository")
    project.repository.write_contract("shop", shop())
    settings = project.repository.root / "lakehouse.yaml"
    settings.write_text(settings.read_text() + SETTINGS)
    assert project.generate() == (0, "")
    own = project.repository.root / "dbt" / "models" / "business_vault"
    for file in [*MODELS.glob("*.sql"), *MODELS.glob("*.yml")]:
        (own / file.name).write_text(file.read_text())
    assert project.generate() == (0, "")
    project.create_raw(shop())
    project.append("shop", "regions", "one", FIRST, [{"region_id": 1, "title": "North"}, {"region_id": 2, "title": "South"}])
    project.append("shop", "customers", "one", FIRST, [customer(1, "Ann", "Oslo", "a@x", 1), customer(2, "Bob", None, "A@X", 1), customer(3, "Cleo", "Rome", "c@x", 2)])
    project.append("shop", "orders", "one", FIRST, [{"order_id": 10, "placed": None, "customer_id": 1}])
    project.append("shop", "products", "one", FIRST, [{"product_id": 7, "title": "tea"}])
    project.append("shop", "lines", "one", FIRST, [{"order_id": 10, "product_id": 7, "amount": 5}])
    project.append("shop", "merges", "one", FIRST, [{"old_id": 3, "new_id": 2}, {"old_id": 2, "new_id": 1}])
    project.dbt("build")
    project.append("shop", "customers", "two", FIRST + timedelta(days=1), [customer(1, "Ann", "Bergen", "a@x", 2)], "U")
    project.dbt("build")
    project.append("shop", "customers", "three", FIRST + timedelta(days=2), [customer(1, "Ann", "Bergen", "ann@x", 2)], "U")
    project.append("shop", "customers", "three", FIRST + timedelta(days=2), [customer(3, "Cleo", "Rome", "c@x", 2)], "D")
    project.dbt("build")
    return project


def columns(project: DuckDbProject, table: str) -> set[str]:
    found = project.run("select column_name from information_schema.columns where table_schema = 'vault' and table_name = ?", table)
    return {name for (name,) in found}


def test_a_point_in_time_table_names_the_chosen_satellites_alone(project):
    assert {"sat_customer_key", "sat_customer_ldts"} <= columns(project, "pit_customer")
    assert not any("pii" in name for name in columns(project, "pit_customer"))
    rows = project.run(
        "select day(p.snapshot_ts - interval 1 second), s.city from vault.pit_customer p"
        " join vault.sat_customer s on s.customer_hk = p.sat_customer_key and s.ldts = p.sat_customer_ldts"
        " join vault.hub_customer h on h.customer_hk = p.customer_hk where h.customer_id = 1 order by 1"
    )
    assert rows == [(2, "Bergen"), (3, "Bergen")]


def test_a_table_that_is_switched_off_is_not_there_and_one_that_is_asked_for_is(project):
    assert columns(project, "pit_order") == set()
    assert "sat_product_key" in columns(project, "pit_product")


def test_only_as_many_snapshots_are_kept_as_were_chosen(project):
    kept = project.run("select day(snapshot_ts - interval 1 second) from vault.snapshot_control where is_daily or is_weekly or is_monthly or is_yearly order by 1")
    assert kept == [(2,), (3,)]


def test_a_bridge_follows_the_chosen_links_one_after_the_other(project):
    rows = project.run(
        "select day(b.snapshot_ts - interval 1 second), o.order_id, p.product_id, c.name, r.title from vault.bridge_sales b"
        " join vault.hub_order o using (order_hk) join vault.hub_product p using (product_hk)"
        " join (select * from vault.scd2_customer where is_current) c using (customer_hk)"
        " join (select * from vault.scd2_region where is_current) r using (region_hk) where not b.is_deleted order by 1"
    )
    # The first day is kept no more; on the second Ann was in the south already.
    assert rows == [(2, 10, 7, "Ann", "South"), (3, 10, 7, "Ann", "South")]


def test_a_computed_satellite_has_a_version_per_change_of_what_is_computed(project):
    rows = project.run(
        "select h.customer_id, day(s.ldts), s.town, s.reach, s.is_deleted, s.rsrc from vault.bsat_customer_card s"
        " join vault.hub_customer h using (customer_hk) order by 1, 2"
    )
    assert rows == [
        (1, 1, "OSLO", "Ann <a@x>", False, "bsat_customer_card"),
        (1, 2, "BERGEN", "Ann <a@x>", False, "bsat_customer_card"),
        (1, 3, "BERGEN", "Ann <ann@x>", False, "bsat_customer_card"),
        (2, 1, "NOWHERE", "Bob <A@X>", False, "bsat_customer_card"),
        (3, 1, "ROME", "Cleo <c@x>", False, "bsat_customer_card"),
        (3, 3, "ROME", "Cleo <c@x>", True, "bsat_customer_card"),
    ]


def test_a_change_that_leaves_the_computed_columns_as_they_were_is_no_version(project):
    rows = project.run("select day(s.ldts), s.town from vault.bsat_customer_town s join vault.hub_customer h using (customer_hk) where h.customer_id = 1 order by 1")
    assert rows == [(1, "OSLO"), (2, "BERGEN")]


def same(project: DuckDbProject, table: str) -> list[tuple]:
    return project.run(
        f"select d.customer_id, m.customer_id from vault.{table} s join vault.hub_customer m on m.customer_hk = s.customer_hk"
        " join vault.hub_customer d on d.customer_hk = s.same_customer_hk order by 1"
    )


def test_a_same_as_link_by_a_rule_compares_current_versions(project):
    # Ann and Bob had one address until Ann's changed; their names are of one length still.
    assert same(project, "sal_customer_email") == []
    pairs = same(project, "sal_customer_length")
    assert len(pairs) == 1 and set(pairs[0]) == {1, 2}


def test_a_same_as_link_by_a_table_leads_to_the_last_master(project):
    assert same(project, "sal_customer_merge") == [(2, 1), (3, 1)]


def test_a_point_in_time_table_of_another_shape_is_built_anew_once_it_is_dropped(project):
    before = project.run("select customer_hk, snapshot_ts, sat_customer_ldts from vault.pit_customer order by all")
    settings = project.repository.root / "lakehouse.yaml"
    settings.write_text(settings.read_text().replace("{ satellites: [sat_customer] }", "{}"))
    assert project.generate() == (0, "")
    with pytest.raises(AssertionError, match="sat_customer_pii"):
        project.dbt("build", "--select", "pit_customer")
    project.run("drop table vault.pit_customer")
    project.dbt("build", "--select", "pit_customer")
    assert project.run("select customer_hk, snapshot_ts, sat_customer_ldts from vault.pit_customer order by all") == before
    mails = project.run(
        "select day(p.snapshot_ts - interval 1 second), s.email from vault.pit_customer p"
        " join vault.sat_customer_pii s on s.customer_hk = p.sat_customer_pii_key and s.ldts = p.sat_customer_pii_ldts"
        " join vault.hub_customer h on h.customer_hk = p.customer_hk where h.customer_id = 1 order by 1"
    )
    assert mails == [(2, "a@x"), (3, "ann@x")]
