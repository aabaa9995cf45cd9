"""python -m lakehouse_maintain --source <name> [--tables a,b] [--older-than 5d] [--dry-run]"""

from __future__ import annotations

import argparse
import os
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Optional, Sequence

from lakehouse_ingest.durations import parse_duration
from lakehouse_ingest.errors import IngestError
from lakehouse_ingest.lock import only_writer
from lakehouse_maintain.retention import LEAST_AGE, Retention


def parser() -> argparse.ArgumentParser:
    it = argparse.ArgumentParser(prog="lakehouse_maintain", description="Compacts the tables of a source, expires old snapshots, removes orphan files.")
    it.add_argument("--source", required=True, help="name of the source; vault and marts are maintained with it")
    it.add_argument("--tables", default="", help="only these tables (orders, or raw_shop.orders), separated by commas")
    it.add_argument("--older-than", default="5d", help="age from which snapshots and orphan files may go; at least 3d")
    it.add_argument("--catalog", default="lake", help="Iceberg catalog of the Spark session")
    it.add_argument("--home", type=Path, default=Path(".lakehouse"), help="folder of the local lakehouse")
    it.add_argument("--dry-run", action="store_true", help="say what would be done, change nothing")
    return it


def main(argv: Optional[Sequence[str]] = None) -> int:
    """0: every table is maintained. 1: a table failed. 2: it could not start."""
    args = parser().parse_args(argv)
    try:
        max_age = older_than(args.older_than)
        home = args.home.resolve()
        if not args.source:
            raise IngestError("Which source? Name it with SOURCE=<name>.")
        with only_writer(home):
            return _run(home, max_age, args)
    except IngestError as error:
        print(error, file=sys.stderr)
        return 2


def older_than(text: str) -> timedelta:
    """Raises IngestError for an age that freshness and Snowflake cannot do with."""
    age = parse_duration(text)
    if age is None:
        raise IngestError(f"{text} is no duration: write for example 5d or 36h after --older-than.")
    if age < LEAST_AGE:
        raise IngestError(
            f"{text} is too young: freshness and Snowflake need the snapshots of {LEAST_AGE.days} days, and a load may still be writing files. Give 3d or more."
        )
    return age


def _run(home: Path, max_age: timedelta, args: argparse.Namespace) -> int:
    # Imported late: a wrong argument is told before Spark is loaded.
    from lakehouse_ingest.session import local_session
    from lakehouse_local.problems import use_java
    from lakehouse_maintain.maintain import maintain
    from lakehouse_maintain.report import progress_line, summary
    from lakehouse_maintain.targets import tables_of

    use_java()
    spark = local_session(home, Path(os.environ.get("LAKEHOUSE_IVY") or home / "ivy"))
    tables = tables_of(spark, args.catalog, args.source, [name.strip() for name in args.tables.split(",") if name.strip()])
    now = datetime.now(timezone.utc)
    reports = maintain(
        spark, args.catalog, tables, retention=Retention(max_age), now=now, dry_run=args.dry_run, progress=lambda report: print(progress_line(report), flush=True)
    )
    print(summary(reports, args.dry_run), flush=True)
    return 1 if any(report.failed for report in reports) else 0
