"""The watchers of a load, as command line and environment ask for them."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Optional

from pyspark.sql import SparkSession

from lakehouse_ingest.committed import committed
from lakehouse_ingest.contract import Contract, Server
from lakehouse_ingest.lineage.client import lineage_client
from lakehouse_ingest.lineage.context import lineage_context
from lakehouse_ingest.load import Load
from lakehouse_ingest.metrics import MetricsObserver
from lakehouse_ingest.observer import Observer, Observers

_log = logging.getLogger(__name__)


def observers_for(
    spark: SparkSession,
    contract: Contract,
    load: Load,
    *,
    repository: Path,
    catalog: str = "lake",
    home: Optional[Path] = None,
    server: Optional[Server] = None,
    data: Optional[str] = None,
    metrics: Optional[str] = None,
    lineage: bool = True,
) -> Observers:
    """`repository`: with lakehouse.yaml. `home`: `.lakehouse` of a local run, which keeps lineage as files. `server` or `data`: what is read.

    `metrics`: json, emf or None. `lineage` False: of a load that writes nothing. A lineage configuration that cannot be used is said and left out.
    """
    found: list[Observer] = []
    try:
        client = lineage_client(home, load.id) if lineage else None
    except Exception as error:  # noqa: BLE001 - the client raises whatever its configuration provokes
        client = None
        _log.warning("There will be no lineage: the configuration of OpenLineage cannot be used (%s).", type(error).__name__)
    if client is not None:
        from lakehouse_ingest.lineage.observer import LineageObserver
        from lakehouse_ingest.lineage.sender import Sender

        context = lineage_context(contract, load, repository=repository, server=server, data=data)
        found.append(LineageObserver(spark, catalog, context, Sender(client)))
    if metrics:

        def size_of(table) -> int:  # type: ignore[no-untyped-def]
            written = committed(spark, f"{catalog}.`raw_{contract.source}`.`{table.name}`", load.id)
            return written.size if written else 0

        found.append(MetricsObserver(load, metrics, size_of))
    return Observers(found)
