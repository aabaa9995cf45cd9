"""python -m lakehouse_ingest --contract contracts/<source>.odcs.yaml: loads one source into its raw Iceberg tables."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Optional, Sequence

from lakehouse_ingest.checkpoints import Stopped, stops_on_signals
from lakehouse_ingest.command import Asked, load_asked, local_spark, names
from lakehouse_ingest.contract import read_contract
from lakehouse_ingest.errors import AnotherLoad, IngestError, LeaseLost
from lakehouse_ingest.lease import Lease
from lakehouse_ingest.lock import only_writer
from lakehouse_ingest.report import Progress, summary_table
from lakehouse_ingest.results import LoadResult
from lakehouse_ingest.run import LoadOptions
from lakehouse_ingest.session import given_session

LOADED, FAILED, NOT_STARTED, ANOTHER_LOAD, STOPPED = 0, 1, 2, 3, 130

_EXIT_CODES = """
exit codes:
  0    every table is loaded, or unchanged; rejected rows and warnings are in the lines
  1    a table failed; the others are loaded
  2    the load could not start
  3    another load of the source is running
  130  stopped by Ctrl-C or SIGTERM; what is loaded is whole, and the same command goes on
"""


def parser() -> argparse.ArgumentParser:
    it = argparse.ArgumentParser(
        prog="lakehouse_ingest",
        description="Loads one source into its raw Iceberg tables.",
        epilog=_EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    it.add_argument("--contract", required=True, type=Path, help="contract file of the source")
    it.add_argument("--tables", default="", help="only these tables, separated by commas")
    it.add_argument("--mode", choices=("full", "incremental"), help="this once, for tables that are loaded in the other of the two; full finds deletions")
    it.add_argument("--since", help="read from this cursor value on, instead of where the last load ended (tables with lakehouse.cursor)")
    it.add_argument("--data", help="folder of files, instead of the server of the contract")
    it.add_argument("--server", help="server of the contract; by default the first one")
    it.add_argument("--catalog", default="lake", help="Iceberg catalog of the Spark session")
    it.add_argument("--home", type=Path, default=Path(".lakehouse"), help="folder of the local lakehouse")
    it.add_argument("--load-id", help="finish the load of this id, which was stopped")
    it.add_argument("--wait", type=float, default=0, metavar="SECONDS", help="wait for another load of the source to end, instead of giving up")
    it.add_argument("--allow-empty", action="store_true", help="take a source without rows as: everything is deleted")
    it.add_argument("--metrics", action="store_true", help="print figures of the load as one line of JSON at its end")
    it.add_argument("--dry-run", action="store_true", help="read and compare, write nothing")
    return it


def main(argv: Optional[Sequence[str]] = None) -> int:
    """Returns the exit code; see --help."""
    args, progress = parser().parse_args(argv), Progress(sys.stdout)
    try:
        result = _load(_asked(args), args.wait, progress)
    except (AnotherLoad, LeaseLost) as error:
        return _ended(error, ANOTHER_LOAD)
    except IngestError as error:
        return _ended(error, NOT_STARTED)
    except Stopped as stopped:
        return _ended(stopped, STOPPED)
    except KeyboardInterrupt:
        return _ended("Stopped at once. What is loaded is whole; start the load again to go on.", STOPPED)
    progress.say(summary_table(result))
    return FAILED if result.failed else LOADED


def _asked(args: argparse.Namespace) -> Asked:
    contract, tables = read_contract(args.contract), names(args.tables)
    contract.select(tables)
    return Asked(
        contract,
        repository=args.contract.resolve().parent.parent,
        home=args.home.resolve(),
        tables=tables,
        data=args.data,
        server=args.server,
        catalog=args.catalog,
        options=LoadOptions(args.dry_run, args.allow_empty, args.mode, args.since),
        load_id=args.load_id,
        metrics="json" if args.metrics else None,
    )


def _load(asked: Asked, wait: float, progress: Progress) -> LoadResult:
    """With the session that spark-submit or Glue gives, whose catalog others may write to as well; else with one of this machine."""
    spark = given_session()
    if spark is not None:
        with stops_on_signals(progress.say) as switch:
            return load_asked(spark, asked, progress, switch, Lease(wait))
    with only_writer(asked.home, wait):
        spark = local_spark(asked)
        with stops_on_signals(progress.say) as switch:
            return load_asked(spark, asked, progress, switch)


def _ended(said: object, code: int) -> int:
    print(said, file=sys.stderr)
    return code
