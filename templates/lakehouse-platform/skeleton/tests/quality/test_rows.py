"""Rules on rows, on Spark: which rows are rejected, why, and what is counted."""

from __future__ import annotations

import random
import re
from datetime import date
from decimal import Decimal

import pytest

from quality.contracts import column, contract, key, metric, table

SCHEMA = "id int, label string, amount decimal(10,2), day date, parent int, _row_number bigint, _source_file string"
COLUMNS = [
    key(),
    column("label"),
    column("amount", "number", "numeric(10,2)"),
    column("day", "date", "date"),
    column("parent", "integer", "integer"),
]


def with_rules(settings=None, **more):
    """The table `items` with keys added to its columns."""
    columns = [{**c, **more.get(c["name"], {})} for c in COLUMNS]
    return contract(table(*columns, settings=settings or {}), table(key(), name="parents")).tables[0]


def rows_of(spark, *rows):
    return spark.createDataFrame([(*row, number, "items.csv") for number, row in enumerate(rows)], SCHEMA)


def check(spark, ruled, *rows, lookups=lambda name: None):
    from lakehouse_ingest.quality.rows import check_rows

    return check_rows(rows_of(spark, *rows), ruled, lookups)


def test_a_row_that_breaks_rules_is_rejected_with_every_reason(spark):
    ruled = with_rules(
        label={"required": True, "quality": [metric("invalidValues", arguments={"validValues": ["a", "b", "x"]})]},
        amount={"logicalTypeOptions": {"minimum": 0}},
        day={"logicalTypeOptions": {"minimum": "2024-01-01"}},
    )
    good = (1, "a", Decimal("0.00"), date(2024, 1, 1), None)
    checked = check(spark, ruled, good, (2, "c", Decimal("-1.00"), date(2023, 12, 31), None), (3, None, None, None, None))
    assert [row.id for row in checked.good.collect()] == [1] and set(checked.good.columns) == set(SCHEMA.replace(",", "").split()[::2])
    rejected = checked.rejected.orderBy("id").collect()
    assert rejected[0]["_reason"] == "label is c, which is none of a, b, x; amount is -1.00, which is not at least 0; day is 2023-12-31, which is not at least 2024-01-01"
    assert rejected[0]["_rules"] == ["label.invalidValues", "amount.minimum", "day.minimum"]
    assert (rejected[1]["_reason"], rejected[1]["_source_file"], rejected[1]["_row_number"]) == ("label is empty, but it is required", "items.csv", 2)
    counts = {r.rule_id: (r.checked, r.failed, r.outcome) for r in checked.results}
    assert counts == {name: (3, 1, "fail") for name in ("label.required", "label.invalidValues", "amount.minimum", "day.minimum")}
    assert checked.results[0].sample == "1 row, for example label is empty, but it is required"


def test_a_warning_lets_rows_pass_and_says_so(spark):
    ruled = with_rules(label={"quality": [metric("invalidValues", arguments={"pattern": "^[a-z]$"}, severity="warning")]})
    checked = check(spark, ruled, (1, "a", None, None, None), (2, "B", None, None, None))
    assert checked.rejected is None and checked.good.count() == 2
    assert checked.findings == ["label.invalidValues: 1 row, for example label is B, which does not match ^[a-z]$."]
    assert [r.outcome for r in checked.results] == ["warn"]


def test_without_rules_nothing_is_computed(spark):
    frame = rows_of(spark, (1, "a", None, None, None))
    from lakehouse_ingest.quality.rows import check_rows

    assert check_rows(frame, with_rules(), lambda name: None).good is frame


