"""The script of an AWS Glue job (glueetl, Glue 5.1) that runs one transformation. Jobs that load a source run lakehouse_ingest/glue_job.py.

    --job s3://bucket/platform/jobs/daily/job.yaml [--catalog glue_catalog]

Catalog and Spark settings come from the job's own arguments, as infra/modules/glue-jobs gives them; lakehouse.zip by --extra-py-files.
A run that published nothing ends with an exception whose sentence Glue shows as the reason.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Sequence

from lakehouse_ingest.errors import IngestError
from lakehouse_ingest.glue.arguments import CATALOG
from lakehouse_ingest.glue.options import given_arguments
from lakehouse_ingest.glue_job import JobFailed, session
from lakehouse_jobs.files import fetched_job
from lakehouse_jobs.run import Published, run_transformation
from lakehouse_jobs.settings import read_job


def main(argv: Sequence[str]) -> Published:
    """Raises JobFailed when nothing was published."""
    given = given_arguments(argv, ("job", "catalog"))
    catalog = given.get("catalog", CATALOG)
    try:
        if not given.get("job"):
            raise IngestError("The job has no argument --job: give it the s3:// address of a job.yaml.")
        with tempfile.TemporaryDirectory() as folder:
            job = read_job(fetched_job(given["job"], Path(folder)))
        if job.kind != "transformation":
            raise IngestError(f"The job {job.name} loads a source: run lakehouse_ingest/glue_job.py with --contract instead.")
        done = run_transformation(session(catalog), job, catalog)
    except IngestError as error:
        raise JobFailed(str(error)) from None
    print(f"Job {job.name}: {done.table} has {done.rows} rows, {len(done.judged)} rules hold.")
    return done


if __name__ == "__main__":
    main(sys.argv)
