"""A load that is killed at any step and started again, under its id or another, ends where an undisturbed one ends."""

from __future__ import annotations

from typing import Optional

import pytest

from ingestion.faults import Killed, KillAt

AUDITED = {"type": "library", "metric": "rowCount", "mustBeGreaterThan": 0}
ENDS = ["after the current state", "after a table", "before the manifest"]


class Appended:
    """Every round brings a file with a new row, a row of a known key and a bad row."""

    steps = ["before reading", "after reading", "after the rejected rows", "after the file ledger", "after publishing", *ENDS]

    def __init__(self, source) -> None:
        self.source, self.log, self.round = source, [], 0
        source.set(loadMode="append", keepCurrent=True)

    def write(self) -> None:
        self.round += 1
        self.source.write(f"id,label\n{self.round},new\n0,v{self.round}\nx,bad\n", f"items/{self.round}.csv")
        self.log += [(self.round, "new", "I"), (0, f"v{self.round}", "I")]

    def expected(self) -> dict[str, list]:
        rounds = range(1, self.round + 1)
        return {
            "items": sorted(self.log),
            "items__current": sorted([(0, f"v{self.round}"), *((n, "new") for n in rounds)]),
            "_files": sorted((f"items/{n}.csv", "items") for n in rounds),
            "_rejects": sorted((f"items/{n}.csv", "items") for n in rounds),
        }


class Audited(Appended):
    """The same through an audit branch."""

    steps = ["before reading", "after reading", "after branch append", "after the rejected rows", "after the file ledger", "after audit", "after fast-forward", *ENDS]

    def __init__(self, source) -> None:
        super().__init__(source)
        source.quality = [AUDITED]


class Compared:
    """Every round one row is new, one changes and one is gone."""

    steps = ["before reading", "after reading", "after the rejected rows", "after publishing", *ENDS]

    def __init__(self, source) -> None:
        self.source, self.log, self.round = source, [], 0
        source.set(keepCurrent=True)

    def write(self) -> None:
        self.round += 1
        self.source.write(f"id,label\n{self.round},new\n0,v{self.round}\n")
        self.log += [(self.round, "new", "I"), (0, f"v{self.round}", "U" if self.round > 1 else "I")]
        self.log += [(self.round - 1, "new", "D")] if self.round > 1 else []

    def expected(self) -> dict[str, list]:
        return {"items": sorted(self.log), "items__current": [(0, f"v{self.round}"), (self.round, "new")]}


class Unchanged(Compared):
    """Nothing changes after the first round."""

    steps = ["before reading", "after reading", "after the rejected rows", "before the claim", *ENDS]

    def write(self) -> None:
        if not self.round:
            super().write()


@pytest.mark.parametrize("kind", [Appended, Audited, Compared, Unchanged])
def test_a_load_that_is_killed_at_any_step_converges(source, kind):
    story, undisturbed = kind(source), KillAt()
    story.write()
    source.load()
    for number, step in enumerate(story.steps):
        story.write()
        with pytest.raises(Killed):
            source.load(f"killed-{number}", reached=KillAt(step))
        again = source.load(f"killed-{number}" if number % 2 else None)
        assert again.status != "failed", (step, again.note)
        check(source, story, step)
    story.write()
    source.load(reached=undisturbed)
    # No step was forgotten here.
    assert undisturbed.steps == story.steps
    check(source, story, None)


def check(source, story, step: Optional[str]) -> None:
    for table, wanted in story.expected().items():
        columns = {"items": "id, label, _op", "items__current": "id, label", "_files": "path, table_name", "_rejects": "source_file, table_name"}[table]
        assert sorted(source.raw(columns, table)) == wanted, (step, table)
    assert source.leftovers() == [], step
    noted = [row[0] for row in source.raw("load_id, status", "_loads")]
    written = {row[0] for row in source.raw("_load_id, 1")}
    # Each load that published is in the manifest, once, and wrote one snapshot.
    assert len(noted) == len(set(noted)) and written <= set(noted), step
    assert source.snapshots() == len(written), step
