"""Point-in-time tables side by side: rows of the largest step, wrong rows, time."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Optional

import duckdb

from lakehouse_bench.figures import Figure, Report, Table
from lakehouse_bench.rounds import Times, interleaved
from lakehouse_bench.vault import customers
from lakehouse_bench.vault.pits import OTHERS, PitTables, truth
from lakehouse_bench.vault.plan import Steps, steps
from lakehouse_bench.vault.project import BenchProject, ref
from lakehouse_bench.vault.scale import SCALES, VaultScale

OURS, RIVAL = "ours", "AutomateDV"
STAGE, HUB, PIT, KEY, SNAPSHOTS = "stg_customer", "hub_customer", "pit_customer", "customer_hk", "snapshots"
#: Each has a column that changes with every version.
SATELLITES = {"sat_profile": ["name", "city"], "sat_credit": ["segment", "credit"], "sat_visits": ["visits", "since"]}
TABLES = PitTables(f"vault.{HUB}", KEY, list(SATELLITES), f"raw_cases.{SNAPSHOTS}")


@dataclass(frozen=True)
class Outcome:
    """One shape: rows it gives, rows that are wrong or missing, what its steps handled, how long it took."""

    rows: int
    wrong: int
    steps: Steps
    times: Times


def run(folder: Path, scale: str, rounds: int, say: Callable[[str], None]) -> Report:
    """Measures the first build, with all snapshots, and then the build of one more snapshot."""
    size = SCALES[scale]
    say(f"pit: building three satellites of {size.pit_keys * customers.VERSIONS:,} rows")
    project = _vault(folder, size)
    say(f"pit: {size.snapshots} snapshots, {rounds} rounds")
    first = _measure(project, TABLES, rounds)
    project.run([PIT])
    with project.connect() as connection:
        connection.execute(_snapshots(size, size.snapshots, 1))
        connection.execute(f"create view newest_snapshot as select * from {TABLES.snapshots} order by snapshot_ts desc limit 1")
    say(f"pit: one more snapshot, {rounds} rounds")
    # The others get nothing but the new snapshot to look at, which is the best that they could do.
    more = _measure(project, PitTables(TABLES.hub, KEY, TABLES.satellites, "newest_snapshot"), rounds)
    titles = {f"first build, {size.snapshots} snapshots": first, "one more snapshot": more}
    keys = f"PIT of {size.pit_keys:,} keys, three satellites of {size.pit_keys * customers.VERSIONS:,} rows"
    tables = [_table(f"{keys}, {title}", outcomes) for title, outcomes in titles.items()]
    return Report("pit", tables, [*_figures("first build", first, at_least=10), *_figures("one more snapshot", more)])


def _vault(folder: Path, size: VaultScale) -> BenchProject:
    project = BenchProject(folder)
    raw = project.raw_table(customers.TABLE, customers.COLUMNS)
    snapshots = project.raw_table(SNAPSHOTS, {"snapshot_ts": "timestamptz", **{f"is_{kind}": "boolean" for kind in ("daily", "weekly", "monthly", "yearly")}})
    stage = ref(STAGE)
    project.model(
        "staging", STAGE, "staging_cases", "stage",
        raw=raw, record_source="bench.customer", columns=list(customers.COLUMNS), hash_keys={KEY: {"key": customers.typed(["customer_id"])}},
        hashdiffs={f"{name}_hashdiff": customers.typed(columns) for name, columns in SATELLITES.items()},
    )  # fmt: skip
    project.model("raw_vault", HUB, "vault", "hub", key=KEY, business_key=["customer_id"], sources=[{"stage": stage, "columns": ["customer_id"]}])
    for name, columns in SATELLITES.items():
        project.model("raw_vault", name, "vault", "satellite", stage=stage, parent_key=KEY, hashdiff=f"{name}_hashdiff", columns=columns)
    satellites = [{"relation": ref(name), "name": name} for name in SATELLITES]
    project.model("business_vault", PIT, "vault", "pit", hub=ref(HUB), key=KEY, satellites=satellites, snapshots=snapshots)
    with project.connect() as connection:
        connection.execute(customers.history(size.pit_keys))
        connection.execute(_snapshots(size, 0, size.snapshots))
    project.run([STAGE, HUB, *SATELLITES])
    return project


def _snapshots(size: VaultScale, first: int, count: int) -> str:
    """INSERT of snapshots; those of the first build are spread evenly over the twenty loads, one an hour."""
    return f"""
        insert into {TABLES.snapshots} by name
        select timestamptz '2026-01-01 01:30:00+00' + to_minutes({20 * 60 // size.snapshots} * number) as snapshot_ts,
          true as is_daily, true as is_weekly, true as is_monthly, true as is_yearly
        from range({first}, {first + count}) snapshots(number)
        """


def _measure(project: BenchProject, tables: PitTables, rounds: int) -> dict[str, Outcome]:
    ours = project.emitted(PIT)
    builds = {OURS: [*ours.questions, f"create temp table built as {ours.select}"]}
    builds.update({name: [f"create temp table built as {shape(tables)}"] for name, shape in OTHERS.items()})
    with project.connect() as connection:
        connection.execute(f"create temp table truth as {truth(tables)}")
        checked = {name: _check(connection, build) for name, build in builds.items()}
        times = interleaved({name: _builder(connection, build) for name, build in builds.items()}, rounds)
    return {name: Outcome(*checked[name], times[name]) for name in builds}


def _check(connection: duckdb.DuckDBPyConnection, build: list[str]) -> tuple[int, int, Steps]:
    done = sum((steps(connection, statement) for statement in build), Steps())
    columns = ", ".join([KEY, "snapshot_ts", *(f"{name}_ldts" for name in SATELLITES)])
    (rows,) = connection.execute("select count(*) from built semi join truth using (snapshot_ts)").fetchone()
    built, right = f"select {columns} from built semi join truth using ({KEY}, snapshot_ts)", f"select {columns} from truth"
    (wrong,) = connection.execute(f"select count(*) from (({built} except {right}) union all ({right} except {built}))").fetchone()
    connection.execute("drop table built")
    return rows, wrong, done


def _builder(connection: duckdb.DuckDBPyConnection, build: list[str]) -> Callable[[], None]:
    def once() -> None:
        for statement in build:
            connection.execute(statement).fetchall()
        connection.execute("drop table built")

    return once


def _table(title: str, outcomes: dict[str, Outcome]) -> Table:
    ours = outcomes[OURS].times
    rows = [
        [name, it.rows, it.wrong, it.steps.read, it.steps.largest, it.times.cpu / ours.cpu, it.times.wall / ours.wall, it.times.cpu, it.times.wall]
        for name, it in outcomes.items()
    ]
    return Table(title, ["shape", "rows", "wrong rows", "rows read", "largest step", "CPU to ours", "wall to ours", "CPU s", "wall s"], rows)


def _figures(title: str, outcomes: dict[str, Outcome], at_least: Optional[int] = None) -> list[Figure]:
    """`at_least`: how many times faster than the join and MAX. With one snapshot alone there is little to multiply, so no goal is set."""
    ours, rival = outcomes[OURS], outcomes[RIVAL]
    return [
        Figure(f"{title}: wrong rows", ours.wrong, "rows", at_most=0),
        Figure(f"{title}: CPU of join-and-max against ours", rival.times.cpu / ours.times.cpu, "x", at_least=at_least),
        Figure(f"{title}: wall time of join-and-max against ours", rival.times.wall / ours.times.wall, "x", at_least=at_least),
    ]
