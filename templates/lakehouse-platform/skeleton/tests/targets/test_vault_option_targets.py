"""What people choose about the vault compiles for every target, and a grammar of its SQL reads it. DuckDB runs it: `tests/platform/test_vault_options.py`."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path

import pytest

from needs import missing
from shop_project import Project

OPTIONS = Path(__file__).parents[1] / "platform" / "vault_options"
SETTINGS = """vault:
  bridges:
    bridge_sales: { links: [lnk_line, lnk_order_customer, lnk_customer_region] }
  snapshots: { weekly: 8, monthly: all }
"""


@pytest.fixture(scope="module")
def chosen(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = Project(tmp_path_factory.mktemp("options") / "platform", OPTIONS / "shop.odcs.yaml", SETTINGS)
    for file in [*OPTIONS.glob("bsat_*"), *OPTIONS.glob("sal_*")]:
        shutil.copy(file, project.dbt / "models" / "business_vault")
    return project


@pytest.mark.parametrize("target, grammar", [("local", "spark"), ("athena", "athena"), ("snowflake", "snowflake"), ("postgres", "postgres")])
def test_models_of_people_and_chosen_tables_are_sql_of_the_target(chosen: Project, target: str, grammar: str):
    adapter = {"local": "spark"}.get(target, target)
    if importlib.util.find_spec(f"dbt.adapters.{adapter}") is None or importlib.util.find_spec("sqlglot") is None:
        missing(f"dbt-{adapter} or sqlglot is missing: run make setup TARGETS=all")
    import sqlglot

    models = chosen.compile(target, incremental=True)
    names = {path.stem for path in OPTIONS.glob("*.sql")} | {"bridge_sales", "snapshot_control"}
    assert names <= set(models)
    for name in names:
        assert isinstance(sqlglot.parse_one(models[name], read=grammar), sqlglot.exp.Query), name
