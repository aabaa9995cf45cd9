"""python -m lakehouse_ingest.glue --warehouse s3://bucket/warehouse …: prints the default arguments of a job as JSON; --package also writes the zip."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Optional, Sequence

from lakehouse_ingest.errors import IngestError
from lakehouse_ingest.glue.arguments import glue_arguments
from lakehouse_ingest.glue.package import write_package


def main(argv: Optional[Sequence[str]] = None) -> int:
    it = argparse.ArgumentParser(prog="lakehouse_ingest.glue", description="Default arguments of the Glue job, as JSON.")
    it.add_argument("--warehouse", required=True, help="s3://bucket/prefix of the tables, or the ARN of an S3 table bucket")
    it.add_argument("--packages", default="", help="s3:// address of lakehouse_ingest.zip")
    it.add_argument("--account", help="account of the Glue catalog, when it is another one")
    it.add_argument("--contract", default="", help="s3:// address of a contract, for a job of one source")
    it.add_argument("--temporary", default="", help="s3:// address of the job's --TempDir")
    it.add_argument("--event-logs", default="", help="s3:// address for the logs of the Spark UI")
    it.add_argument("--package", type=Path, help="also write lakehouse_ingest.zip to this file")
    args = vars(it.parse_args(argv))
    package = args.pop("package")
    try:
        print(json.dumps(glue_arguments(args.pop("warehouse"), **args), indent=2))
    except IngestError as error:
        print(error, file=sys.stderr)
        return 2
    if package:
        write_package(package)
    return 0


if __name__ == "__main__":
    sys.exit(main())
