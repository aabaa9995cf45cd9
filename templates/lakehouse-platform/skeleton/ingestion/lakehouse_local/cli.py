"""python -m lakehouse_local --source <name> [--data <folder>]: ingestion, dbt build and dbt tests in one JVM."""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path
from typing import Optional, Sequence

from lakehouse_ingest.errors import IngestError
from lakehouse_local.lock import only_writer
from lakehouse_local.problems import check_disk, check_python, use_java
from lakehouse_local.sources import contract_path


def parser() -> argparse.ArgumentParser:
    it = argparse.ArgumentParser(prog="lakehouse_local", description="Runs one source through the platform on this machine.")
    it.add_argument("--source", default="", help="name of the source: contracts/<name>.odcs.yaml")
    it.add_argument("--data", default="", help="folder of CSV files, instead of the server of the contract")
    it.add_argument("--server", default="", help="server of the contract; by default the first one")
    it.add_argument("--tables", default="", help="only these tables, separated by commas")
    it.add_argument("--allow-empty", action="store_true", help="take a source without rows as: everything is deleted")
    it.add_argument("--no-tests", action="store_true", help="build the models without their tests")
    it.add_argument("--repository", type=Path, default=Path("."), help="the platform repository")
    return it


def main(argv: Optional[Sequence[str]] = None) -> int:
    """0: all is well. 1: a table, a model or a test failed. 2: the run could not start."""
    args = parser().parse_args(argv)
    repository = args.repository.resolve()
    home = repository / ".lakehouse"
    try:
        check_python()
        contract = contract_path(repository, args.source)
        if args.data and not Path(args.data).is_dir():
            raise IngestError(f"There is no folder {args.data}: give DATA the folder that holds the CSV files.")
        with only_writer(home):
            check_disk(home)
            use_java()
            return _run(repository, home, contract, args)
    except IngestError as error:
        print(error, file=sys.stderr)
        return 2


def _run(repository: Path, home: Path, contract_file: Path, args: argparse.Namespace) -> int:
    # Imported late: a wrong machine is told before Spark and dbt are loaded.
    from lakehouse_ingest import __version__
    from lakehouse_ingest.contract import read_contract
    from lakehouse_ingest.load import new_load
    from lakehouse_ingest.load_source import load_source
    from lakehouse_ingest.observers import observers_for
    from lakehouse_ingest.report import progress_line
    from lakehouse_ingest.run import LoadOptions
    from lakehouse_ingest.session import local_session
    from lakehouse_ingest.sources import driver_packages, open_source
    from lakehouse_local.modelling import build_models, has_models
    from lakehouse_local.summary import summary

    started = time.monotonic()
    contract = read_contract(contract_file)
    tables = [name.strip() for name in args.tables.split(",") if name.strip()]
    contract.select(tables)
    _say(f"Starting Spark for {contract.source}")
    spark = local_session(home, Path(os.environ.get("LAKEHOUSE_IVY") or home / "ivy"), drivers=driver_packages(contract, data=args.data, server=args.server or None))
    load = new_load(contract.source, contract.version, os.environ.get("LAKEHOUSE_CODE_VERSION") or __version__)
    data = str(Path(args.data).resolve()) if args.data else None
    source = open_source(spark, contract, data=data, server=args.server or None)
    _say(f"Loading {len(tables or contract.tables)} tables")
    server = None if data else contract.server(args.server or None)
    observer = observers_for(spark, contract, load, repository=repository, home=home, server=server, data=data)
    options = LoadOptions(allow_empty=args.allow_empty)
    loaded = load_source(spark, contract, source, load, tables=tables, options=options, progress=lambda t: _say(progress_line(t)), observer=observer)
    models = None
    if has_models(repository, contract.source):
        _say("Building the models")
        models = build_models(spark, repository, load, [t.table for t in loaded.failed], _say, tests=not args.no_tests)
    _say(summary(loaded, models, time.monotonic() - started))
    spark.stop()
    return 1 if loaded.failed or (models is not None and not models.ok) else 0


def _say(text: str) -> None:
    print(text, flush=True)
