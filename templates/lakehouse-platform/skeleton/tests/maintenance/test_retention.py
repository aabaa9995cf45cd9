"""Which snapshots stay. No engine."""

from __future__ import annotations

import random
from datetime import datetime, timedelta, timezone

import pytest

from lakehouse_ingest.errors import IngestError
from lakehouse_ingest.load import LOAD_TIME
from lakehouse_maintain.cli import main, older_than
from lakehouse_maintain.orphans import unsafe_location
from lakehouse_maintain.retention import Ref, Retention, Snapshot, abandoned, changed_rows, to_expire

NOW = datetime(2024, 6, 30, tzinfo=timezone.utc)
DATA = {"added-records": "5", "total-records": "5"}
EMPTY = {"total-records": "5", "changed-partition-count": "0"}


def snapshot(number: int, days: float, operation: str = "append", parent: int | None = -1, **summary: str) -> Snapshot:
    return Snapshot(number, (number - 1 or None) if parent == -1 else parent, NOW - timedelta(days=days), operation, summary.pop("summary", DATA) | summary)


def line(*operations: str, days: float = 30) -> list[Snapshot]:
    """Snapshots 1, 2, … one a minute, the first so many days ago. `d` data, `r` compaction, `e` empty, `l` empty but of a load."""
    kinds = {"d": ("append", DATA), "r": ("replace", DATA), "e": ("append", EMPTY), "l": ("append", {**EMPTY, LOAD_TIME: "2024-06-01T00:00:00Z"})}
    return [Snapshot(n, n - 1 or None, NOW - timedelta(days=days) + timedelta(minutes=n), *kinds[kind]) for n, kind in enumerate("".join(operations), start=1)]


def expired(snapshots, *refs, retention=Retention(), head=None):
    return to_expire(snapshots, [Ref("main", True, head or snapshots[-1].id), *refs], retention, NOW)


def test_the_newest_ten_stay_however_old_they_are():
    assert expired(line("d" * 15)) == [1, 2, 3, 4, 5]
    assert expired(line("d" * 10)) == []


def test_what_is_younger_than_the_retention_stays():
    assert expired(line("d" * 30, days=5)) == []
    assert expired(line("d" * 30, days=5.1)) == list(range(1, 21))
    assert expired(line("d" * 30, days=5.1), retention=Retention(timedelta(days=6))) == []


@pytest.mark.parametrize("after", ["r", "e", "re"])
def test_the_line_to_the_last_change_of_rows_stays_unbroken(after):
    """A compaction a day would else drive the last change out of the history, and freshness could not be told."""
    history = line("ddd", after * 20)
    assert expired(history) == [1, 2]


def test_the_last_snapshot_that_names_a_load_stays():
    assert expired(line("dl", "d", "r" * 20)) == [1]


def test_branches_and_tags_stay():
    history = line("d" * 30)
    assert 3 not in expired(history, Ref("release", False, 3)) and 2 in expired(history, Ref("release", False, 3))
    branch = [*history, snapshot(40, 20, parent=5), snapshot(41, 19, parent=40)]
    kept = {s.id for s in branch} - set(expired(branch, Ref("dev", True, 41), head=30))
    assert {41, 40, 5, 4, 3, 2, 1} <= kept, "a branch keeps its own line of ten"


def test_snapshots_that_no_branch_reaches_go_when_they_are_old():
    """A table that was built anew, or a load that was not published."""
    history = [*line("d" * 12), snapshot(50, 25, parent=3), snapshot(51, 1, parent=3)]
    gone = expired(history, head=12, retention=Retention(timedelta(days=3)))
    assert 51 not in gone and 1 in gone


def test_the_table_can_ask_for_more_and_not_for_less():
    policy = Retention().with_properties({"history.expire.min-snapshots-to-keep": "20", "history.expire.max-snapshot-age-ms": "1"})
    assert policy == Retention(timedelta(days=5), 20)


