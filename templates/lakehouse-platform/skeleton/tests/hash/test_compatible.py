"""Adoption modes: every engine gives the hashes of the package that an existing vault was loaded with."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

import pytest
import yaml

from compatible_reference import diff_text, key_text, letter_by_letter
from hash_engines import Engine, typed
from macros import macros
from reference import digest
from vectors import VECTORS, run

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "compatible.yaml").read_text(encoding="utf-8"))
SQL_TYPES = {"string": "varchar", "integer": "bigint", "decimal(2)": "decimal(10,2)", "boolean": "boolean", "date": "date"}
DELETED = "f" * 32
#: What engines make of letters that have two in upper case; where they differ the packages' hashes do too.
UPPER = {"spark": str.upper, "duckdb": lambda text: letter_by_letter(text.replace("ß", "ẞ"))}


def hashed(text: Optional[str]) -> str:
    return "0" * 32 if text is None else digest(text)


@pytest.mark.parametrize("mode", CASES)
def test_all_texts_of_the_vectors(engine: Engine, mode: str):
    upper = UPPER.get(engine.adapter, letter_by_letter)
    named = macros(engine.adapter, hash_compatibility=mode)
    found = run(engine, lambda terms: [named["hash_key"](terms), named["hash_diff"](terms, "deleted")], ["string"])
    wrong = {}
    for vector in VECTORS:
        if vector["id"] in found:
            values = vector["values"]
            diff = DELETED if vector.get("deleted") else hashed(diff_text(mode, values, [f"c{i}" for i, _ in enumerate(values)], upper))
            expected = [hashed(key_text(mode, values, upper)), diff]
            if found[vector["id"]] != expected:
                wrong[vector["id"]] = (values, expected, found[vector["id"]])
    assert len(found) > 400 and wrong == {}


@pytest.mark.parametrize("mode", CASES)
def test_hand_written_rows_with_types_and_names(engine: Engine, mode: str):
    named = macros(engine.adapter, hash_compatibility=mode)
    # Cases of texts alone are in the vectors too, by way of the reference.
    for number, case in enumerate(case for case in CASES[mode] if {"types", "names"} & set(case)):
        types = case.get("types", ["string"] * len(case["values"]))
        names = case.get("names", [f"c{i}" for i, _ in enumerate(types)])
        table = f"{mode}_{number}"
        engine.load(table, names, [case["values"]])
        values = ", ".join(f"{typed(engine.adapter, name, SQL_TYPES[kind])} as {name}" for name, kind in zip(names, types))
        terms = [list(pair) for pair in zip(names, types)]
        hashes = f"{named['hash_key'](terms)}, {named['hash_diff'](terms, '1 = 0')}"
        row = list(*engine.rows(f"select {hashes} from (select {values} from {table}) given"))
        assert row == ["0" * 32 if case[made] == "unknown" else digest(case[made]) for made in ("key", "diff")], case


def test_a_collision_code_is_part_of_the_key(engine: Engine):
    code = "x'\\${a}\"{{ 1 }}\n"
    for mode in ("none", *CASES):
        named = macros(engine.adapter, hash_compatibility=mode)
        as_code, as_value = (named["hash_key"]([["grp", "string"], term]) for term in ([None, code], ["code", "string"]))
        engine.load(f"codes_{mode}", ["grp", "code"], [["1", code]])
        assert list(*engine.rows(f"select {as_code} = {as_value} from codes_{mode}")) == [True]
