"""The SQL of the engines that do not run here is what was written by hand, and their languages accept it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from macros import macros

GOLDEN = Path(__file__).parent / "golden"
ALGORITHMS = ("md5", "sha256")


def golden(adapter: str) -> dict[str, str]:
    return yaml.safe_load((GOLDEN / f"{adapter}.yaml").read_text(encoding="utf-8"))


def rendered(adapter: str, name: str) -> str:
    if name in ALGORITHMS:
        return macros(adapter, hash_algorithm=name)["hash_key"]([["c", "string"]])
    return macros(adapter)["canonical_text"]('"c"', name)


@pytest.mark.parametrize("adapter", ["athena", "snowflake"])
def test_sql_is_the_hand_written_one(adapter: str):
    assert {name: rendered(adapter, name) for name in golden(adapter)} == golden(adapter)


def test_trino_parses_it(trino):
    for sql in golden("athena").values():
        trino.parse(f"select {sql} from t")


def test_snowflakes_grammar_knows_it():
    """sqlglot's grammar of Snowflake, which raises on what it cannot parse."""
    sqlglot = pytest.importorskip("sqlglot")
    for sql in golden("snowflake").values():
        assert isinstance(sqlglot.parse_one(f"select {sql} from t", dialect="snowflake"), sqlglot.exp.Select)


def test_more_digits_than_snowflake_has_are_refused():
    with pytest.raises(ValueError, match="Snowflake has at most 37 digits after the point"):
        macros("snowflake")["canonical_text"]('"c"', "decimal(38)")
