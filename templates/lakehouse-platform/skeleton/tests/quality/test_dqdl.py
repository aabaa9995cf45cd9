"""Rulesets of AWS Glue Data Quality: as the golden file says, within the grammar, with SQL that means what a load checks.

`UPDATE_GOLDEN=1 python -m pytest tests/quality/test_dqdl.py` writes the golden file instead of comparing it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lakehouse_ingest.contract import read_contract
from lakehouse_ingest.quality.dqdl import dqdl_ruleset, main
from lakehouse_ingest.quality.start import read_rules
from quality.contracts import column, contract, key, metric, table
from quality.dqdl_grammar import Ruleset

GOLDEN = Path(__file__).parent / "golden"
CONTRACT = GOLDEN / "rules.odcs.yaml"


def test_the_rulesets_are_those_of_the_golden_file(capsys):
    assert main(["--contract", str(CONTRACT)]) == 0
    printed = capsys.readouterr().out
    if os.environ.get("UPDATE_GOLDEN"):
        (GOLDEN / "rules.dqdl").write_text(printed, encoding="utf-8")
    assert printed == (GOLDEN / "rules.dqdl").read_text(encoding="utf-8")


def test_rulesets_are_written_to_a_folder_for_the_chosen_tables(tmp_path):
    assert main(["--contract", str(CONTRACT), "--tables", "customers,events", "--out", str(tmp_path)]) == 0
    # A table without a rule has no ruleset: an empty one is refused there.
    assert [file.name for file in tmp_path.iterdir()] == ["customers.dqdl"]
    assert len(Ruleset((tmp_path / "customers.dqdl").read_text()).rules) == 5


def test_a_contract_that_cannot_be_used_is_named(capsys, tmp_path):
    assert main(["--contract", str(tmp_path / "none.odcs.yaml")]) == 2
    assert "There is no contract" in capsys.readouterr().err


def test_every_ruleset_is_within_the_grammar():
    for ruled in read_rules(read_contract(CONTRACT)).tables[:2]:
        assert Ruleset(dqdl_ruleset(ruled)).rules


@pytest.mark.parametrize(
    "document",
    ["Rules = [ ]", "rules = [ IsComplete \"a\" ]", 'Rules = [ Completes "a" ]', 'Rules = [ IsComplete ]', 'Rules = [ RowCount ]', 'Rules = [ RowCount > ]', 'Rules = [ RowCount = 1',
     'Rules = [ CustomSql "a \\" b" = 0 ]', 'Rules = [ IsUnique "a" "b" ]', 'Rules = [ (RowCount > 1) and (RowCount < 3) or (RowCount = 2) ]'],
)  # fmt: skip
def test_the_grammar_refuses(document):
    with pytest.raises(ValueError):
        Ruleset(document)


HOSTILE = ['"; DROP', "a'b", "back\\slash", "line\nbreak", "{{ x }}", "${x}", "2024-01-01", "10:30", "", "#no comment", "ü😀", "NULL"]


def test_hostile_values_stay_inside_their_quotes():
    names = column("name", quality=[metric("invalidValues", arguments={"validValues": HOSTILE}), metric("invalidValues", arguments={"pattern": "^\"'\\\\$"})])
    [ruled] = contract(table(key(), names)).tables
    assert [rule[0] for rule in Ruleset(dqdl_ruleset(ruled)).rules] == ["IsPrimaryKey", "CustomSql", "CustomSql"]


def test_warnings_can_be_left_out():
    [ruled] = contract(table(key(), column("a", quality=[metric("nullValues", severity="warning")]))).tables
    assert [len(Ruleset(dqdl_ruleset(ruled, severities)).rules) for severities in (("error",), ("error", "warning"))] == [1, 2]


def test_the_sql_counts_what_a_load_counts(spark):
    """The queries of hostile values, run on Spark as Glue runs them: one row of each is broken."""
    names = column("name", quality=[metric("invalidValues", arguments={"validValues": HOSTILE})])
    pattern = column("code", quality=[metric("invalidValues", arguments={"pattern": "^\\d'\\\\$"})])
    day = column("day", "date", "date")
    sla = [{"property": "latency", "value": 1, "unit": "d", "element": "items.day"}]
    reference = column("parent", "integer", "integer", relationships=[{"to": "parents.id"}])
    quality = [metric("duplicateValues", arguments={"properties": ["name", "code"]}), metric("duplicateValues", arguments={"properties": ["code"]}, mustBeLessThan=40, unit="percent")]
    asked = table(names, pattern, day, reference, settings={"references": "report"}, quality=quality)
    ruled = contract(asked, table(key(), name="parents"), slaProperties=sla).tables[0]
    rows = [(name, "1'\\", 7) for name in HOSTILE] + [("other", "1'\\", 8), (None, None, None), ("", "x", 7)]
    frame = spark.createDataFrame(rows, "name string, code string, parent int").selectExpr("*", "current_date() as day")
    frame.createOrReplaceTempView("primary")
    spark.createDataFrame([(7,)], "id int").createOrReplaceTempView("parents")
    try:
        asked_for = [parameters[0] for kind, parameters, _, _ in Ruleset(dqdl_ruleset(ruled)).rules if kind == "CustomSql"]
        # Views are names of Spark's own catalog.
        values = [spark.sql(query).head()[0] for query in asked_for]
    finally:
        for view in ("primary", "parents"):
            spark.catalog.dropTempView(view)
    invalid, unmatched, pairs, codes, orphans, age = values
    assert (invalid, unmatched, pairs, orphans) == (1, 1, 0, 1)
    assert float(codes) == pytest.approx(100 * 12 / 15) and 0 <= age < 2 * 24 * 3600
