"""python -m lakehouse_jobs --job <name>: runs one job on this machine."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import Optional, Sequence

from lakehouse_ingest.errors import IngestError
from lakehouse_ingest.lock import only_writer
from lakehouse_jobs.settings import Job, job_folder, read_job
from lakehouse_local import cli as local
from lakehouse_local.problems import check_disk, check_python, use_java


def parser() -> argparse.ArgumentParser:
    it = argparse.ArgumentParser(prog="lakehouse_jobs", description="Runs one job of the platform on this machine.")
    it.add_argument("--job", default="", help="name of the job: jobs/<name>")
    it.add_argument("--data", default="", help="for a job that loads a source: folder of files, instead of the server of the contract")
    it.add_argument("--repository", type=Path, default=Path("."), help="the platform repository")
    return it


def main(argv: Optional[Sequence[str]] = None) -> int:
    """0: published. 1: a rule is broken, or a table of a source failed. 2: the run could not be done. 130: it was stopped."""
    args = parser().parse_args(argv)
    repository = args.repository.resolve()
    try:
        check_python()
        job = read_job(job_folder(repository, args.job))
        if job.kind == "source":
            return local.main(["--source", job.source, "--data", args.data, "--repository", str(repository)])
        return _transform(repository, job)
    except IngestError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Stopped. The table is as it was, or as the run has left it whole.", file=sys.stderr)
        return 130


def _transform(repository: Path, job: Job) -> int:
    # Imported late: a wrong machine is told before Spark is loaded.
    from lakehouse_ingest.session import local_session
    from lakehouse_jobs.run import RulesBroken, run_transformation

    home = repository / ".lakehouse"
    with only_writer(home):
        check_disk(home)
        use_java()
        spark = local_session(home, Path(os.environ.get("LAKEHOUSE_IVY") or home / "ivy"))
        try:
            done = run_transformation(spark, job, "lake")
        except RulesBroken as broken:
            print(broken, file=sys.stderr)
            return 1
        finally:
            spark.stop()
    print(f"Job {job.name}: {done.table} has {done.rows} rows, {len(done.judged)} rules hold.")
    return 0
