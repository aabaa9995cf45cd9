"""Ingestion beside plain Spark: a first load of all rows, and a second one in which 1 % of them changed."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable

from lakehouse_bench.figures import Figure, Report, Table
from lakehouse_bench.ingestion import orders

ROWS = {"tiny": 20_000, "small": 500_000, "full": 5_000_000}
#: A load takes minutes and its CPU time is steady: fewer rounds than the vault benches take.
ROUNDS = 3
OURS, PLAIN = "ours", "plain"


@dataclass(frozen=True)
class Load:
    """Medians of one kind of load: JVM CPU and wall seconds, the highest peak of JVM memory in megabytes, rows that the
    server read for it, and what the load found."""

    cpu: float
    wall: float
    memory: float
    read: int
    found: dict[str, int]


def run(folder: Path, scale: str, rounds: int, say: Callable[[str], None]) -> Report:
    """Needs a PostgreSQL server: LAKEHOUSE_TEST_POSTGRES is its address."""
    if not os.environ.get("LAKEHOUSE_TEST_POSTGRES"):
        raise SystemExit("Set LAKEHOUSE_TEST_POSTGRES to postgresql://user:password@host:port/database, or run npm run bench -- ingestion, which starts a server.")
    rows, rounds = ROWS[scale], min(rounds, ROUNDS)
    step = _Steps(folder, rows)
    say(f"ingestion: making {rows:,} rows in PostgreSQL")
    step("make", "make", orders.FIRST)
    try:
        measured: dict[tuple[str, str], list[dict[str, Any]]] = {}
        for number in range(rounds):
            say(f"ingestion: round {number + 1} of {rounds}")
            for table in (orders.FIRST, orders.SECOND):
                for shape in (OURS, PLAIN) if number % 2 == 0 else (PLAIN, OURS):
                    measured.setdefault((table, shape), []).append(step(shape, f"{shape}-{number}", table))
            for shape in (OURS, PLAIN):
                shutil.rmtree(folder / f"{shape}-{number}")
    finally:
        step("drop", "make", orders.FIRST)
    loads = {key: _median(values) for key, values in measured.items()}
    return Report("ingestion", [_table(rows, loads)], _figures(rows, loads))


class _Steps:
    """Runs a step of the worker in a process of its own and returns what it measured."""

    def __init__(self, folder: Path, rows: int):
        self.folder, self.rows = folder, rows

    def __call__(self, step: str, home: str, table: str) -> dict[str, Any]:
        (self.folder / home).mkdir(parents=True, exist_ok=True)
        result = self.folder / "result.json"
        command = [sys.executable, "-m", "lakehouse_bench.ingestion.worker", step, str(self.folder / home), table, str(self.rows), str(result)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"Step {step} of {table} ended with {done.returncode}: {done.stdout[-1000:]}{done.stderr[-3000:]}")
        return json.loads(result.read_text(encoding="utf-8"))


def _median(values: list[dict[str, Any]]) -> Load:
    cpu, wall = (statistics.median(value[name] for value in values) for name in ("cpu", "wall"))
    return Load(cpu, wall, max(value["memory"] for value in values), max(value["read"] for value in values), values[-1]["found"])


def _table(rows: int, loads: dict[tuple[str, str], Load]) -> Table:
    lines = []
    for table, title in ((orders.FIRST, "first"), (orders.SECOND, "second, 1 % changed")):
        plain = loads[table, PLAIN]
        for shape in (OURS, PLAIN):
            it = loads[table, shape]
            found = ", ".join(f"{count:,} {name}" for name, count in it.found.items() if count)
            lines.append([f"{title}: {shape}", found, it.read, rows / it.cpu, it.memory, it.cpu / plain.cpu, it.memory / plain.memory, it.cpu, it.wall])
    columns = ["load", "found", "source rows read", "rows/s per core", "peak MB", "CPU to plain", "peak to plain", "CPU s", "wall s"]
    return Table(f"Ingestion of {rows:,} rows from PostgreSQL by JDBC", columns, lines)


def _figures(rows: int, loads: dict[tuple[str, str], Load]) -> list[Figure]:
    first, second = loads[orders.FIRST, OURS].found, loads[orders.SECOND, OURS].found
    missed = [abs(second[name] - count) for name, count in orders.changes(rows).items()]
    figures = [Figure("changes missed or made up", abs(first["inserted"] - rows) + sum(missed), "rows", at_most=0)]
    for table, title in ((orders.FIRST, "first load"), (orders.SECOND, "second load")):
        ours, plain = loads[table, OURS], loads[table, PLAIN]
        # Not against the rows of the table: the server counts some rows twice when it is asked for ranges of a key.
        figures.append(Figure(f"{title}: rows read in the source against plain", ours.read / plain.read, "x", at_most=1.01))
        figures.append(Figure(f"{title}: rows/s per core", rows / ours.cpu, "rows/s"))
        figures.append(Figure(f"{title}: CPU against plain", ours.cpu / plain.cpu, "x"))
        figures.append(Figure(f"{title}: peak memory", ours.memory, "MB"))
        figures.append(Figure(f"{title}: peak memory against plain", ours.memory / plain.memory, "x"))
    return figures
