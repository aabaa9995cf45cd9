"""What the world around a load does to it: other writers, a clock that went back, a disk that is full."""

from __future__ import annotations

import os
import secrets
import subprocess
from datetime import datetime, timedelta, timezone
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from lakehouse_ingest import iceberg
from lakehouse_ingest.errors import IngestError
from lakehouse_ingest.load import LOAD_ID, LOAD_TIME
from needs import missing

AUDITED = {"type": "library", "metric": "rowCount", "mustBeGreaterThan": 0}
NOON = datetime(2024, 5, 10, 12, tzinfo=timezone.utc)


def raw_name(source) -> str:
    return f"lake.raw_{source.name}.items"


def writes_meanwhile(source, step: str, **properties: str):
    """Another writer commits to the raw table when the load comes to a step for the first time."""
    left = [step]

    def reached(at: str) -> None:
        if at in left:
            left.remove(at)
            append = iceberg.handle(source.spark, raw_name(source)).newFastAppend()
            for name, value in properties.items():
                append = append.set(name, value)
            append.commit()

    return reached


@pytest.fixture()
def changing(source):
    """Loaded once; what comes next is a change. Published through an audit branch, which cannot be moved past other commits."""
    source.quality = [AUDITED]
    source.write("id,label\n1,a\n")
    assert source.load().status == "loaded"
    source.write("id,label\n1,b\n")
    return source


def test_a_commit_that_brings_no_load_makes_the_load_try_again(changing):
    """As maintenance does, which may compact files while a load runs."""
    result = changing.load(reached=writes_meanwhile(changing, "after audit"))
    assert result.status == "loaded" and changing.raw("id, label, _op") == [(1, "a", "I"), (1, "b", "U")]
    assert changing.leftovers() == []


def test_another_load_in_between_stops_the_load_before_anything_is_published(changing):
    result = changing.load(reached=writes_meanwhile(changing, "after audit", **{LOAD_ID: "another", LOAD_TIME: "2024-05-10T12:00:00.000Z"}))
    assert result.status == "failed" and "Another load has changed" in result.note and "load again" in result.note
    assert changing.raw("id, label, _op") == [(1, "a", "I")] and changing.leftovers() == []
    assert changing.load().updated == 1


def test_a_clock_that_went_back_is_refused_and_one_that_is_a_little_behind_is_passed_over(source):
    source.write("id,label\n1,a\n")
    source.load(time=NOON)
    source.write("id,label\n1,b\n")
    with pytest.raises(IngestError, match="clock of this machine .* is behind the last load"):
        source.load(time=NOON - timedelta(hours=1))
    assert source.load(time=NOON - timedelta(seconds=10)).updated == 1
    times = [time for time, _ in source.raw("_load_time, label")]
    assert times == sorted(set(times)), "the younger row has the later time all the same"


@pytest.fixture()
def small_disk(source):
    """The data of the raw table lies on a disk of its own, of 64 KB."""
    source.write("id,label\n1,a\n")
    source.load()
    folder = Path(urlsplit(iceberg.handle(source.spark, raw_name(source)).location()).path) / "data"
    kept = {file.name: file.read_bytes() for file in folder.iterdir()}
    if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "lakehouse-small", str(folder)], check=False).returncode:
        missing("only root can mount a small disk")
    try:
        for name, content in kept.items():
            (folder / name).write_bytes(content)
        yield folder
    finally:
        if os.path.ismount(folder):
            subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_said_publishes_nothing_and_is_over_when_there_is_room(source, small_disk):
    rows = "".join(f"{number},{secrets.token_hex(500)}\n" for number in range(2, 400))
    source.write(f"id,label\n1,a\n{rows}")
    result = source.load()
    assert result.status == "failed" and "disk is full" in result.note
    assert source.raw("id, label") == [(1, "a")]
    subprocess.run(["mount", "-o", "remount,size=8m", str(small_disk)], check=True)
    assert source.load().inserted == 398
