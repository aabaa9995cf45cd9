"""The script of an AWS Glue job (glueetl, Glue 5.1): loads one source into the Glue catalog. It runs under any spark-submit as well.

    --contract s3://bucket/platform/contracts/shop.odcs.yaml [--tables a,b] [--mode full] [--data s3://bucket/files] [--wait 600] …

Catalog and Spark settings come from the job's own arguments (`python -m lakehouse_ingest.glue` prints them), lakehouse_ingest.zip by --extra-py-files.
A run in which a table failed, or that could not start, ends with an exception whose sentence Glue shows as the reason.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Sequence

from pyspark.sql import SparkSession

from lakehouse_ingest.checkpoints import stops_on_signals
from lakehouse_ingest.command import Asked, load_asked, names
from lakehouse_ingest.contract import read_contract
from lakehouse_ingest.errors import IngestError
from lakehouse_ingest.glue.files import fetched
from lakehouse_ingest.glue.options import JobOptions, job_options
from lakehouse_ingest.lease import Lease
from lakehouse_ingest.metrics import EMF
from lakehouse_ingest.report import Progress, summary_table
from lakehouse_ingest.results import LoadResult
from lakehouse_ingest.run import LoadOptions


class JobFailed(Exception):
    """The run is to be marked as failed."""


def main(argv: Sequence[str]) -> LoadResult:
    """Loads and prints; raises JobFailed when a table failed or the load could not start."""
    progress = Progress(sys.stdout)
    try:
        with tempfile.TemporaryDirectory() as folder:
            result = _load(job_options(argv), Path(folder), progress)
    except IngestError as error:
        raise JobFailed(str(error)) from None
    progress.say(summary_table(result))
    if result.failed:
        reasons = "; ".join(f"{table.table}: {table.note}" for table in result.failed)
        raise JobFailed(f"{len(result.failed)} of {len(result.tables)} tables of {result.source} failed. {reasons}")
    return result


def _load(options: JobOptions, folder: Path, progress: Progress) -> LoadResult:
    contract_file = fetched(options.contract, folder)
    contract = read_contract(contract_file)
    asked = Asked(
        contract,
        repository=contract_file.resolve().parent.parent,
        home=folder,
        tables=names(options.tables),
        data=options.data,
        server=options.server,
        catalog=options.catalog,
        options=LoadOptions(options.dry_run, options.allow_empty, options.mode, options.since),
        load_id=options.load_id,
        metrics=EMF,
    )
    contract.select(asked.tables)
    spark = session(options.catalog)
    with stops_on_signals(progress.say) as switch:
        return load_asked(spark, asked, progress, switch, Lease(options.wait))


def session(catalog: str) -> SparkSession:
    """The session that the job has; times are read and written in UTC."""
    spark = SparkSession.builder.getOrCreate()
    if spark.conf.get(f"spark.sql.catalog.{catalog}", None) is None:
        raise IngestError(f"The session has no catalog {catalog}: give the job the arguments that `python -m lakehouse_ingest.glue` prints.")
    spark.conf.set("spark.sql.session.timeZone", "UTC")
    return spark


if __name__ == "__main__":
    main(sys.argv)
