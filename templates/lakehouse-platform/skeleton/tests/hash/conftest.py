"""The engines that hold the vectors, each loaded once."""

from __future__ import annotations

import os

import pytest

from hash_engines import DuckDB, Engine, Postgres, Spark, Trino
from needs import missing
from postgres import VARIABLE
from vectors import load


@pytest.fixture(scope="session", params=["duckdb", "spark", "postgres", "trino"])
def engine(request: pytest.FixtureRequest) -> Engine:
    if request.param == "duckdb":
        found: Engine = DuckDB()
    elif request.param == "postgres":
        found = Postgres(os.environ.get(VARIABLE) or missing(f"{VARIABLE} is not set"))
    else:
        found = {"spark": Spark, "trino": Trino}[request.param](request.getfixturevalue(request.param))
    load(found)
    return found
