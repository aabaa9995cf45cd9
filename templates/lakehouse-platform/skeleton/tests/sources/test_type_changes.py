"""The table of type changes that the portal reads too: what it says about drift before a load is what the load then does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lakehouse_ingest.column_types import logical_type, spark_type
from lakehouse_ingest.contract import Column
from lakehouse_ingest.renames import _likeness
from lakehouse_ingest.type_changes import type_change

CASES = json.loads((Path(__file__).parent / "type_changes.json").read_text())
TYPES = [case["physical"] for case in CASES["types"] if "multipleOf" not in case]


@pytest.mark.parametrize("case", CASES["types"], ids=lambda case: case["physical"] or "none")
def test_a_type_and_its_changes(case):
    options = {"multipleOf": case["multipleOf"]} if "multipleOf" in case else {}
    column = Column("x", "x", case["logical"], case["physical"], options=options)
    assert logical_type(case["physical"]) == case["logical"]
    assert spark_type(column) == case["raw"]
    assert {physical: change for physical in TYPES if (change := type_change(column, physical))} == case["changes"]


@pytest.mark.parametrize("one, other, share", CASES["likeness"])
def test_how_much_two_names_share(one, other, share):
    assert _likeness(one, other) == share
