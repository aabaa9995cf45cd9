"""How far a vault table reads, seen in the SQL that dbt compiles, and what happens when its progress is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from project import VaultProject, hours, ref
from satellite_cases import KEY

MODELS = ["reading_marks", "stg_thing", "hub_thing", "sat_thing", "sat_thing__newest"]


class Thing:
    """One table with a hub, a satellite and the satellite's companion."""

    def __init__(self, folder: Path):
        self.project = VaultProject(folder)
        self.loads = 0
        raw = self.project.table("thing", ["key", "a"])
        hashes = {"hash_keys": {"thing_hk": {"key": KEY}}, "hashdiffs": {"payload_hashdiff": [["a", "string"]]}}
        self.project.model("staging", "stg_thing", "staging_cases", "stage", raw=raw, record_source="cases.thing", columns=["key", "a"], **hashes)
        stage = ref("stg_thing")
        hub = {"key": "thing_hk", "business_key": ["key"], "sources": [{"stage": stage, "columns": ["key"]}]}
        self.project.model("raw_vault", "hub_thing", "vault", "hub", **hub)
        satellite = {"stage": stage, "parent_key": "thing_hk", "hashdiff": "payload_hashdiff", "columns": ["a"]}
        self.project.model("raw_vault", "sat_thing", "vault", "satellite", **satellite)
        self.project.model("raw_vault", "sat_thing__newest", "vault", "newest_versions", satellite=ref("sat_thing"), key="thing_hk")
        self.project.write_model("raw_vault", "reading_marks", "vault", "{{ reading_marks() }}")

    def load(self, *rows: tuple[str, int, str], models: list[str] = MODELS) -> dict[str, str]:
        """One load of (key, time, payload), then a run; gives the SQL of the models."""
        self.project.append("thing", f"load-{self.loads:03}", [(at, False, {"key": key, "a": a}) for key, at, a in rows])
        self.loads += 1
        return {result.node.name: result.node.compiled_code for result in self.project.run(models)}

    def stage_unchanged(self, count: int) -> None:
        """As if that many more runs had staged the newest rows again and then stopped."""
        self.execute(
            f"""
            insert into staging_cases.stg_thing by name
            select staged.* replace ('seen-again' as _load_id, _batch + number as _batch, _load_time + to_minutes(number) as _load_time, _load_time as _seen_before)
            from staging_cases.stg_thing staged, range(1, {count + 1}) numbers(number)
            where _batch = (select max(_batch) from staging_cases.stg_thing)
            """
        )

    def versions(self) -> list[tuple[str, float, str]]:
        stored = "select hub.key, sat.ldts, sat.a from {vault}.sat_thing sat join {vault}.hub_thing hub using (thing_hk) where sat.rsrc <> 'ghost'"
        return sorted((key, hours(ldts), a) for key, ldts, a in self.project.query(stored))

    def batches(self) -> list[int]:
        return [batch for (batch,) in self.project.query("select distinct _batch from {staging_cases}.stg_thing order by 1")]

    def execute(self, statement: str) -> None:
        self.project.engine.execute(statement)


@pytest.fixture()
def thing(tmp_path) -> Thing:
    return Thing(tmp_path)


def test_only_new_batches_are_read_and_only_the_companion_is_compared(thing):
    thing.load(("k", 1, "A"), ("l", 1, "A"))
    thing.load(("k", 2, "B"), ("m", 2, "A"))
    sql = thing.load(("k", 3, "C"))
    *_, before, newest = thing.batches()
    for model in ("hub_thing", "sat_thing"):
        assert f"_batch > {before} and _batch <= {newest}" in sql[model]
    assert "late_keys" not in sql["sat_thing"]
    assert '"vault"."sat_thing__newest" stored' in sql["sat_thing"] and '"vault"."sat_thing" ' not in sql["sat_thing"]
    assert "_load_id in ('load-002')" in sql["stg_thing"]


