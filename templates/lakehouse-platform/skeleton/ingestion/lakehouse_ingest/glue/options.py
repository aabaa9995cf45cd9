"""The arguments of a job run."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from typing import Optional, Sequence

from lakehouse_ingest.errors import IngestError
from lakehouse_ingest.glue.arguments import CATALOG

#: Names as Glue wants them, without hyphens. All values are texts; true and false are written as such.
NAMES = ("contract", "tables", "mode", "since", "data", "server", "catalog", "load_id", "wait", "allow_empty", "dry_run")


@dataclass(frozen=True)
class JobOptions:
    """`contract`: s3:// address or path. The others mean what they mean for `python -m lakehouse_ingest`."""

    contract: str
    tables: str = ""
    mode: Optional[str] = None
    since: Optional[str] = None
    data: Optional[str] = None
    server: Optional[str] = None
    catalog: str = CATALOG
    load_id: Optional[str] = None
    wait: float = 0
    allow_empty: bool = False
    dry_run: bool = False


def job_options(argv: Sequence[str]) -> JobOptions:
    """Reads `--name value` pairs; what Glue adds for itself is passed over. Raises IngestError for a value that cannot be used."""
    given = given_arguments(argv, NAMES)
    if not given.get("contract"):
        raise IngestError("The job has no argument --contract: give it the s3:// address of a contract.")
    numbers = {"wait": _seconds(given.pop("wait"))} if "wait" in given else {}
    flags = {name: _flag(name, given.pop(name)) for name in ("allow_empty", "dry_run") if name in given}
    if given.get("mode") not in (None, "full", "incremental"):
        raise IngestError(f"The argument --mode is {given['mode']}: write full or incremental.")
    return JobOptions(**given, **numbers, **flags)  # type: ignore[arg-type]


def given_arguments(argv: Sequence[str], names: Sequence[str]) -> dict[str, str]:
    """The `--name value` pairs of `names` that are there, by Glue's own reader where there is one."""
    named = [name for name in names if any(word == f"--{name}" or word.startswith(f"--{name}=") for word in argv)]
    try:
        from awsglue.utils import getResolvedOptions
    except ImportError:
        parser = argparse.ArgumentParser(allow_abbrev=False)
        for name in named:
            parser.add_argument(f"--{name}")
        return vars(parser.parse_known_args(argv[1:])[0])
    resolved = getResolvedOptions(list(argv), named)
    return {name: resolved[name] for name in named}


def _seconds(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise IngestError(f"The argument --wait is {text}: write a number of seconds.") from None


def _flag(name: str, text: str) -> bool:
    if text.lower() not in ("true", "false"):
        raise IngestError(f"The argument --{name} is {text}: write true or false.")
    return text.lower() == "true"
