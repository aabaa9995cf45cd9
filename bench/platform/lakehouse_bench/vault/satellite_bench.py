"""Satellite loads side by side: rows read from the target, wrong states afterwards, time."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Sequence

import duckdb

from lakehouse_bench.figures import Figure, Report, Table
from lakehouse_bench.rounds import Times, interleaved
from lakehouse_bench.vault import customers
from lakehouse_bench.vault.customers import Batch
from lakehouse_bench.vault.plan import Reads, reads
from lakehouse_bench.vault.project import BenchProject, ref
from lakehouse_bench.vault.scale import BATCHES, SCALES
from lakehouse_bench.vault.satellites import OTHERS, SatelliteTables
from lakehouse_bench.vault.suite import Score, scores

STAGE, SATELLITE, KEY, HASHDIFF = "stg_customer", "sat_customer", "customer_hk", "customer_hashdiff"
NEWEST = f"{SATELLITE}__newest"
TABLES = SatelliteTables(f"vault.{SATELLITE}", "delta", KEY, customers.PAYLOAD)
#: With the companion that keeps the newest version of each key; what it costs to keep it is part of its load.
OURS, OURS_KEPT = "ours", "ours, newest kept"


@dataclass(frozen=True)
class Outcome:
    """One shape and one batch: rows it added, states that are wrong afterwards, what it read, how long it took."""

    added: int
    wrong: int
    reads: Reads
    times: Times


def run(folder: Path, scale: str, rounds: int, say: Callable[[str], None]) -> Report:
    """Builds the history once, then measures every batch against a copy of it."""
    keys = SCALES[scale].satellite_keys
    say(f"satellite: building {keys * customers.VERSIONS:,} rows of history")
    history = _history(folder / "history", keys)
    say("satellite: running the cases")
    suite = scores(folder / "suite", OTHERS)
    tables, figures = [_suite_table(suite)], [Figure("cases that are loaded wrong", len(suite[OURS].wrong), "cases", at_most=0)]
    for batch in BATCHES:
        say(f"satellite: {batch.name}, {rounds} rounds")
        outcomes = _measure(history, batch, keys, rounds)
        tables.append(_table(batch, keys, outcomes, suite))
        figures += _figures(batch, outcomes)
    return Report("satellite", tables, figures)


def _history(folder: Path, keys: int) -> BenchProject:
    project = BenchProject(folder)
    raw = project.raw_table(customers.TABLE, customers.COLUMNS)
    project.model(
        "staging", STAGE, "staging_cases", "stage",
        raw=raw, record_source="bench.customer", columns=list(customers.COLUMNS),
        hash_keys={KEY: {"key": customers.typed(["customer_id"])}}, hashdiffs={HASHDIFF: customers.typed(customers.PAYLOAD)},
    )  # fmt: skip
    project.model("raw_vault", SATELLITE, "vault", "satellite", stage=ref(STAGE), parent_key=KEY, hashdiff=HASHDIFF, columns=customers.PAYLOAD)
    project.model("raw_vault", NEWEST, "vault", "newest_versions", satellite=ref(SATELLITE), key=KEY)
    with project.connect() as connection:
        connection.execute(customers.history(keys))
    project.run([STAGE, SATELLITE])
    with project.connect() as connection:
        connection.execute(_as_if_loaded_one_by_one())
    return project


def _as_if_loaded_one_by_one() -> str:
    """The satellite as it would be had each load come alone: its rows in the order of their times, each load with a batch of its own."""
    batches = f"_batch - date_diff('hour', ldts, (select max(ldts) from {TABLES.target})) as _batch"
    return f"""
        create table vault.grown as select * replace ({batches}) from {TABLES.target} order by ldts;
        drop table {TABLES.target};
        alter table vault.grown rename to {SATELLITE};
        checkpoint
        """


def _measure(history: BenchProject, batch: Batch, keys: int, rounds: int) -> dict[str, Outcome]:
    project = history.copy(batch.name)
    with project.connect() as connection:
        connection.execute(customers.batch(batch, keys))
    project.run([STAGE])
    loads = {OURS: _ours(project)}
    project.run([NEWEST])
    loads[OURS_KEPT] = [*_ours(project), *_keep_newest(project)]
    loads.update({name: [shape(TABLES)] for name, shape in OTHERS.items()})
    with project.connect() as connection:
        connection.execute(_delta())
        checked = {name: _check(connection, load) for name, load in loads.items()}
        times = interleaved({name: _loader(connection, load) for name, load in loads.items()}, rounds)
    shutil.rmtree(project.folder)
    return {name: Outcome(*checked[name], times[name]) for name in loads}


def _ours(project: BenchProject) -> list[str]:
    emitted = project.emitted(SATELLITE)
    return [*emitted.questions, f"insert into {TABLES.target} by name {emitted.select}"]


def _keep_newest(project: BenchProject) -> list[str]:
    """dbt merges what the companion selects on its key."""
    emitted, target = project.emitted(NEWEST), f"vault.{NEWEST}"
    merge = f"merge into {target} kept using ({emitted.select}) fresh on fresh.{KEY} = kept.{KEY}"
    return [*emitted.questions, f"{merge} when matched then update by name when not matched then insert by name"]


def _delta() -> str:
    """The rows of the batch alone: what the other generators find in staging."""
    return f"""
        create table delta as
        select {KEY}, {", ".join(customers.PAYLOAD)}, {HASHDIFF} as hashdiff, is_deleted, _load_time as ldts, rsrc
        from staging_cases.{STAGE} where _load_id = 'batch'
        """


def _check(connection: duckdb.DuckDBPyConnection, load: Sequence[str]) -> tuple[int, int, Reads]:
    """Rows added, wrong states, and rows read by one load that is then taken back."""
    count = f"select count(*) from {TABLES.target}"
    (before,) = connection.execute(count).fetchone()
    connection.begin()
    read = sum((reads(connection, statement, TABLES.target, before) for statement in load), Reads())
    (after,) = connection.execute(count).fetchone()
    (wrong,) = connection.execute(_wrong_states()).fetchone()
    connection.rollback()
    return after - before, wrong, read


def _wrong_states() -> str:
    """Observations of the keys in the batch, at the time of which the satellite shows another payload than the observed one."""
    return f"""
        with touched as (select distinct {KEY} from delta),
        observed as (select {KEY}, _load_time as ldts, {HASHDIFF} as hashdiff from staging_cases.{STAGE} semi join touched using ({KEY})),
        stored as (select {KEY}, ldts, hashdiff from {TABLES.target} semi join touched using ({KEY}))
        select count(*)
        from observed asof left join stored on stored.{KEY} = observed.{KEY} and stored.ldts <= observed.ldts
        where stored.hashdiff is distinct from observed.hashdiff
        """


def _loader(connection: duckdb.DuckDBPyConnection, load: Sequence[str]) -> Callable[[], None]:
    def once() -> None:
        connection.begin()
        for statement in load:
            connection.execute(statement).fetchall()
        connection.rollback()

    return once


def _suite_table(suite: dict[str, Score]) -> Table:
    rows = [[name, str(score), " ".join(score.wrong)] for name, score in suite.items()]
    return Table("Satellite cases about loading (tests/vault/cases/satellites.yaml)", ["shape", "right", "wrong ones"], rows)


def _table(batch: Batch, keys: int, outcomes: dict[str, Outcome], suite: dict[str, Score]) -> Table:
    ours = outcomes[OURS].times
    rows = [
        [name, str(suite.get(name, suite[OURS])), it.added, it.wrong, it.reads.full_scans, it.reads.target_rows, it.reads.all_rows]
        + [it.times.cpu / ours.cpu, it.times.wall / ours.wall, it.times.cpu, it.times.wall]
        for name, it in outcomes.items()
    ]
    columns = ["shape", "cases", "rows added", "wrong states", "full scans", "target rows read", "all rows read", "CPU to ours", "wall to ours", "CPU s", "wall s"]
    return Table(f"Satellite of {keys * customers.VERSIONS:,} rows, {batch.name}", columns, rows)


def _figures(batch: Batch, outcomes: dict[str, Outcome]) -> list[Figure]:
    ours, kept = outcomes[OURS], outcomes[OURS_KEPT]
    # Without an index, the newest versions are found in one pass over the keys, or in the companion. Late rows ask once more, for what is stored.
    late = 1 if batch.late_every else 0
    figures = [
        Figure(f"{batch.name}: wrong states", ours.wrong + kept.wrong, "states", at_most=0),
        Figure(f"{batch.name}: full scans of the target", ours.reads.full_scans, "scans", at_most=1 + late),
        Figure(f"{batch.name}: the same, newest kept", kept.reads.full_scans, "scans", at_most=late),
    ]
    # A shape that gets the rows wrong is no yardstick.
    right = [it for name, it in outcomes.items() if name in OTHERS and it.wrong == 0]
    for kind in ("cpu", "wall") if right else ():
        fastest = min(getattr(it.times, kind) for it in right)
        figures.append(Figure(f"{batch.name}: {kind} time against the fastest that is right", getattr(ours.times, kind) / fastest, "x", at_most=1.2))
    return figures
