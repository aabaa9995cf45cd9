"""python -m lakehouse_local --source <name> [--data <folder>]: ingestion, dbt build and dbt tests in one JVM."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import Optional, Sequence

from lakehouse_ingest.errors import IngestError
from lakehouse_ingest.lock import only_writer
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
    """0: all is well. 1: a table, a model or a test failed. 2: the run could not start. 130: it was stopped."""
    args = parser().parse_args(argv)
    repository = args.repository.resolve()
    home = repository / ".lakehouse"
    try:
        check_python()
        contract = contract_path(repository, args.source)
        if args.data and not Path(args.data).is_dir():
            raise IngestError(f"There is no folder {args.data}: give DATA the folder that holds the files.")
        with only_writer(home):
            check_disk(home)
            use_java()
            return _run(repository, home, contract, args)
    except IngestError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Stopped. What is loaded is whole; run again to go on.", file=sys.stderr)
        return 130


def _run(repository: Path, home: Path, contract_file: Path, args: argparse.Namespace) -> int:
    # Imported late: a wrong machine is told before Spark and dbt are loaded.
    from lakehouse_ingest.checkpoints import Stopped, stops_on_signals
    from lakehouse_ingest.command import Asked, load_asked, local_spark, names
    from lakehouse_ingest.contract import read_contract
    from lakehouse_ingest.report import Progress
    from lakehouse_ingest.run import LoadOptions
    from lakehouse_local.modelling import build_models, has_models
    from lakehouse_local.summary import summary

    started, progress = time.monotonic(), Progress(sys.stdout)
    contract, tables = read_contract(contract_file), names(args.tables)
    contract.select(tables)
    data = str(Path(args.data).resolve()) if args.data else None
    asked = Asked(contract, repository, home, tables, data, args.server or None, options=LoadOptions(allow_empty=args.allow_empty))
    progress.say(f"Starting Spark for {contract.source}")
    spark = local_spark(asked)
    progress.say(f"Loading {len(tables or contract.tables)} tables")
    try:
        with stops_on_signals(progress.say) as switch:
            loaded = load_asked(spark, asked, progress, switch)
    except Stopped as stopped:
        print(stopped, file=sys.stderr)
        return 130
    models = None
    if has_models(repository, contract.source):
        progress.say("Building the models")
        assert loaded.load is not None
        models = build_models(spark, repository, loaded.load, [t.table for t in loaded.failed], progress.say, tests=not args.no_tests)
    progress.say(summary(loaded, models, time.monotonic() - started))
    spark.stop()
    return 1 if loaded.failed or (models is not None and not models.ok) else 0