def test_a_late_row_puts_only_its_own_key_in_order(thing):
    thing.load(("k", 1, "A"), ("l", 1, "A"))
    thing.load(("k", 5, "A"), ("l", 5, "B"))
    sql = thing.load(("k", 3, "B"), ("l", 9, "C"))
    assert "late_keys" in sql["sat_thing"]
    assert thing.versions() == [("k", 1, "A"), ("k", 3, "B"), ("k", 5, "A"), ("l", 1, "A"), ("l", 5, "B"), ("l", 9, "C")]


def test_batches_that_change_nothing_are_marked_as_read(thing):
    """Without marks each run would read all batches since the last change again."""
    thing.load(("k", 1, "A"))
    thing.stage_unchanged(7)
    thing.load()
    assert thing.project.query("select * from {vault}.reading_marks") == [], "seven batches may be read again"
    thing.stage_unchanged(1)
    thing.load()
    marked = thing.project.query("select reader, stage, read_up_to from {vault}.reading_marks order by 1")
    newest = thing.batches()[-1]
    assert marked == [("hub_thing", "stg_thing", newest), ("sat_thing", "stg_thing", newest)]
    sql = thing.load(("k", 11, "B"), ("l", 11, "A"))
    assert f"_batch > {newest}" in sql["sat_thing"] and f"_batch > {newest}" in sql["hub_thing"]
    assert thing.versions() == [("k", 1, "A"), ("k", 11, "B"), ("l", 11, "A")]


def test_a_mark_is_not_trusted_by_a_table_that_was_taken_back(thing):
    thing.load(("k", 1, "A"))
    thing.load(("k", 2, "B"))
    thing.stage_unchanged(8)
    thing.load()
    assert thing.project.query("select count(*) from {vault}.reading_marks where reader = 'sat_thing'") == [(1,)]
    thing.execute("delete from vault.sat_thing where a = 'B'")
    thing.load()
    assert thing.versions() == [("k", 1, "A"), ("k", 2, "B")]


def test_staging_may_be_made_anew(thing):
    """From raw, when its rows were thrown away: nothing is loaded twice, and what was observed still counts."""
    thing.load(("k", 1, "A"))
    thing.load(("k", 5, "A"))
    thing.execute("drop table staging_cases.stg_thing")
    thing.load(("k", 3, "B"))
    assert thing.versions() == [("k", 1, "A"), ("k", 3, "B"), ("k", 5, "A")]
    assert thing.project.query("select count(*) from {vault}.hub_thing") == [(3,)]


def test_a_companion_that_is_behind_is_not_read(thing):
    thing.load(("k", 1, "A"))
    thing.load(("k", 2, "B"), models=["stg_thing", "hub_thing", "sat_thing"])
    sql = thing.load(("k", 3, "B"))
    assert '"vault"."sat_thing" stored' in sql["sat_thing"]
    assert thing.versions() == [("k", 1, "A"), ("k", 2, "B")]
    sql = thing.load(("k", 4, "B"))
    assert '"vault"."sat_thing__newest" stored' in sql["sat_thing"], "it has caught up"


def test_a_companion_that_is_ahead_is_not_read(thing):
    """The satellite was taken back to an older snapshot and the companion was not."""
    thing.load(("k", 1, "A"))
    thing.load(("k", 2, "B"))
    thing.execute("delete from vault.sat_thing where a = 'B'")
    thing.load(("l", 3, "A"))
    assert thing.versions() == [("k", 1, "A"), ("k", 2, "B"), ("l", 3, "A")]


def test_a_run_that_was_stopped_between_two_models_is_made_good(thing):
    thing.load(("k", 1, "A"))
    thing.load(("k", 2, "B"), models=["stg_thing"])
    thing.load(("k", 3, "A"), ("l", 3, "A"), models=["stg_thing", "sat_thing"])
    thing.load(("l", 4, "B"))
    assert thing.versions() == [("k", 1, "A"), ("k", 2, "B"), ("k", 3, "A"), ("l", 3, "A"), ("l", 4, "B")]


def test_a_full_refresh_keeps_the_history(thing):
    thing.load(("k", 1, "A"))
    thing.project.clear("thing")
    thing.project.run(["stg_thing", "sat_thing", "hub_thing"], full_refresh=True)
    assert thing.versions() == [("k", 1, "A")]
