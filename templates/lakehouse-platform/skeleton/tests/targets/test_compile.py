"""One dbt project, every target: the generated models of `shop` compile for each of them with neither connection nor credentials."""

from __future__ import annotations

import importlib.util

import pytest

from needs import missing
from shop_project import Project

#: dbt adapter of each target.
TARGETS = {"local": "spark", "spark": "spark", "duckdb": "duckdb", "athena": "athena", "glue": None, "snowflake": "snowflake", "postgres": "postgres"}
LATER = True


def sql(project: Project, target: str, incremental: bool) -> dict[str, str]:
    adapter = TARGETS[target]
    if adapter and importlib.util.find_spec(f"dbt.adapters.{adapter}") is None:
        missing(f"dbt-{adapter} is missing: run make setup TARGETS=all")
    return project.compile(target, incremental)


@pytest.mark.parametrize("target", [target for target in TARGETS if target != "spark"])
def test_every_model_compiles(project: Project, target: str):
    models = sql(project, target, LATER)
    assert {"stg_shop__orders", "hub_customer", "lnk_order_line", "sat_customer", "eff_order_customer", "pit_customer", "fct_payment"} <= set(models)
    assert not [name for name, text in models.items() if "{{" in text or "None" in text]


def test_the_names_of_a_table_in_each_target(project: Project):
    written = {target: project.compile(target, LATER)["sat_order"] for target in ("athena", "snowflake", "local")}
    assert '"awsdatacatalog"."staging_shop"."orders"' in written["athena"]
    assert "LAKE.staging_shop.orders" in written["snowflake"] and '"ORDER_HK"' in written["snowflake"]
    assert "staging_shop.orders" in written["local"] and "`order_hk`" in written["local"]
