"""
What the generator prints for every kind of table, as a real dbt on DuckDB builds and tests it: two sources that share a hub and of which one comes
later, rows that go over to another member, and a contract that changes.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from duckdb_project import DuckDbProject
from zoo_contract import contract

FIRST = datetime(2024, 3, 1, 8, tzinfo=timezone.utc)
TABLES = {
    "customers": ["id integer pk", "code unique", "name", "city"],
    "phones": ["customer_id integer pk -> customers.id", "kind pk", "digits"],
    "vips": ["customer_id integer pk -> customers.id", "since date"],
    "products": ["product_id integer pk", "title", "price number"],
    "orders": ["order_id integer pk", "placed date", "customer_id integer -> customers.id"],
    "lines": ["order_id integer pk -> orders.order_id", "line_no integer pk", "product_id integer -> products.product_id", "amount integer"],
    "countries": ["country pk", "title"],
    "visits": ["at timestamp", "customer_id integer -> customers.id", "seconds integer"],
    "codes": ["code pk"],
}
CLIENT = {"businessConcept": "client"}
SETTINGS = {"customers": CLIENT, "phones": {"multiActiveKey": ["kind"]}, "countries": {"kind": "reference"}, "visits": {"kind": "event"}}
ROWS = {
    "customers": [{"id": 1, "code": "C1", "name": "Ann", "city": "Oslo"}, {"id": 2, "code": "C2", "name": "Bob", "city": None}],
    "phones": [{"customer_id": 1, "kind": "home", "digits": "1"}, {"customer_id": 1, "kind": "work", "digits": "2"}],
    "vips": [{"customer_id": 1, "since": date(2020, 1, 1)}],
    "products": [{"product_id": 7, "title": "tea", "price": 2}, {"product_id": 8, "title": "jam", "price": 3}],
    "orders": [{"order_id": 1, "placed": date(2024, 2, 1), "customer_id": 1}, {"order_id": 2, "placed": date(2024, 2, 2), "customer_id": None}],
    "lines": [
        {"order_id": 1, "line_no": 1, "product_id": 7, "amount": 5},
        {"order_id": 1, "line_no": 2, "product_id": 8, "amount": 1},
        {"order_id": 2, "line_no": 1, "product_id": 7, "amount": 2},
    ],
    "countries": [{"country": "no", "title": "Norway"}],
    "visits": [{"at": datetime(2024, 2, 1), "customer_id": 1, "seconds": 30}] * 2,
    "codes": [{"code": "a"}, {"code": "b"}],
}


def shop(**tables: list[str]) -> dict:
    return contract("shop", {**TABLES, **tables}, SETTINGS)


def hours(number: int) -> datetime:
    return FIRST + timedelta(hours=number)


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> DuckDbProject:
    """Source `shop` is loaded, source `crm` has only its contract."""
    project = DuckDbProject(tmp_path_factory.mktemp("generated") / "repository")
    project.repository.write_contract("shop", shop())
    project.repository.write_contract("crm", contract("crm", {"people": ["login pk", "email"]}, {"people": CLIENT}))
    assert project.generate() == (0, "")
    project.create_raw(shop())
    for table, rows in ROWS.items():
        project.append("shop", table, "one", FIRST, rows)
    project.dbt("build", "--select", "tag:shop")
    return project


@pytest.fixture(scope="module")
def moved(project) -> DuckDbProject:
    """A line goes over to another product, a code goes, an order finds its customer."""
    project.append("shop", "lines", "two", hours(24), [{"order_id": 1, "line_no": 1, "product_id": 8, "amount": 5}], "U")
    project.append("shop", "codes", "two", hours(24), [{"code": "b"}], "D")
    project.append("shop", "orders", "two", hours(24), [{"order_id": 2, "placed": date(2024, 2, 2), "customer_id": 2}], "U")
    project.append("shop", "phones", "two", hours(24), [{"customer_id": 1, "kind": "work", "digits": "2"}], "D")
    project.dbt("build", "--select", "tag:shop")
    return project


@pytest.fixture(scope="module")
def joined(moved) -> DuckDbProject:
    """Source `crm` is loaded for the first time."""
    moved.create_raw(contract("crm", {"people": ["login pk", "email"]}))
    moved.append("crm", "people", "three", hours(48), [{"login": "C2", "email": "bob@example.com"}, {"login": "X", "email": None}])
    moved.dbt("build", "--select", "tag:crm")
    moved.dbt("build", "--select", "tag:shop")
    return moved


def facts(project: DuckDbProject) -> list[tuple]:
    """Order, line, product, customer of the order, amount."""
    return project.run("select order_id, line_no, product_id, login, amount from marts.fct_line order by order_id, line_no")


def test_every_kind_of_table_is_built_and_holds(project):
    assert facts(project) == [(1, 1, 7, "C1", 5), (1, 2, 8, "C1", 1), (2, 1, 7, None, 2)]
    assert project.run("select name, city, since from marts.dim_client_shop order by login") == [("Ann", "Oslo", date(2020, 1, 1)), ("Bob", None, None)]
    assert project.run("select count(*) from vault.lnk_visit where rsrc <> 'ghost'") == [(2,)]
    assert project.run("select kind, digits from vault.sat_phone where rsrc <> 'ghost' order by kind") == [("home", "1"), ("work", "2")]
    assert project.run("select title from vault.ref_country where rsrc <> 'ghost'") == [("Norway",)]
    assert project.run("select count(*) from marts.dim_date where date_day = date '2024-02-29'") == [(1,)]


def test_a_row_that_goes_over_to_another_member_is_counted_once(moved):
    assert facts(moved) == [(1, 1, 8, "C1", 5), (1, 2, 8, "C1", 1), (2, 1, 7, "C2", 2)]
    # The link holds both relationships that the line ever had.
    assert moved.run("select count(*) from vault.lnk_line where rsrc <> 'ghost'") == [(4,)]
    at = moved.run("select snapshot_ts::date, count(*) from vault.bridge_line where not is_deleted group by 1 order by 1")
    assert at == [(date(2024, 3, 2), 3), (date(2024, 3, 3), 3)]


def test_a_row_without_payload_that_goes_is_gone(moved):
    assert moved.run("select code from marts.dim_code order by code") == [("a",)]


def test_a_member_that_goes_leaves_a_smaller_set(moved):
    last = "select kind from vault.sat_phone where ldts = (select max(ldts) from vault.sat_phone) and not is_deleted"
    assert moved.run(last) == [("home",)]


def test_a_source_that_comes_later_joins_the_shared_hub(joined):
    assert joined.run("select login from vault.hub_client where rsrc <> 'ghost' order by login") == [("C1",), ("C2",), ("X",)]
    email = "select login, email from vault.hub_client join vault.scd2_client_crm_person using (client_hk) where is_current order by login"
    assert joined.run(email) == [("C2", "bob@example.com"), ("X", None)]


def test_a_contract_that_grows_gives_no_row_another_hash(joined):
    versions = joined.run("select client_hk, ldts, hashdiff from vault.sat_client_shop_customer order by all")
    joined.repository.write_contract("shop", shop(customers=["id integer pk", "vat", "code unique", "name", "city"]))
    assert joined.generate() == (0, "")
    joined.run("alter table raw_shop.customers add column vat varchar")
    joined.append("shop", "customers", "four", hours(72), [ROWS["customers"][0] | {"vat": None}], "U")
    joined.dbt("build", "--select", "tag:shop")
    assert joined.run("select client_hk, ldts, hashdiff from vault.sat_client_shop_customer order by all") == versions


def test_a_hash_that_has_to_change_is_refused_and_then_built_again_from_raw(joined):
    """A product is known by its title from now on: its hub and its links get other keys, and the history that they had."""
    by_title = shop(customers=["id integer pk", "vat", "code unique", "name", "city"], products=["product_id integer pk", "title unique", "price number"])
    joined.repository.write_contract("shop", by_title)
    assert joined.generate() == (0, ""), "a unique column alone changes no key"
    by_id, versions = stays(joined, "product_id"), joined.run("select ldts, price from vault.sat_product order by all")
    code, said = joined.generate("--accept-rehash", "shop.products")
    assert code == 1 and "--accept-rehash shop.lines" in said, "the rows of lines hold the key of products"
    assert stays(joined, "product_id") == by_id
    code, said = joined.generate("--accept-rehash", "all")
    assert code == 0
    # Marts are people's: they correct what names a column that is elsewhere now.
    marts = joined.project / "models" / "marts" / "shop"
    replace(marts / "fct_line.sql", {"'product_id': 'product_id'": "'title': 'title'"})
    replace(marts / "dim_product.sql", {"'title': 'title'": "'product_id': 'product_id'", "['product_id']": "['title']"})
    for relation in dropped(said):
        kind = joined.run("select table_type from information_schema.tables where table_schema || '.' || table_name = ?", relation)
        joined.run(f"drop {'view' if kind == [('VIEW',)] else 'table'} {relation}")
    joined.dbt("build", "--select", "tag:shop", "--exclude", "path:models/marts")
    joined.dbt("run", "--select", "path:models/marts/shop")
    titles = {row["product_id"]: row["title"] for row in ROWS["products"]}
    assert stays(joined, "title") == sorted((order, line, titles.get(product), *rest) for order, line, product, *rest in by_id)
    assert joined.run("select ldts, price from vault.sat_product order by all") == versions
    amounts = joined.run("select order_id, line_no, title, login, amount from marts.fct_line order by order_id, line_no")
    assert amounts == [(1, 1, "jam", "C1", 5), (1, 2, "jam", "C1", 1), (2, 1, "tea", "C2", 2)]


def stays(project: DuckDbProject, product: str) -> list[tuple]:
    """Where every line has been: order, line, product, and from when on or until when."""
    return project.run(
        f"""
        select order_id, line_no, {product}, eff.ldts, eff.is_deleted
        from vault.eff_line eff join vault.lnk_line using (line_lk)
        join vault.hub_order on hub_order.order_hk = lnk_line.order_hk join vault.hub_product on hub_product.product_hk = lnk_line.product_hk
        order by all
        """
    )


def replace(file: Path, texts: dict[str, str]) -> None:
    content = file.read_text()
    for old, new in texts.items():
        assert old in content
        content = content.replace(old, new)
    file.write_text(content)


def dropped(said: str) -> list[str]:
    """The relations that the generator's message says to drop."""
    return [relation for names in re.findall(r"in every environment drop ([^;]+);", said) for relation in names.split(", ")]
