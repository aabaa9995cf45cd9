"""One Spark session for all tests that need one; it writes to a temporary lakehouse."""

import os
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(REPOSITORY / "ingestion"))


@pytest.fixture(scope="session")
def spark(tmp_path_factory):
    from lakehouse_ingest.session import local_session
    from lakehouse_local.problems import use_java

    use_java()
    home = tmp_path_factory.mktemp("lakehouse")
    session = local_session(home, Path(os.environ.get("LAKEHOUSE_IVY") or REPOSITORY / ".lakehouse" / "ivy"))
    yield session
    session.stop()
