"""The whole platform on Northwind: PostgreSQL, raw, vault and marts agree, and a second look changes nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from postgres import connect

SKELETON = Path(__file__).resolve().parents[2]
PROJECT = SKELETON.parents[2]
EXAMPLE = PROJECT / "examples" / "northwind"
PUBLIC_ROWS = PROJECT.parent / "shared" / "data" / "northwind"
CLI = os.environ.get("LAKEHOUSE_CLI", "")

pytestmark = pytest.mark.skipif(
    not (EXAMPLE.is_dir() and CLI and shutil.which("node")), reason="needs examples/northwind, node and LAKEHOUSE_CLI"
)


def call(*command: str, cwd: Path, code: int = 0, **env: str) -> str:
    done = subprocess.run(command, cwd=cwd, env={**os.environ, **env}, capture_output=True, text=True, check=False)
    assert done.returncode == code, f"{' '.join(command)} ended with {done.returncode}\n{done.stdout}\n{done.stderr[-3000:]}"
    return done.stdout


def rows_of(day: int, folder: Path) -> Path:
    call("node", str(EXAMPLE / "generate.mjs"), "--out", str(folder), "--day", str(day), cwd=folder.parent)
    return folder


@pytest.fixture(scope="module")
def repository(tmp_path_factory) -> Path:
    """A stamped platform repository with Northwind in it."""
    root = tmp_path_factory.mktemp("platform") / "repository"
    ignored = shutil.ignore_patterns(".lakehouse", ".venv", "target", "logs", "__pycache__", ".pytest_cache")
    shutil.copytree(SKELETON, root, ignore=ignored)
    (root / "contracts").mkdir()
    shutil.copy(EXAMPLE / "northwind.odcs.yaml", root / "contracts")
    shutil.copytree(EXAMPLE / "marts", root / "dbt" / "models" / "marts" / "northwind")
    call("node", CLI, "generate", "--repo", str(root), cwd=root)
    return root


@pytest.fixture(scope="module")
def database(spark, repository, tmp_path_factory):
    """Day 0 of Northwind in PostgreSQL; the contract's server points there."""
    postgres = connect(spark)
    postgres.run("DROP SCHEMA IF EXISTS northwind_e2e CASCADE; CREATE SCHEMA northwind_e2e; SET search_path TO northwind_e2e")
    postgres.run((EXAMPLE / "northwind.sql").read_text())
    postgres.run("SET session_replication_role = replica")
    data = PUBLIC_ROWS if PUBLIC_ROWS.is_dir() else rows_of(0, tmp_path_factory.mktemp("day") / "0")
    for file in sorted(data.glob("[a-z]*.csv")):
        postgres.insert_csv("northwind_e2e", file)
    path = repository / "contracts" / "northwind.odcs.yaml"
    contract = yaml.safe_load(path.read_text())
    contract["servers"] = [postgres.server("northwind_e2e")]
    path.write_text(yaml.safe_dump(contract, sort_keys=False))
    return postgres


def local(repository: Path, *more: str, code: int = 0) -> str:
    command = [sys.executable, "-m", "lakehouse_local", "--source", "northwind", *more]
    return call(*command, cwd=repository, code=code, PYTHONPATH="ingestion")


def table(repository: Path, name: str):
    """Rows as another engine (pyiceberg) reads them, as a pandas-free list of dicts."""
    from pyiceberg.catalog import load_catalog

    home = repository / ".lakehouse"
    return load_catalog("lake", type="sql", uri=f"sqlite:///{home / 'catalog.db'}").load_table(name)


def rows(repository: Path, name: str) -> list[dict]:
    return table(repository, name).scan().to_arrow().to_pylist()


def revenue(lines: list[dict]) -> Decimal:
    return sum((r["unit_price"] * r["quantity"] * (1 - r["discount"]) for r in lines), Decimal(0))


def current(changes: list[dict], *key: str, order: str, gone) -> list[dict]:
    newest: dict = {}
    for row in sorted(changes, key=lambda r: r[order]):
        newest[tuple(row[k] for k in key)] = row
    return [row for row in newest.values() if not gone(row)]


def totals(repository: Path) -> dict[str, Decimal]:
    raw = current(rows(repository, "raw_northwind.order_details"), "order_id", "product_id", order="_load_time", gone=lambda r: r["_op"] == "D")
    versions = [r for r in rows(repository, "vault.sat_order_detail") if r["unit_price"] is not None or r["is_deleted"]]
    vault = current(versions, next(c for c in versions[0] if c.endswith("_lk")), order="ldts", gone=lambda r: r["is_deleted"])
    mart = rows(repository, "marts.fct_order_lines")
    assert len(raw) == len(vault) == len(mart)
    return {"raw": revenue(raw), "vault": revenue(vault), "mart": revenue(mart)}


def snapshot_counts(repository: Path) -> dict[str, int]:
    names = ["orders", "order_details", "customers"]
    return {name: len(table(repository, f"raw_northwind.{name}").metadata.snapshots) for name in names}


def test_loads_from_postgres_then_changes_then_nothing(repository, database, tmp_path):
    said = local(repository)
    assert "14 loaded, 0 failed" in said and " pass" in said
    expected = Decimal(database.scalar("SELECT sum(unit_price::text::numeric * quantity * (1 - discount::text::numeric)) FROM northwind_e2e.order_details"))
    assert set(totals(repository).values()) == {expected}

    database.run("UPDATE northwind_e2e.order_details SET quantity = quantity + 1 WHERE order_id = 10248")
    database.run("DELETE FROM northwind_e2e.order_details WHERE order_id = 10249")
    local(repository, "--no-tests")
    expected = Decimal(database.scalar("SELECT sum(unit_price::text::numeric * quantity * (1 - discount::text::numeric)) FROM northwind_e2e.order_details"))
    assert set(totals(repository).values()) == {expected}

    before = snapshot_counts(repository)
    local(repository, "--no-tests")
    assert snapshot_counts(repository) == before
    claim = table(repository, "raw_northwind.orders").metadata
    assert claim.properties["lakehouse.last-load-time"].endswith("Z")
    assert {s.summary.additional_properties.get("lakehouse.source") for s in table(repository, "vault.hub_order").metadata.snapshots} == {"northwind"}
