"""`python -m lakehouse_bench [satellite] [pit] [ingestion]`: prints every figure beside its goal."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import Callable, Optional, Sequence

from lakehouse_bench.figures import Report, Table

ROUNDS = 5
SCALES = ("tiny", "small", "full")
#: `vault` stands for both benches of the vault.
NAMES = {"vault": ["satellite", "pit"], "satellite": ["satellite"], "pit": ["pit"], "ingestion": ["ingestion"]}


def parser() -> argparse.ArgumentParser:
    it = argparse.ArgumentParser(prog="lakehouse_bench", description="Figures of the platform's vault macros and ingestion beside their goals.")
    it.add_argument("benches", nargs="*", choices=[*NAMES, []], help="by default all")
    it.add_argument("--scale", choices=SCALES, default="small", help="tiny: seconds, to try it out; small: minutes; full: the scale of the goals")
    it.add_argument("--rounds", type=int, default=ROUNDS, help=f"interleaved rounds of which medians are taken; {ROUNDS} by default")
    it.add_argument("--json", type=Path, help="write the figures here instead of printing their goals")
    return it


def main(argv: Optional[Sequence[str]] = None) -> int:
    args = parser().parse_args(argv)
    wanted = list(dict.fromkeys(name for given in args.benches or ["vault", "ingestion"] for name in NAMES[given]))
    reports = []
    with tempfile.TemporaryDirectory(prefix="lakehouse-bench-") as folder:
        for name in wanted:
            reports.append(_bench(name)(Path(folder) / name, args.scale, args.rounds, _say))
            for table in reports[-1].tables:
                print(table, flush=True)
    rows = [figure.row(report.bench) for report in reports for figure in report.figures]
    if not args.json:
        print(Table("Goals", ["figure", "value", "goal", "met"], [[f"{row['bench']}: {row['figure']}", row["value"], row["goal"], row["met"]] for row in rows]))
    else:
        args.json.parent.mkdir(parents=True, exist_ok=True)
        tables = [{"title": table.title, "columns": table.columns, "rows": table.rows} for report in reports for table in report.tables]
        args.json.write_text(json.dumps({"figures": rows, "tables": tables}, indent=2), encoding="utf-8")
    return 0


def _bench(name: str) -> Callable[..., Report]:
    """Imported late: Spark and dbt take seconds, and one bench needs only one of them."""
    if name == "satellite":
        from lakehouse_bench.vault.satellite_bench import run
    elif name == "pit":
        from lakehouse_bench.vault.pit_bench import run
    else:
        from lakehouse_bench.ingestion.bench import run
    return run


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