def test_rows_without_a_parent_are_rejected(spark):
    ruled = with_rules({"references": "reject"}, parent={"relationships": [{"to": "parents.id"}]})
    rows = [(1, "a", None, None, 7), (2, "b", None, None, 8), (3, "c", None, None, None)]
    parents = spark.createDataFrame([(7,), (7,)], "id bigint")
    checked = check(spark, ruled, *rows, lookups=lambda name: parents if name == "parents" else None)
    assert sorted(row.id for row in checked.good.collect()) == [1, 3]
    assert [row["_reason"] for row in checked.rejected.collect()] == ["parent is 8, which is not in parents (id)"]
    unloaded = check(spark, ruled, *rows)
    assert unloaded.good.count() == 3 and unloaded.findings == ["parent.foreignKey: parents has not been loaded."]


@pytest.mark.parametrize("mode, orphans", [("full", [2]), ("incremental", [])])
def test_a_table_that_refers_to_itself_finds_its_own_rows(spark, mode, orphans):
    """Row 1 has a parent in this load. Row 2 has one that only an earlier load had, which a full load takes as deleted."""
    ruled = with_rules({"references": "reject", "loadMode": mode}, parent={"relationships": [{"to": "items.id"}]})
    there = rows_of(spark, (9, "old", None, None, None))
    checked = check(spark, ruled, (1, "a", None, None, 2), (2, "b", None, None, 9), lookups=lambda name: there)
    assert [row.id for row in checked.rejected.collect()] == orphans if orphans else checked.rejected is None


def test_any_rows_against_a_model_in_python(spark):
    """Random rows under all kinds of rules: Spark rejects what plain Python says."""
    ruled = with_rules(
        label={
            "required": True,
            "quality": [metric("invalidValues", arguments={"pattern": "^[ab]*'?$"}), metric("missingValues", arguments={"missingValues": ["", "N/A"]})],
            "logicalTypeOptions": {"minLength": 2, "maxLength": 3},
        },
        amount={"quality": [metric("invalidValues", arguments={"validValues": [0, 1.5, 2]})], "logicalTypeOptions": {"exclusiveMinimum": 0, "maximum": 2}},
        day={"logicalTypeOptions": {"minimum": "2024-01-02", "exclusiveMaximum": "2024-01-04"}},
    )
    model = {
        "label.required": lambda r: r[1] is None,
        "label.minLength": lambda r: r[1] is not None and len(r[1]) < 2,
        "label.maxLength": lambda r: r[1] is not None and len(r[1]) > 3,
        "label.invalidValues": lambda r: r[1] is not None and not re.search("^[ab]*'?$", r[1]),
        "label.missingValues": lambda r: r[1] in ("", "N/A"),
        "amount.exclusiveMinimum": lambda r: r[2] is not None and r[2] <= 0,
        "amount.maximum": lambda r: r[2] is not None and r[2] > 2,
        "amount.invalidValues": lambda r: r[2] is not None and r[2] not in (0, Decimal("1.5"), 2),
        "day.minimum": lambda r: r[3] is not None and r[3] < date(2024, 1, 2),
        "day.exclusiveMaximum": lambda r: r[3] is not None and r[3] >= date(2024, 1, 4),
    }
    dice = random.Random(20241101)
    labels = [None, "", "N/A", "a", "ab", "abb'", "ab\n", "😀😀", "zz"]
    amounts = [None, *map(Decimal, ("-0.01", "0.00", "0.01", "1.50", "2.00", "2.01"))]
    days = [None, *(date(2024, 1, n) for n in range(1, 6))]
    rows = [(n, dice.choice(labels), dice.choice(amounts), dice.choice(days), None) for n in range(400)]
    checked = check(spark, ruled, *rows)
    expected = {row[0]: [name for name, breaks in model.items() if breaks(row)] for row in rows}
    rejected = {row.id: row["_rules"] for row in checked.rejected.collect()}
    assert {n: sorted(names) for n, names in rejected.items()} == {n: sorted(names) for n, names in expected.items() if names}
    assert {row.id for row in checked.good.collect()} == {n for n, names in expected.items() if not names}
    assert {r.rule_id: r.failed for r in checked.results} == {name: sum(map(bool, map(breaks, rows))) for name, breaks in model.items()}
