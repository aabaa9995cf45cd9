"""
The holiday homes of examples/bookings: late, corrected and repeated files, cancellations, blocked nights and bad rows. After every
delivery, in whatever order the files arrive, the marts say what a clerk works out by hand, night by night.
"""

from __future__ import annotations

import copy
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import state
from bookings_by_hand import Office
from bookings_rounds import DELIVERIES, arrive, reports, said_by_hand, said_by_marts, shuffled, write_deliveries
from killed import make_local_killed
from lake import Lake
from repository import LOGS, Repository, contract_of, needs_examples
from twin import Twin

pytestmark = needs_examples

#: Lines of a run, in their order, at which it is killed: in the ingestion, between ingestion and dbt, in the middle of dbt.
KILLED_AT = ("properties ", "Building the models", "vault.hub_property")
#: Columns that name a load, or that are made of one.
LOADS = ("_load_id", "_row_number", "_row_hash", "_batch", "_load_time", "loaded_at", "booking_lk")


def stamped(folder: Path, name: str) -> Repository:
    repository = Repository(folder / name, name)
    repository.stamp("bookings", contract_of("bookings"))
    return repository


@pytest.fixture(scope="module")
def deliveries(tmp_path_factory) -> list[Path]:
    return write_deliveries(tmp_path_factory.mktemp("deliveries"))


@pytest.fixture(scope="module")
def rounds(spark, deliveries, tmp_path_factory) -> dict[str, Any]:
    """Three deliveries, loaded and modelled on Spark: what marts and clerk said after each, and the lakehouse with its tables after the second."""
    folder = tmp_path_factory.mktemp("bookings")
    lake, landing, office = Lake(spark, stamped(folder, "homes")), folder / "landing", Office()
    told: dict[str, Any] = {"lake": lake, "said": [], "landing": landing}
    for delivery in deliveries:
        arrive(delivery, reports(delivery), landing, office)
        lake.build(lake.load("bookings", data=str(landing)))
        told["said"].append((said_by_marts(lake.repository.rows), said_by_hand(office)))
        if delivery == deliveries[1]:
            told["second"] = tables(lake.repository)
    return told


def tables(repository: Repository) -> dict[str, list]:
    """All rows of vault and marts, without what names their loads, and without the days on which there were loads."""
    names = [name for name in repository.tables() if name.startswith(("vault.", "marts.")) and name != "vault.snapshot_control"]
    return {name: state.table(repository.rows(name), without=LOADS) for name in names}


@pytest.mark.parametrize("number", DELIVERIES)
def test_after_every_delivery_the_marts_say_what_the_clerk_says(rounds, number):
    marts, by_hand = rounds["said"][number - 1]
    for name, expected in by_hand.items():
        assert marts[name] == expected, name


@pytest.mark.parametrize("seed", [11, 12])
def test_files_may_arrive_in_any_order(rounds, spark, deliveries, tmp_path, seed):
    name = f"shuffled_{seed}"
    lake, office = Lake(spark, stamped(tmp_path, name)), Office()
    twin = Twin(lake.repository.root / "dbt", tmp_path / "shuffled.duckdb")
    for delivery, files in shuffled(deliveries, seed):
        arrive(delivery, files, tmp_path / "landing", office)
        loaded = lake.load("bookings", data=str(tmp_path / "landing"))
        twin.take(lake.repository.catalog(), "bookings", {loaded.load_id})
        twin.dbt("run")
        marts, by_hand = said_by_marts(lambda table: twin.rows(f"select * from {table}")), said_by_hand(office)
        assert marts == by_hand
    assert marts == rounds["said"][-1][0]


def test_rows_that_cannot_be_read_are_set_aside_with_their_reason(rounds):
    rejected = rounds["lake"].repository.rows("raw_bookings._rejects")
    reasons = Counter(next(word for word in ("check_in", "fields", "kind") if word in row["reason"]) for row in rejected)
    assert reasons == {"check_in": 1, "fields": 1, "kind": 1}
    assert {Path(row["source_file"]).name for row in rejected} == {"2026-01-06.csv", "2026-01-09.csv", "2026-01-14.csv"}


def test_every_trap_is_in_the_nights(rounds):
    """What the other tests compare holds double bookings, guests on blocked nights and nights of a paused home."""
    nights = rounds["lake"].repository.rows("marts.fct_property_day")
    assert any(night["stays"] > 1 for night in nights)
    assert any(night["stays"] and night["blocks"] and night["state"] == "occupied" for night in nights)
    assert any(not night["blocks"] and night["state"] == "blocked" for night in nights)
    assert len(nights) == len({(night["property_id"], night["night"]) for night in nights})


def test_no_new_file_changes_nothing(rounds):
    lake = rounds["lake"]
    before = lake.repository.snapshots()
    loaded = lake.load("bookings", data=str(rounds["landing"]))
    assert [(table.rows_read, table.changed) for table in loaded.tables if table.table == "bookings"] == [(0, 0)]
    after = lake.repository.snapshots()
    assert [name for name in after if len(after[name]) > len(before[name]) and not name.endswith(LOGS)] == []


def test_a_run_that_is_killed_anywhere_and_started_again_ends_in_the_same_state(rounds, deliveries, tmp_path):
    repository, landing, office = stamped(tmp_path, "lake"), tmp_path / "landing", Office()
    variables = ("SOURCE=bookings", f"DATA={landing}")
    arrive(deliveries[0], reports(deliveries[0]), landing, office)
    for line in KILLED_AT:
        make_local_killed(repository, line, *variables, "TESTS=no")
    arrive(deliveries[1], reports(deliveries[1]), landing, office)
    said = repository.make_local(*variables)
    assert " fail" not in said.replace("0 failed", "")
    assert said_by_marts(repository.rows) == said_by_hand(office)
    killed, unkilled = tables(repository), copy.copy(rounds["second"])
    assert sorted(killed) == sorted(unkilled)
    for name in killed:
        assert killed[name] == unkilled[name], name
