"""One Spark session for all tests that need one; it writes to a temporary lakehouse."""

import importlib.util
import os
import sys

import pytest

from needs import IVY, REPOSITORY, missing

# What a test starts by itself finds the same jars.
os.environ["LAKEHOUSE_IVY"] = str(IVY)
sys.path.insert(0, str(REPOSITORY / "ingestion"))


@pytest.fixture(scope="session")
def spark(tmp_path_factory):
    if importlib.util.find_spec("pyspark") is None:
        missing("pyspark is missing: run make setup")
    from lakehouse_ingest.session import local_session
    from lakehouse_local.problems import use_java
    from mysql import mysql_drivers

    use_java()
    session = local_session(tmp_path_factory.mktemp("lakehouse"), IVY, drivers=mysql_drivers())
    yield session
    session.stop()


@pytest.fixture(scope="session")
def trino():
    """Trino's own engine, for the SQL that Athena is sent."""
    if importlib.util.find_spec("pyspark") is None:
        missing("pyspark is missing: run make setup")
    from trino import Trino

    engine = Trino()
    yield engine
    engine.stop()