def test_a_branch_of_a_stopped_load_is_abandoned_when_it_is_old():
    history = line("d" * 3)
    refs = [Ref("main", True, 3), Ref("audit_one", True, 2), Ref("dev", True, 2)]
    assert abandoned(["audit_one"], history, refs, Retention(), NOW) == ["audit_one"]
    assert abandoned(["audit_one"], line("ddd", days=4), refs, Retention(), NOW) == []


@pytest.mark.parametrize(
    "operation, summary, changed",
    [
        ("append", {"added-records": "1"}, True),
        ("delete", {"deleted-data-files": "1", "total-records": "0"}, True),
        ("overwrite", {"added-position-deletes": "2"}, True),
        ("append", {}, True),
        ("replace", {"added-records": "5", "deleted-records": "5"}, False),
        ("append", {"added-records": "0", "total-records": "5"}, False),
        ("append", {"total-records": "5"}, False),
    ],
)
def test_what_changes_rows(operation, summary, changed):
    assert changed_rows(Snapshot(1, None, NOW, operation, summary)) is changed


def test_any_history_keeps_what_freshness_needs():
    """Random histories with branches, tags, skewed clocks: main's head, the last change and an unbroken line between them are there."""
    dice = random.Random(7)
    for _ in range(500):
        count = dice.randint(1, 60)
        snapshots = []
        for n in range(1, count + 1):
            parent = None if n == 1 else dice.choice([n - 1, n - 1, n - 1, dice.randint(1, n - 1)])
            operation, summary = dice.choice([("append", DATA), ("replace", DATA), ("append", EMPTY)])
            snapshots.append(Snapshot(n, parent, NOW - timedelta(days=20 - n / 4, minutes=dice.randint(0, 900)), operation, summary))
        refs = [Ref("main", True, count), *(Ref(f"t{n}", False, dice.randint(1, count)) for n in range(dice.randint(0, 2)))]
        gone = set(to_expire(snapshots, refs, Retention(), NOW))
        by_id = {s.id: s for s in snapshots}
        assert not gone & {ref.snapshot for ref in refs}
        assert len(snapshots) - len(gone) >= min(10, count)
        assert all(NOW - by_id[n].committed > timedelta(days=5) for n in gone)
        walk, broken = by_id.get(count), False
        while walk and not changed_rows(walk):
            broken = broken or walk.id in gone
            walk = by_id.get(walk.parent) if walk.parent else None
        assert not broken and (walk is None or walk.id not in gone)


@pytest.mark.parametrize("text, said", [("soon", "is no duration"), ("2d", "too young"), ("71h", "too young")])
def test_an_age_that_is_too_young_is_refused(text, said, capsys, tmp_path):
    with pytest.raises(IngestError, match=said):
        older_than(text)
    assert main(["--source", "shop", "--older-than", text, "--home", str(tmp_path)]) == 2
    assert said in capsys.readouterr().err
    assert older_than("3d") == timedelta(days=3)


def test_it_refuses_while_a_load_runs(tmp_path, capsys):
    from lakehouse_ingest.lock import only_writer

    with only_writer(tmp_path):
        assert main(["--source", "shop", "--home", str(tmp_path)]) == 2
    assert "Another run" in capsys.readouterr().err


@pytest.mark.parametrize(
    "location, other, unsafe",
    [
        ("s3://lake/raw/a", "s3://lake/raw/b", False),
        ("s3://lake/raw/a", "s3a://lake/raw/a/b", True),
        ("s3://lake/raw/a/b", "s3://lake/raw/a", True),
        ("s3://lake/raw/a", "s3://lake/raw/ab", False),
        ("s3://lake", "s3://other/x", True),
        ("file:/wh/a", "file:///wh/a", True),
        ("file:///wh/a", "file:///wh/b/", False),
    ],
)
def test_files_are_only_removed_where_nothing_else_lies(location, other, unsafe):
    assert bool(unsafe_location("mine", {"mine": location, "other": other})) is unsafe
