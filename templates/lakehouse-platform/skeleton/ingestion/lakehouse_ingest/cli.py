"""python -m lakehouse_ingest --contract contracts/<source>.odcs.yaml [--tables a,b] [--data <folder>] [--dry-run]"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import Optional, Sequence

from lakehouse_ingest import __version__
from lakehouse_ingest.contract import read_contract
from lakehouse_ingest.errors import IngestError
from lakehouse_ingest.load import new_load
from lakehouse_ingest.load_source import load_source
from lakehouse_ingest.observers import observers_for
from lakehouse_ingest.report import progress_line
from lakehouse_ingest.run import LoadOptions
from lakehouse_ingest.session import local_session
from lakehouse_ingest.sources import driver_packages, open_source


def parser() -> argparse.ArgumentParser:
    it = argparse.ArgumentParser(prog="lakehouse_ingest", description="Loads one source into its raw Iceberg tables.")
    it.add_argument("--contract", required=True, type=Path, help="contract file of the source")
    it.add_argument("--tables", default="", help="only these tables, separated by commas")
    it.add_argument("--data", help="folder of CSV files, instead of the server of the contract")
    it.add_argument("--server", help="server of the contract; by default the first one")
    it.add_argument("--catalog", default="lake", help="Iceberg catalog of the Spark session")
    it.add_argument("--home", type=Path, default=Path(".lakehouse"), help="folder of the local lakehouse")
    it.add_argument("--load-id", help="finish the load of this id, which was stopped")
    it.add_argument("--allow-empty", action="store_true", help="take a source without rows as: everything is deleted")
    it.add_argument("--metrics", action="store_true", help="print figures of the load as one line of JSON at its end")
    it.add_argument("--dry-run", action="store_true", help="read and compare, write nothing")
    return it


def main(argv: Optional[Sequence[str]] = None) -> int:
    """0: every table is loaded. 1: a table failed. 2: the load could not start."""
    args = parser().parse_args(argv)
    try:
        contract = read_contract(args.contract)
        tables = [name.strip() for name in args.tables.split(",") if name.strip()]
        contract.select(tables)
        home = args.home.resolve()
        spark = local_session(home, Path(os.environ.get("LAKEHOUSE_IVY", home / "ivy")), drivers=driver_packages(contract, data=args.data, server=args.server))
        load = new_load(contract.source, contract.version, os.environ.get("LAKEHOUSE_CODE_VERSION", __version__), args.load_id)
        source = open_source(spark, contract, data=args.data, server=args.server)
        observer = observers_for(
            spark,
            contract,
            load,
            repository=args.contract.resolve().parent.parent,
            catalog=args.catalog,
            home=home,
            server=None if args.data else contract.server(args.server),
            data=args.data,
            metrics="json" if args.metrics else None,
            lineage=not args.dry_run,
        )
        result = load_source(
            spark,
            contract,
            source,
            load,
            catalog=args.catalog,
            tables=tables,
            options=LoadOptions(dry_run=args.dry_run, allow_empty=args.allow_empty),
            progress=lambda table: print(progress_line(table), flush=True),
            observer=observer,
        )
    except IngestError as error:
        print(error, file=sys.stderr)
        return 2
    return 1 if result.failed else 0
