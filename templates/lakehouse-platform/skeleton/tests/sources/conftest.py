"""The small source of the ingestion tests, for what is special to a kind of source."""

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis

from ingestion.conftest import source  # noqa: F401
from postgres import connect

# No test depends on how fast this machine is, or on luck.
hypothesis.register_profile("repeatable", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
hypothesis.load_profile("repeatable")


@pytest.fixture(scope="session")
def database(spark):
    """A real PostgreSQL."""
    return connect(spark)


@pytest.fixture
def schema(source, database):  # noqa: F811
    """An empty schema of PostgreSQL for one test."""
    database.run(f"DROP SCHEMA IF EXISTS {source.name} CASCADE")
    database.run(f"CREATE SCHEMA {source.name}")
    yield source.name
    database.run(f"DROP SCHEMA {source.name} CASCADE")
