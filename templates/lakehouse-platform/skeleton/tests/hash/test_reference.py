"""The Python references, by which golden vectors are made, say what people wrote down by hand; and the vectors are what they say."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from compatible_reference import diff_text, key_text as compatible_key_text
from reference import digest, key_text, version_text
from vectors import VECTORS

CASES = Path(__file__).parent / "cases"
HAND_WRITTEN = yaml.safe_load((CASES / "hand_written.yaml").read_text(encoding="utf-8"))
COMPATIBLE = yaml.safe_load((CASES / "compatible.yaml").read_text(encoding="utf-8"))
THREE_TEXTS = ["string"] * 3


def test_keys_as_written_by_hand():
    for case in HAND_WRITTEN["keys"]:
        assert key_text(case["values"], case["types"]) == case["text"]


def test_versions_as_written_by_hand():
    for case in HAND_WRITTEN["versions"]:
        assert version_text(case["values"], THREE_TEXTS, case["deleted"]) == case["text"]


def test_vectors_are_what_the_reference_says():
    for vector in VECTORS:
        kinds = [kind for _, kind in vector["columns"]]
        assert (vector["text"], vector["md5"]) == (key_text(vector["values"], kinds), digest(vector["text"]))
        if "version" in vector:
            assert vector["version"] == version_text(vector["values"], kinds, vector["deleted"])
            assert vector["version_md5"] == digest(vector["version"])


@pytest.mark.parametrize("mode", COMPATIBLE)
def test_adoption_modes_as_written_by_hand(mode: str):
    for case in COMPATIBLE[mode]:
        names = case.get("names", [f"c{i}" for i, _ in enumerate(case["values"])])
        texts = [compatible_key_text(mode, case["values"]), diff_text(mode, case["values"], names)]
        assert ["unknown" if text is None else text for text in texts] == [case["key"], case["diff"]]


@pytest.mark.parametrize(
    ("mode", "one", "other"),
    [
        ("dbt_utils", ["a-b", "c"], ["a", "b-c"]),
        ("dbt_utils", [None], ["_dbt_utils_surrogate_key_null_"]),
        ("automate_dv", ["a||b", "c"], ["a", "b||c"]),
        ("automate_dv", ["abc"], [" ABC"]),
        ("automate_dv", [None, "x"], ["^^", "x"]),
        ("datavault4dbt", ["a"], [" a "]),
        ("datavault4dbt", ["a\nb"], ["ab"]),
        ("datavault4dbt", ['a"||"b', "c"], ["a", 'b"||"c']),
    ],
)
def test_what_an_adoption_mode_cannot_tell_apart(mode: str, one: list, other: list):
    assert compatible_key_text(mode, one) == compatible_key_text(mode, other)
    assert key_text(one, ["string"] * len(one)) != key_text(other, ["string"] * len(other))
