"""Rules on the whole table, on Spark: what keeps a load from being published, and what is only said."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from lakehouse_ingest.errors import TableFailed
from lakehouse_ingest.load import Load
from quality.contracts import column, contract, key, metric, table

NOON = datetime(2024, 5, 10, 12, tzinfo=timezone.utc)
LOAD = Load("l1", "shop", NOON, "1", "test")
SCHEMA = "id int, label string, day date, parent int"
COLUMNS = [key(), column("label"), column("day", "date", "date"), column("parent", "integer", "integer")]


def audit(spark, rows, *, lookups=lambda name: None, previous=None, settings=None, quality=(), sla=(), **more):
    from lakehouse_ingest.quality.audit import audit_table

    columns = [{**c, **more.get(c["name"], {})} for c in COLUMNS]
    ruled = contract(table(*columns, settings=settings or {}, quality=list(quality)), table(key(), name="parents"), slaProperties=list(sla)).tables[0]
    results = audit_table(spark.createDataFrame(rows, SCHEMA), ruled, lookups, LOAD, previous)
    return {r.rule_id: r for r in results}


ROWS = [(1, "a", date(2024, 5, 1), 7), (2, "a", date(2024, 5, 9), None), (3, None, None, 8), (4, None, None, 7)]


def test_every_broken_rule_is_named_with_its_count(spark):
    with pytest.raises(TableFailed) as failure:
        audit(
            spark,
            ROWS,
            label={"unique": True, "quality": [metric("nullValues", mustBeLessThan=50, unit="percent")]},
            quality=[metric("rowCount", mustBeGreaterThan=4), metric("duplicateValues", arguments={"properties": ["label", "day"]})],
        )
    said = str(failure.value)
    assert said.startswith("The load is not published, because the table would break its rules: ")
    assert "label.unique (1 row, for example label a)" in said
    assert "rowCount (4 rows, must be greater than 4)" in said
    assert "label.nullValues (2 rows, for example label is empty, but it is required)" in said
    results = {r.rule_id: (r.checked, r.failed, r.outcome) for r in failure.value.results}
    assert results == {
        "label.unique": (4, 1, "fail"),
        "label.nullValues": (4, 2, "fail"),
        "rowCount": (4, 1, "fail"),
        "duplicateValues": (4, 0, "pass"),
    }


def test_thresholds_and_warnings_let_a_table_pass(spark):
    found = audit(
        spark,
        ROWS,
        label={"quality": [metric("duplicateValues", severity="warning"), metric("nullValues", mustBeLessOrEqualTo=50, unit="percent")]},
        quality=[metric("rowCount", mustBeBetween=[3, 5])],
    )
    assert {name: r.outcome for name, r in found.items()} == {"label.duplicateValues": "warn", "label.nullValues": "pass", "rowCount": "pass"}
    assert found["rowCount"].sample is None


def test_orphans_are_reported(spark):
    parents = spark.createDataFrame([(7,)], "id int")
    asks = {"settings": {"references": "report"}, "parent": {"relationships": [{"to": "parents.id"}]}}
    [result] = audit(spark, ROWS, lookups=lambda name: parents, **asks).values()
    assert (result.outcome, result.failed, result.sample) == ("warn", 1, "1 row, for example parent is 8, which is not in parents (id)")
    [result] = audit(spark, ROWS, **asks).values()
    assert (result.outcome, result.sample) == ("skip", "parents has not been loaded")


@pytest.mark.parametrize("hours, outcome", [(36, "pass"), (35, "warn")])
def test_the_newest_event_is_as_old_as_promised_or_it_is_said(spark, hours, outcome):
    """The newest day began 36 hours before the load."""
    promise = {"property": "latency", "value": hours, "unit": "h", "element": "items.day"}
    [result] = audit(spark, ROWS, sla=[promise]).values()
    assert result.outcome == outcome
    assert result.sample == (None if outcome == "pass" else "36 h since the newest day, promised are 35 h")


def test_the_time_between_loads_needs_no_rows(spark):
    from lakehouse_ingest.quality.audit import audit_table, has_audit

    ruled = contract(table(*COLUMNS), slaProperties=[{"property": "latency", "value": "6h"}]).tables[0]
    for hours, outcome in ((6, "pass"), (7, "warn"), (None, "skip")):
        previous = None if hours is None else NOON - timedelta(hours=hours)
        [result] = audit_table(None, ruled, lambda name: None, LOAD, previous)
        assert result.outcome == outcome
    assert not has_audit(ruled)


def test_an_empty_table_breaks_only_what_asks_for_rows(spark):
    found = audit(spark, [], label={"unique": True, "quality": [metric("nullValues", mustBeLessThan=5, unit="percent")]}, sla=[{"property": "latency", "value": "1d", "element": "items.day"}])
    assert {name: r.outcome for name, r in found.items()} == {"label.unique": "pass", "label.nullValues": "pass", "day.latency": "skip"}
