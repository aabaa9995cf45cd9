"""
What the onboarding form stamps runs, at both ends: the smallest CSV file, and a database with every answer that can be given. The contracts
are the golden output of the template; Northwind's is in test_northwind.py.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from needs import REPOSITORY, call, lakehouse_cli
from postgres import Postgres, connect
from repository import Repository

GOLDEN = (REPOSITORY / "../../../plugins/scaffolder-backend-module-lakehouse/src/__golden__").resolve()
pytestmark = pytest.mark.skipif(not GOLDEN.is_dir(), reason="the golden files lie beside the template, not in a stamped repository")

SCHEMA = "golden_everything"
TABLES = """
create type {schema}.state as enum ('new', 'paid');
create table {schema}.customers (customer_id integer primary key, code text unique not null, email text, "select" text, changed_at timestamptz not null);
create table {schema}.orders (order_id bigint primary key, customer_id integer not null references {schema}.customers, status {schema}.state not null, placed_at timestamptz not null, total numeric(12, 2));
create table {schema}.order_lines (order_id bigint references {schema}.orders, line integer, quantity integer not null, primary key (order_id, line));
create table {schema}.clicks (at timestamptz not null, page text);
insert into {schema}.customers select i, 'C' || i, 'm' || i || '@example.org', 'sel ' || i, now() - i * interval '1 hour' from generate_series(1, 20) i;
insert into {schema}.orders select i, 1 + i % 20, (array['new', 'paid'])[1 + i % 2]::{schema}.state, now() - i * interval '1 minute', i * 1.25 from generate_series(1, 100) i;
insert into {schema}.order_lines select i, line, line from generate_series(1, 100) i, generate_series(1, 2) line;
insert into {schema}.clicks select now() - i * interval '1 minute', '/p' || i from generate_series(1, 50) i;
""".replace("{schema}", SCHEMA)


def stamp(folder: Path, name: str, **changes) -> Repository:
    repository = Repository(folder / "repository")
    contract = yaml.safe_load((GOLDEN / name / "contract.odcs.yaml").read_text())
    repository.write_contract(contract["name"], {**contract, **changes})
    repository.generate()
    return repository


def check(repository: Repository) -> None:
    """As `make check`, which is what CI of a platform repository runs."""
    call(lakehouse_cli(), "validate", *sorted(map(str, (repository.root / "contracts").iterdir())), cwd=repository.root)
    call(lakehouse_cli(), "generate", "--repo", ".", "--check", cwd=repository.root)


@pytest.fixture
def database(spark) -> Postgres:
    database = connect(spark)
    database.run(f"drop schema if exists {SCHEMA} cascade; create schema {SCHEMA}")
    database.run(TABLES)
    yield database
    database.run(f"drop schema {SCHEMA} cascade")


def test_the_smallest_csv_file(tmp_path):
    (tmp_path / "stores.csv").write_text("store_id\n1\n2\n")
    repository = stamp(tmp_path, "csv")
    check(repository)
    told = repository.make_local("SOURCE=stores", f"DATA={tmp_path}")
    assert "1 loaded, 0 failed" in told
    assert sorted(row["store_id"] for row in repository.rows("marts.dim_store") if row["store_id"]) == [1, 2]


def test_a_database_with_every_answer(database, tmp_path):
    repository = stamp(tmp_path, "everything", servers=[database.server(SCHEMA)])
    check(repository)
    assert "4 loaded, 0 failed" in repository.make_local("SOURCE=everything")
    revenue = database.scalar(f"select sum(total) from {SCHEMA}.orders")
    assert str(sum(row["total"] for row in repository.rows("raw_everything.orders"))) == revenue
    keys = {row["code"] for row in repository.rows("vault.hub_customer")}
    assert {f"C{i}" for i in range(1, 21)} <= keys
    assert len(repository.rows("raw_everything.clicks")) == 50

    database.run(f"update {SCHEMA}.customers set email = 'new@example.org', changed_at = now() + interval '1 second' where customer_id = 7")
    database.run(f"insert into {SCHEMA}.clicks values (now(), '/last')")
    told = repository.make_local("SOURCE=everything")
    assert "1 new, 1 changed, 0 deleted" in told
    versions = [row["email"] for row in repository.rows("vault.sat_customer_pii") if row["email"] in ("m7@example.org", "new@example.org")]
    assert sorted(versions) == ["m7@example.org", "new@example.org"]
