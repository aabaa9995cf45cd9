"""What the tests of jobs need: the code of the platform, and one Spark session with a temporary lakehouse."""

import os
import sys
from pathlib import Path

import pytest

_REPOSITORY = Path(__file__).resolve().parents[1]
_IVY = Path(os.environ.get("LAKEHOUSE_IVY") or _REPOSITORY / ".lakehouse" / "ivy")
sys.path.insert(0, str(_REPOSITORY / "ingestion"))


@pytest.fixture(scope="session")
def spark(tmp_path_factory):
    from lakehouse_ingest.session import local_session
    from lakehouse_local.problems import use_java

    use_java()
    # One JVM runs one session: after the other tests it is theirs, which they stop.
    session = local_session(tmp_path_factory.mktemp("lakehouse"), _IVY)
    yield session
    session.stop()
