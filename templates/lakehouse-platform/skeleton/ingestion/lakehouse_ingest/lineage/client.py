"""The OpenLineage client: as its own configuration says, else a file in a local run, else none."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Any, Mapping, Optional


def lineage_client(home: Optional[Path], load_id: str, environment: Mapping[str, str] = os.environ) -> Optional[Any]:
    """`home`: `.lakehouse` of a local run, where events go to `lineage/<load>.ndjson` unless OPENLINEAGE_URL, OPENLINEAGE_CONFIG,
    OPENLINEAGE__TRANSPORT__… or a file openlineage.yml say otherwise. None when there is nowhere to send to, or the package is missing."""
    try:
        from openlineage.client import OpenLineageClient
        from openlineage.client.facet_v2 import set_producer
    except ImportError:
        return None
    from lakehouse_ingest.lineage.events import PRODUCER

    set_producer(PRODUCER)
    if not environment.get("OPENLINEAGE_CLIENT_LOGGING"):
        # Its own messages name addresses and come once per event; what matters is said at the end.
        logging.getLogger("openlineage").setLevel(logging.CRITICAL)
    if _is_configured(environment):
        return OpenLineageClient()
    if home is None:
        return None
    folder = home / "lineage"
    folder.mkdir(parents=True, exist_ok=True)
    return OpenLineageClient(config={"transport": {"type": "file", "log_file_path": str(folder / f"{load_id}.ndjson"), "append": True}})


def _is_configured(environment: Mapping[str, str]) -> bool:
    if environment.get("OPENLINEAGE_URL") or environment.get("OPENLINEAGE_CONFIG") or environment.get("OPENLINEAGE_DISABLED"):
        return True
    if any(name.startswith("OPENLINEAGE__TRANSPORT") for name in environment):
        return True
    return any((folder / "openlineage.yml").is_file() for folder in (Path.cwd(), Path.home() / ".openlineage"))
