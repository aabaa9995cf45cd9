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


#: Tests that take minutes each: `make test-nightly` runs them, everything else leaves them out.
NIGHTLY = ("tests/platform/test_golden_platforms.py", "tests/platform/test_northwind.py", "tests/aws/test_two_writers.py")
#: … and those of an engine that is slow to ask, by the parameter of the test.
NIGHTLY_ENGINES = {"tests/vault/": "[spark-", "tests/hash/": "[trino"}


def pytest_addoption(parser):
    parser.addoption("--nightly", action="store_true", help="only the tests that take minutes each")


def pytest_collection_modifyitems(config, items):
    """Chooses one kind; pytest says how many of the other it leaves out. A test that is named on the command line is always run."""
    if any("::" in argument for argument in config.args):
        return
    chosen = [item for item in items if _is_nightly(item.nodeid) == config.getoption("--nightly")]
    config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
    items[:] = chosen


def _is_nightly(nodeid: str) -> bool:
    return nodeid.startswith(NIGHTLY) or any(nodeid.startswith(folder) and engine in nodeid for folder, engine in NIGHTLY_ENGINES.items())
