"""A receiver, and a client that is told of it the way people tell it: by OPENLINEAGE_URL."""

from __future__ import annotations

import pytest

from lineage.receiver import Receiver


@pytest.fixture
def receiver(monkeypatch):
    receiver = Receiver()
    for name in ("OPENLINEAGE_CONFIG", "OPENLINEAGE_DISABLED"):
        monkeypatch.delenv(name, raising=False)
    for name in ("TYPE", "URL", "ENDPOINT", "AUTH"):
        # The client writes what OPENLINEAGE_URL means into these. Set and taken away here, they do not outlive the test.
        monkeypatch.setenv(f"OPENLINEAGE__TRANSPORT__TRANSPORTS__DEFAULT_HTTP__{name}", "")
        monkeypatch.delenv(f"OPENLINEAGE__TRANSPORT__TRANSPORTS__DEFAULT_HTTP__{name}")
    monkeypatch.setenv("OPENLINEAGE_URL", receiver.url)
    yield receiver
    receiver.close()
