"""One load of a source at a time on a catalog that several machines write to."""

from __future__ import annotations

import threading
import time
from datetime import timedelta

import pytest

from lakehouse_ingest.errors import AnotherLoad, LeaseLost


@pytest.fixture
def manifest(source):
    from lakehouse_ingest import manifest

    source.spark.sql(f"CREATE NAMESPACE IF NOT EXISTS lake.raw_{source.name}")
    name = f"lake.raw_{source.name}._loads"
    manifest.ensure(source.spark, name)
    return name


def load(source, name):
    from lakehouse_ingest.load import new_load

    return new_load(source.name, "1", "test", name)


def lease(**settings):
    from lakehouse_ingest.lease import Lease

    return Lease(**settings)


def test_the_second_load_is_refused_by_name_until_the_first_has_ended(source, manifest):
    with lease().held(source.spark, manifest, load(source, "first")) as check:
        check("before reading")
        with pytest.raises(AnotherLoad, match="Load first of .* is running on .*, process"):
            with lease().held(source.spark, manifest, load(source, "second")):
                pass
    with lease().held(source.spark, manifest, load(source, "second")):
        pass
    properties = {row.key: row.value for row in source.spark.sql(f"SHOW TBLPROPERTIES {manifest}").collect()}
    assert properties["lakehouse.lease-generation"] == "2" and not [key for key in properties if key.startswith("lakehouse.lease.")]


def test_the_second_load_waits_when_it_is_told_to(source, manifest):
    from lakehouse_ingest.lease import _acquire

    held = lease().held(source.spark, manifest, load(source, "first"))
    held.__enter__()
    timer = threading.Timer(1.0, lambda: held.__exit__(None, None, None))
    timer.start()
    assert _acquire(lease(wait=60), source.spark, manifest, load(source, "second")) == 2
    timer.join()


def test_the_lease_of_a_dead_load_is_taken_over_and_the_dead_one_stops_when_it_wakes(source, manifest, monkeypatch):
    from lakehouse_ingest import lease as module

    with lease(length=timedelta(seconds=1)).held(source.spark, manifest, load(source, "frozen")) as check:
        monkeypatch.setattr(module, "CLOCK_TOLERANCE", timedelta(seconds=-3600))
        with lease().held(source.spark, manifest, load(source, "next")):
            deadline = time.monotonic() + 60
            with pytest.raises(LeaseLost, match="lost its lease"):
                while time.monotonic() < deadline:
                    check("before the claim")
        monkeypatch.undo()
    # What the frozen one did at its end has not let go of a lease of others.
    with lease().held(source.spark, manifest, load(source, "last")):
        with pytest.raises(AnotherLoad):
            with lease().held(source.spark, manifest, load(source, "too soon")):
                pass


def test_of_two_that_see_it_free_one_gets_it(source, manifest):
    from lakehouse_ingest.lease import _Seen, _take

    with lease().held(source.spark, manifest, load(source, "before")):
        pass
    one, other = _Seen(source.spark, manifest), _Seen(source.spark, manifest)
    assert _take(one, source.spark, load(source, "one"), timedelta(minutes=1))
    assert not _take(other, source.spark, load(source, "other"), timedelta(minutes=1))
    assert _Seen(source.spark, manifest).said["load"] == "one"


def test_a_load_holds_it_while_it_runs(source):
    from lakehouse_ingest.contract import Contract
    from lakehouse_ingest.load_source import load_source
    from lakehouse_ingest.sources import open_source

    source.write("id,label\n1,a\n")
    contract: Contract = source.contract()
    opened = open_source(source.spark, contract, data=str(source.folder))
    seen = []

    def second(step: str) -> None:
        if step == "after reading":
            with pytest.raises(AnotherLoad):
                load_source(source.spark, contract, opened, load(source, "second"), lease=lease())
            seen.append(step)

    first = load_source(source.spark, contract, opened, load(source, "first"), reached=second, lease=lease())
    assert first.tables[0].inserted == 1 and seen
    again = load_source(source.spark, contract, opened, load(source, "third"), lease=lease())
    assert again.tables[0].status == "unchanged"
