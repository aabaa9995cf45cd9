"""DQDL: what can be read, and what it says of rows."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "dqdl.yaml").read_text(encoding="utf-8"))
ROWS = "SELECT * FROM VALUES (1, 'Köln', 'a', 1.5D), (2, NULL, 'b', 2.5D), (3, 'Lyon', 'a', NULL) AS t (id, city, state, amount)"


@pytest.mark.parametrize("text", CASES["good"])
def test_what_the_portal_takes_is_read(text: str):
    from lakehouse_jobs.dqdl import read_dqdl

    assert read_dqdl(text)


@pytest.mark.parametrize("case", CASES["bad"], ids=lambda case: case["text"][:40])
def test_what_the_portal_refuses_is_refused_at_the_same_line(case: dict):
    from lakehouse_ingest.errors import IngestError
    from lakehouse_jobs.dqdl import read_dqdl

    place = f", line {case['line']}: " if case["line"] else ": the rules end too early"
    with pytest.raises(IngestError, match=f"^rules.dqdl{place}"):
        read_dqdl(case["text"])


@pytest.mark.parametrize(
    ("rule", "holds"),
    [
        ("RowCount = 3", True),
        ("RowCount between 3 and 9", False),
        ("ColumnCount = 4", True),
        ('ColumnExists "city"', True),
        ('ColumnExists "town"', False),
        ('IsComplete "id"', True),
        ('IsComplete "city"', False),
        ("IsComplete \"city\" where \"state = 'a'\"", True),
        ('Completeness "city" > 0.6', True),
        ('Completeness "city" > 0.7', False),
        ('IsUnique "id"', True),
        ('IsUnique "state"', False),
        ('Uniqueness "state" < 0.5', True),
        ('IsPrimaryKey "id"', True),
        ('IsPrimaryKey "city"', False),
        ('IsPrimaryKey "state" "id"', True),
        ('ColumnValues "state" in ["a", "b"]', True),
        ('ColumnValues "state" not in ["b"]', False),
        ('ColumnValues "state" matches "[ab]"', True),
        ('ColumnValues "city" matches "K"', False),
        ('ColumnValues "city" not matches "x" where "city IS NOT NULL"', True),
        ('ColumnValues "id" between 0 and 4', True),
        ('ColumnValues "id" between 1 and 4', False),
        ('ColumnValues "amount" >= 1.5', False),
        ('ColumnValues "amount" >= 1.5 where "amount IS NOT NULL"', True),
        ('ColumnLength "state" = 1', True),
        ('CustomSql "SELECT max(id) FROM primary" = 3', True),
        ('CustomSql "SELECT max(id) FROM primary WHERE id > 9" = 3', False),
    ],
)
def test_a_rule_says_whether_it_holds(spark, rule: str, holds: bool):
    from lakehouse_jobs.dqdl import read_dqdl
    from lakehouse_jobs.rules import judge

    (judged,) = judge(spark.sql(ROWS), read_dqdl(f"Rules = [ {rule} ]"))
    assert judged.holds is holds and str(judged).startswith(rule)


def test_of_no_rows_all_are_complete_and_unique(spark):
    from lakehouse_jobs.dqdl import read_dqdl
    from lakehouse_jobs.rules import judge

    rules = read_dqdl('Rules = [ IsComplete "id", IsUnique "id", IsPrimaryKey "id", ColumnValues "id" > 5 ]')
    assert [one.holds for one in judge(spark.sql(f"{ROWS} WHERE id > 9"), rules)] == [True, True, True, True]


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ('IsComplete "town"', "names the column town, which the query does not give"),
        ('IsComplete "id" where "town > 1"', "The rules cannot be checked: .*Correct the condition"),
        ('CustomSql "SELECT town FROM primary" > 0', "The rules cannot be checked: "),
        ("ColumnValues \"state\" = \"') OR true --\"", None),
    ],
)
def test_what_cannot_be_checked_is_said_and_texts_stay_texts(spark, rule: str, sentence):
    from lakehouse_ingest.errors import IngestError
    from lakehouse_jobs.dqdl import read_dqdl
    from lakehouse_jobs.rules import judge

    rules = read_dqdl(f"Rules = [ {rule} ]")
    if sentence is None:
        assert not judge(spark.sql(ROWS), rules)[0].holds
        return
    with pytest.raises(IngestError, match=sentence):
        judge(spark.sql(ROWS), rules)
