"""What a person asks of a load, and the load of it. The command lines differ in where Spark comes from and in what follows."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Optional, Sequence

from pyspark.sql import SparkSession

from lakehouse_ingest import __version__
from lakehouse_ingest.checkpoints import Reached, pass_by
from lakehouse_ingest.contract import Contract
from lakehouse_ingest.lease import Lease
from lakehouse_ingest.lineage.context import platform_catalog
from lakehouse_ingest.load import new_load
from lakehouse_ingest.load_source import load_source
from lakehouse_ingest.observers import observers_for
from lakehouse_ingest.report import Progress
from lakehouse_ingest.results import LoadResult
from lakehouse_ingest.run import LoadOptions
from lakehouse_ingest.session import local_session
from lakehouse_ingest.sources import driver_packages, open_source


@dataclass(frozen=True)
class Asked:
    """`data`: a folder of files instead of the server; `server`: None is the first of the contract. `repository`: with lakehouse.yaml.

    `home`: folder of the local lakehouse. `load_id`: of a load that was stopped. `metrics`: json, emf or None.
    """

    contract: Contract
    repository: Path
    home: Path
    tables: Sequence[str] = ()
    data: Optional[str] = None
    server: Optional[str] = None
    catalog: str = "lake"
    options: LoadOptions = LoadOptions()
    load_id: Optional[str] = None
    metrics: Optional[str] = None


def names(text: str) -> list[str]:
    """The names in a list separated by commas."""
    return [name.strip() for name in text.split(",") if name.strip()]


def local_spark(asked: Asked) -> SparkSession:
    """The session of this machine, with the driver that the source needs."""
    ivy = Path(os.environ.get("LAKEHOUSE_IVY") or asked.home / "ivy")
    return local_session(asked.home, ivy, drivers=driver_packages(asked.contract, data=asked.data, server=asked.server))


def load_asked(spark: SparkSession, asked: Asked, progress: Progress, reached: Reached = pass_by, lease: Optional[Lease] = None) -> LoadResult:
    """Raises IngestError when the load cannot start, Stopped when it was asked to stop."""
    contract = asked.contract
    load = new_load(contract.source, contract.version, os.environ.get("LAKEHOUSE_CODE_VERSION") or __version__, asked.load_id)
    platform = platform_catalog(asked.repository) or "lake"
    source = open_source(spark, contract, data=asked.data, server=asked.server, catalog=asked.catalog, platform=platform)
    observer = observers_for(
        spark,
        contract,
        load,
        repository=asked.repository,
        catalog=asked.catalog,
        home=asked.home,
        server=None if asked.data else contract.server(asked.server),
        data=asked.data,
        metrics=asked.metrics,
        lineage=not asked.options.dry_run,
    )
    return load_source(
        spark,
        contract,
        source,
        load,
        catalog=asked.catalog,
        tables=asked.tables,
        options=asked.options,
        progress=progress.done,
        observer=observer,
        reached=reached,
        say=progress.step,
        lease=lease,
    )
